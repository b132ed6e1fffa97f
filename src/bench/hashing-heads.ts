import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { BUNDLED, headInput } from '../app/index.js';
import { saveModel } from '../classification/index.js';
import { HashingEmbedder } from '../embedding/index.js';
import { type TrainingRow, trainModel } from '../training/index.js';

const FIELDS = ['topic', 'type', 'urgency', 'agency'] as const;
const lineSchema = z.object({
  text: z.string(),
  split: z.string(),
  topic: z.string(),
  type: z.string(),
  urgency: z.string(),
  agency: z.string(),
});

/** Fits heads to the hashing embedder, so that everything but the model can be run without the model. */
export async function fitHashingHeads(folder: string): Promise<void> {
  const embedder = new HashingEmbedder();
  const rows: TrainingRow[] = [];
  const corpus = join(BUNDLED.root, 'data/corpus');
  for (const name of (await readdir(corpus)).filter((each) => each.endsWith('.jsonl')).sort()) {
    for (const line of (await readFile(join(corpus, name), 'utf8')).split('\n').filter((each) => each !== '')) {
      const { text, split, ...labels } = lineSchema.parse(JSON.parse(line));
      if (split === 'train') rows.push({ ...(await headInput(text, embedder)), labels });
    }
  }
  const { model } = await trainModel(rows, FIELDS, { embedder, seed: 1 });
  await saveModel(model, folder);
}
