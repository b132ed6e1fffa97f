import { describe, expect, it } from 'vitest';
import { ranked } from '../classification/index.js';
import { seededRandom } from '../domain/index.js';
import { fitCutOffs, qualityOf, type UrgencyRow, urgencyOf, urgencyQuality } from './fit-cut-offs.js';

const LABELS = ['critical', 'high', 'normal', 'low'];
const BASE = [0.08, 0.2, 0.6, 0.12];

/** The place that a number in [0, 1) falls on among shares that sum to 1. */
function drawnFrom(shares: readonly number[], number: number): number {
  return shares.findIndex((_, at) => shares.slice(0, at + 1).reduce((sum, share) => sum + share, 0) > number);
}

/** Rows whose head knows the truth up to noise, and shrinks the rare `critical` as heads do. */
function rows(count: number, seed: number): UrgencyRow[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const truth = LABELS[drawnFrom(BASE, random())] ?? 'normal';
    const weights = LABELS.map((label, at) => (BASE[at] ?? 0) * Math.exp(4 * random() + (label === truth ? 2.2 : 0)));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const distribution = ranked(
      LABELS,
      weights.map((weight) => weight / total),
    );
    return { distribution, truth, raised: truth === 'critical' && random() < 0.2 ? ('critical' as const) : undefined };
  });
}

describe('fitting the cut-offs of urgency', () => {
  it('finds nine in ten of the critical appeals where the most probable label does not, also on unseen texts', () => {
    const seen = rows(800, 1);
    const cutOffs = fitCutOffs(seen);
    expect(urgencyQuality(seen, undefined).criticalFound).toBeLessThan(0.85);
    expect(urgencyQuality(seen, cutOffs)).toMatchObject({
      criticalFound: expect.toSatisfy((share: number) => share >= 0.9),
      criticalAtLeastHigh: expect.toSatisfy((share: number) => share >= 0.97),
    });
    const unseen = urgencyQuality(rows(3000, 2), cutOffs);
    expect(unseen.criticalFound).toBeGreaterThan(0.84);
    expect(unseen.criticalAtLeastHigh).toBeGreaterThan(0.93);
  });

  it('takes no pair that keeps the demands and has a lower macro-F1 than another', () => {
    const seen = rows(300, 3);
    const chosen = urgencyQuality(seen, fitCutOffs(seen)).macroF1;
    for (const critical of [0.1, 0.2, 0.3, 0.5]) {
      for (const high of [0.1, 0.3, 0.5, 0.7]) {
        const { criticalFound, criticalAtLeastHigh, macroF1 } = urgencyQuality(seen, { critical, high });
        if (criticalFound >= 0.9 && criticalAtLeastHigh >= 0.97) expect(macroF1).toBeLessThanOrEqual(chosen + 1e-9);
      }
    }
  });

  it('comes as close as it can where a danger is hidden from the head', () => {
    const hidden = { distribution: ranked(LABELS, [0.001, 0.009, 0.98, 0.01]), truth: 'critical', raised: undefined };
    const seen = [...rows(100, 4), ...Array.from({ length: 10 }, () => hidden)];
    const quality = urgencyQuality(seen, fitCutOffs(seen));
    expect(quality.criticalFound).toBeLessThan(0.9);
    expect(quality.criticalFound).toBeGreaterThanOrEqual(
      urgencyQuality(seen, { critical: 0.06, high: 0.06 }).criticalFound,
    );
  });

  it('facts raise whatever the head says, and never lower', () => {
    const calm = { distribution: ranked(LABELS, [0, 0, 1, 0]), truth: 'normal' };
    expect(urgencyOf({ ...calm, raised: 'critical' }, { critical: 0.9, high: 0.9 })).toBe('critical');
    expect(urgencyOf({ ...calm, raised: 'high' }, { critical: 0.9, high: 0.9 })).toBe('high');
    expect(urgencyOf({ ...calm, raised: 'high' }, { critical: 0, high: 0 })).toBe('critical');
    expect(urgencyOf({ ...calm, raised: undefined }, undefined)).toBe('normal');
  });

  it('counts what was found and what was at least high', () => {
    const truth = ['critical', 'critical', 'critical', 'critical', 'normal', 'normal'];
    const given = ['critical', 'critical', 'high', 'low', 'critical', 'normal'];
    expect(qualityOf(truth, given)).toMatchObject({
      criticalFound: 0.5,
      criticalAtLeastHigh: 0.75,
      criticalPrecision: 2 / 3,
    });
  });
});
