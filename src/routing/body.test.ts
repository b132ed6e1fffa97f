import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadReferenceData } from '../app/reference-data.js';
import type { ReferenceData } from '../domain/index.js';
import { BodyPrior, combineBody, suggestRoute } from './index.js';

let reference: ReferenceData;
beforeAll(async () => {
  reference = await loadReferenceData(fileURLToPath(new URL('../../data/reference', import.meta.url)));
});

const agency = (id: string) => {
  const found = reference.agencies.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no agency ${id}`);
  return found;
};

describe('the body from head and topic', () => {
  const combine = (head: [string, number][], topics: [string, number][]) =>
    combineBody(
      new Map(head),
      new Map(topics),
      new BodyPrior(reference),
      reference.agencies.map(({ id }) => id),
    );

  it('sums to one over all bodies, falling', () => {
    const bodies = combine(
      [['het', 0.5]],
      [
        ['electricity', 0.7],
        ['heating', 0.3],
      ],
    );
    expect(bodies.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1, 9);
    expect(bodies.map(({ confidence }) => confidence)).toEqual(
      bodies.map(({ confidence }) => confidence).sort((a, b) => b - a),
    );
  });

  it('takes the topic’s usual body where the head says nothing', () => {
    expect(combine([], [['pensions', 1]])[0]?.value).toBe('pensiya');
  });

  it('lets the head choose among a topic’s bodies', () => {
    expect(
      combine(
        [
          ['din', 0.9],
          ['madaniyat', 0.05],
        ],
        [['culture_sport_religion', 1]],
      )[0]?.value,
    ).toBe('din');
  });
});

describe('the office', () => {
  it.each([
    ['het', { region: '1703', district: '1703206' }, 'district', '1703206'],
    ['het', { region: '1703', district: null }, 'region', '1703'],
    ['het', { region: null, district: null }, 'district', null],
    ['mehnat_insp', { region: '1703', district: '1703206' }, 'region', '1703'],
    ['otfiv', { region: '1703', district: '1703206' }, 'republic', null],
  ] as const)('%s at %j', (id, place, level, territory) => {
    expect(suggestRoute(agency(id), place)).toEqual({ agency: id, level, territory, excluded: [] });
  });

  it('in Karakalpakstan without a district is the Council of Ministers in place of a regional khokimiyat', () => {
    expect(suggestRoute(agency('hokimiyat'), { region: '1735', district: null })).toMatchObject({
      agency: 'qqr_vk',
      level: 'region',
      territory: '1735',
    });
    expect(suggestRoute(agency('hokimiyat'), { region: '1735', district: '1735401' })).toMatchObject({
      agency: 'hokimiyat',
      level: 'district',
    });
  });
});
