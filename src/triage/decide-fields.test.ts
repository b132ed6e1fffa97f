import { describe, expect, it } from 'vitest';
import { type CalibrationRules, ranked } from '../classification/index.js';
import { decideFields } from './decide-fields.js';
import type { Weighed } from './weigh.js';

const neutral = { intercept: 0, slope: 0, centre: 5, range: [3, 7] as [number, number], groups: {} };
const soft = { ...neutral, intercept: 1 };
const calibration: CalibrationRules = {
  fields: {
    topic: { temperature: soft },
    type: { temperature: neutral },
    urgency: { temperature: neutral },
    agency: { temperature: soft },
  },
  urgency: { cutOffs: { critical: 0.2, high: 0.4 } },
};
const weighed: Weighed = {
  distributions: {
    topic: ranked(['gas_fuel', 'roads'], [0.9, 0.1]),
    type: ranked(['ariza', 'shikoyat', 'taklif', 'none'], [0.3, 0.2, 0.1, 0.4]),
    urgency: ranked(['critical', 'high', 'low', 'normal'], [0.25, 0.2, 0.1, 0.45]),
    agency: ranked(['het', 'imv'], [0.8, 0.2]),
  },
  features: { length: 100, language: 'uz', script: 'Latn' },
  facts: undefined,
};
const facts = { level: 'critical' as const, precision: 0.8, evidence: [{ start: 0, end: 3 }] };
const context = { calibration, policy: undefined };

describe('deciding the fields', () => {
  it('softens topic and body, keeps their values, and without a policy only shows', () => {
    const { topic, agency } = decideFields(weighed, context);
    expect([topic.value, agency.value]).toEqual(['gas_fuel', 'het']);
    expect(topic.confidence).toBeLessThan(0.9);
    expect(agency.confidence).toBeLessThan(0.8);
    expect([topic.action, agency.action]).toEqual(['monitor', 'monitor']);
  });

  it('asks the calibrated topic whether a text can be no appeal', () => {
    expect(decideFields(weighed, context).type.value).toBe('ariza');
    const unsure = {
      ...context,
      calibration: {
        ...calibration,
        fields: { ...calibration.fields, topic: { temperature: { ...neutral, intercept: 3 } } },
      },
    };
    expect(decideFields(weighed, unsure).type.value).toBe('none');
  });

  it('calls a text critical by its cut-off, with its own probability', () => {
    const { urgency } = decideFields(weighed, context);
    expect(urgency).toMatchObject({ value: 'critical', confidence: 0.25, source: 'local' });
    expect(urgency.alternatives[0]).toEqual({ value: 'normal', confidence: 0.45 });
    expect(decideFields(weighed, { ...context, calibration: undefined }).urgency.value).toBe('normal');
  });

  it('facts that confirm the head make it surer, never less sure', () => {
    expect(decideFields({ ...weighed, facts }, context).urgency).toMatchObject({
      value: 'critical',
      confidence: 0.8,
      source: 'rule',
    });
    const sure = {
      ...weighed.distributions,
      urgency: ranked(['critical', 'high', 'low', 'normal'], [0.9, 0.05, 0.02, 0.03]),
    };
    expect(decideFields({ ...weighed, distributions: sure, facts }, context).urgency.confidence).toBe(0.9);
  });
});
