import { MurojaatError } from '../domain/index.js';
import { normaliseText } from '../text/index.js';
import { shorten } from '../triage/index.js';
import type { Config } from './config.js';
import { type Outcome, type RecordFiles, runOneForOne, type Surroundings } from './one-for-one.js';
import { concurrencyOf, openEmbedder } from './open-embedder.js';

/** Writes the sentence vector of each text of a file. */
export async function embedRecords(files: RecordFiles, config: Config, around: Surroundings): Promise<Outcome> {
  const embedder = await openEmbedder(config);
  try {
    return await runOneForOne(
      {
        ...files,
        label: 'embed',
        csvColumns: ['id', 'vector'],
        concurrency: concurrencyOf(config),
        work: async (appeal) => {
          const { text } = normaliseText(shorten(appeal.text).text);
          if (text.trim() === '') throw new MurojaatError('EMPTY_TEXT', 'The text is blank');
          return { id: appeal.id, vector: [...(await embedder.embed(text, { signal: around.signal }))] };
        },
      },
      around,
    );
  } finally {
    await embedder.close();
  }
}
