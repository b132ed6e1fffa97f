import { describe, expect, it } from 'vitest';
import type { Names, ReferenceData, Triage } from '../../domain/index.js';
import { caseColumns, fillCase } from './index.js';

const names = (uzLatn: string): Names => ({ uzLatn, uzCyrl: '', ru: '', en: '', kaa: '' });
const reference: ReferenceData = {
  version: 'test',
  topics: [
    {
      id: 'pensions',
      group: 'social',
      names: names('Pensiyalar'),
      description: { ru: '', en: '' },
      primary: 'pensiya',
      also: [],
    },
  ],
  agencies: [
    { id: 'pensiya', names: names('Pensiya jamgʻarmasi'), levels: ['republic'], superior: 'imv', aliases: [] },
  ],
  territories: [],
};
const sure = {
  confidence: 1,
  alternatives: [],
  source: 'local' as const,
  action: 'recommend' as const,
  evidence: [],
  explanation: null,
};
const triage: Pick<Triage, 'topic' | 'agency' | 'route'> = {
  topic: { ...sure, value: 'pensions' },
  agency: { ...sure, value: 'pensiya' },
  route: { agency: 'pensiya', level: 'republic', territory: null, excluded: [] },
};

describe('the case system’s table', () => {
  const columns = ['murojaat_raqami', 'ijrochi', 'yonalish', 'izoh'];

  it('gets its blank suggested cells filled and keeps every other cell', () => {
    const fields = { murojaat_raqami: '007', ijrochi: ' ', yonalish: '', izoh: 'a;b' };
    expect(fillCase(columns, fields, triage, reference)).toEqual({
      cells: ['007', 'Pensiya jamgʻarmasi', 'Pensiyalar', 'a;b'],
      filled: true,
    });
  });

  it('leaves blank what the policy only shows or holds back', () => {
    const fields = { murojaat_raqami: '1', ijrochi: '', yonalish: '', izoh: '' };
    const shown = { ...triage, topic: { ...triage.topic, action: 'monitor' as const } };
    expect(fillCase(columns, fields, shown, reference).cells).toEqual(['1', 'Pensiya jamgʻarmasi', '', '']);
    const held = { ...shown, agency: { ...triage.agency, action: 'off' as const } };
    expect(fillCase(columns, fields, held, reference)).toEqual({ cells: ['1', '', '', ''], filled: false });
  });

  it('never changes a cell in which a person has written', () => {
    const fields = { murojaat_raqami: '1', ijrochi: 'Soliq', yonalish: 'Soliqlar', izoh: '' };
    expect(fillCase(columns, fields, triage, reference)).toEqual({
      cells: ['1', 'Soliq', 'Soliqlar', ''],
      filled: false,
    });
  });

  it('leaves the executor open for what is no appeal, and both for a failed record', () => {
    const fields = { murojaat_raqami: '1', ijrochi: '', yonalish: '', izoh: '' };
    expect(fillCase(columns, fields, { ...triage, route: null }, reference).cells).toEqual(['1', '', 'Pensiyalar', '']);
    expect(fillCase(columns, fields, undefined, reference)).toEqual({ cells: ['1', '', '', ''], filled: false });
  });

  it('knows its columns in any letter case', () => {
    expect(caseColumns(['Ijrochi', 'YONALISH'])).toEqual(['Ijrochi', 'YONALISH']);
    expect(fillCase(['Ijrochi', 'YONALISH'], { Ijrochi: 'Soliq', YONALISH: '' }, triage, reference).cells).toEqual([
      'Soliq',
      'Pensiyalar',
    ]);
  });

  it('adds the columns where the export lacks them', () => {
    expect(caseColumns(['murojaat_raqami'])).toEqual(['murojaat_raqami', 'ijrochi', 'yonalish']);
  });
});
