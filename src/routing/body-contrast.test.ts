import { beforeAll, describe, expect, it } from 'vitest';
import { BUNDLED, loadReferenceData } from '../app/index.js';
import type { ReferenceData } from '../domain/index.js';
import { BodyPrior, bodyContrast, combineBody } from './index.js';

let reference: ReferenceData;
beforeAll(async () => {
  reference = await loadReferenceData(BUNDLED.reference);
});

function softmax(scores: ReadonlyMap<string, number>): Map<string, number> {
  const total = [...scores.values()].reduce((sum, score) => sum + Math.exp(score), 0);
  return new Map([...scores].map(([key, score]) => [key, Math.exp(score) / total]));
}

describe('what carried a body', () => {
  it('is the derivative of its log odds by the scores of both heads', () => {
    const prior = new BodyPrior(reference);
    const agencies = reference.agencies.map(({ id }) => id);
    const head = new Map(agencies.map((id, at) => [id, id === 'het' ? 2 : Math.sin(at)]));
    const topic = new Map(reference.topics.map(({ id }, at) => [id, id === 'electricity' ? 4 : Math.cos(at)]));
    const combinedOf = (bodies = head, topics = topic) =>
      combineBody(softmax(bodies), softmax(topics), prior, agencies);
    const odds = (bodies: Map<string, number>, topics: Map<string, number>): number => {
      const p = combinedOf(bodies, topics).find(({ value }) => value === 'het')?.confidence ?? 0;
      return Math.log(p / (1 - p));
    };
    const contrast = bodyContrast('het', combinedOf(), softmax(topic), prior);
    const moved = (scores: Map<string, number>, key: string, step: number) =>
      new Map(scores).set(key, (scores.get(key) ?? 0) + step);
    for (const key of ['het', 'suvtaminot', 'hududgaz']) {
      const slope = (odds(moved(head, key, 1e-4), topic) - odds(moved(head, key, -1e-4), topic)) / 2e-4;
      expect(contrast.head.get(key) ?? 0).toBeCloseTo(slope, 3);
    }
    for (const key of ['electricity', 'water_sewer', 'gas_fuel']) {
      const slope = (odds(head, moved(topic, key, 1e-4)) - odds(head, moved(topic, key, -1e-4))) / 2e-4;
      expect(contrast.topic.get(key) ?? 0).toBeCloseTo(slope, 3);
    }
    expect(contrast.topic.get('electricity')).toBeGreaterThan(0.1);
    expect(contrast.fromTopic).toBeGreaterThan(0);
  });
});
