import { describe, expect, it } from 'vitest';
import type { ReferenceData, Triage } from '../domain/index.js';
import { daySummary } from './day-summary.js';
import { INTERFACE_LANGUAGES, interfaceLanguage } from './messages.js';

const names = { uzLatn: 'Gaz', uzCyrl: 'Газ', ru: 'Газ (ру)', en: 'Gas', kaa: '' };
const reference: ReferenceData = {
  version: 'test',
  topics: [
    { id: 'gas_fuel', group: 'utilities', names, description: { ru: '', en: '' }, primary: 'hududgaz', also: [] },
  ],
  agencies: [{ id: 'hududgaz', names, levels: ['district'], superior: 'energetika', aliases: [] }],
  territories: [],
};
const suggestion = (value: string, confidence: number) => ({
  value,
  confidence,
  alternatives: [],
  source: 'local' as const,
  action: 'recommend' as const,
  evidence: [],
  explanation: null,
});
const appeal = (id: number, urgency: string, confidence: number): Triage => ({
  id,
  language: { code: 'uz', script: 'Latn', confidence: 1 },
  topic: suggestion('gas_fuel', confidence),
  type: suggestion('ariza', 0.9),
  urgency: suggestion(urgency, confidence),
  agency: suggestion('hududgaz', 0.9),
  route: { agency: 'hududgaz', level: 'district', territory: null, excluded: [] },
  flags: [],
  notes: [],
  parts: [],
  terms: null,
  draft: null,
  usage: { ms: 1, llmCalls: 0, tokens: 0, cost: 0 },
  model: { version: '0', taxonomy: 't', heads: 'h', policy: 'none', prompts: 'none' },
});

describe('the summary of a day', () => {
  const day = {
    triages: [appeal(1, 'critical', 0.4), appeal(2, 'critical', 0.9), appeal(3, 'normal', 0.9)],
    failed: 1,
    reasons: new Map([[2, 'smell of gas']]),
  };

  it('names the emergencies first, the surest at the top, with their reasons', () => {
    const text = daySummary(day, reference, 'en');
    expect(text).toContain('Emergencies: 2');
    expect(text.indexOf('words in the text: smell of gas')).toBeLessThan(text.indexOf('model 40 % sure'));
    expect(text).toContain('topic less than 50 % sure');
    expect(text).toContain('could not be processed');
  });

  it.each(INTERFACE_LANGUAGES)('has no unfilled place in %s', (language) => {
    expect(daySummary(day, reference, language)).not.toMatch(/\{\d\}|undefined/);
  });

  it('knows its languages', () => {
    expect(interfaceLanguage('UZ-LATN')).toBe('uz-Latn');
    expect(() => interfaceLanguage('de')).toThrow(expect.objectContaining({ code: 'USAGE' }));
  });
});
