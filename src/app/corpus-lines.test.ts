import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusGroups } from '../training/index.js';
import { corpusLines, judgesEncoder } from './corpus-lines.js';
import { BUNDLED } from './index.js';

const folder = join(BUNDLED.root, 'data/corpus');

describe('the texts that judge an adapted encoder', () => {
  it('are about a tenth of the train split, whole groups of it and none of dev or test', async () => {
    const [train, dev, test] = await Promise.all(
      (['train', 'dev', 'test'] as const).map((split) => corpusLines(folder, split)),
    );
    const judging = corpusGroups(train ?? []).filter(judgesEncoder);
    expect(judging.length / (train?.length ?? 0)).toBeGreaterThan(0.07);
    expect(judging.length / (train?.length ?? 0)).toBeLessThan(0.13);
    expect(corpusGroups([...(dev ?? []), ...(test ?? [])]).filter(judgesEncoder)).toEqual([]);
  });
});
