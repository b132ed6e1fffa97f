import { createHash } from 'node:crypto';
import { compareText } from '../evaluation/index.js';
import { compareEncodings, type LabelledRow } from '../training/index.js';
import type { Config } from './config.js';
import { type EncoderName, type EncoderPlace, encoderNamed, encoderNames } from './encoders.js';
import { openEmbedder, withCache } from './open-embedder.js';
import { trainingProgress } from './training-progress.js';
import { type Around, embedAll, type TrainingText } from './training-rows.js';

/** Texts on which encoders are compared. */
const MOST_COMPARED = 2_000;

export interface Choice {
  readonly texts: readonly TrainingText[];
  readonly columns: readonly string[];
  readonly seed: number;
  /** The encoder that the user named. */
  readonly encoder?: EncoderName | undefined;
}

/**
 * The encoder to train over: the named one, the only one, or the one whose vectors, pooled with the n-gram view,
 * have the lower held-out log loss summed over the columns, on a sample of the texts; of equals the first.
 * @throws MurojaatError MODEL_NOT_FOUND, INTERRUPTED
 */
export async function chooseEncoder(
  choice: Choice,
  places: readonly EncoderPlace[],
  config: Config,
  around: Around,
): Promise<EncoderPlace> {
  const [first] = places;
  if (first === undefined || choice.encoder !== undefined) return encoderNamed(choice.encoder ?? 'general', places);
  if (places.length === 1) return first;
  const losses = await lossesOf({ ...choice, texts: sampleOf(choice.texts) }, places, config, around);
  const best = places[losses.indexOf(Math.min(...losses))] ?? first;
  const told = places.map(({ name }, index) => `${name} ${losses[index]?.toFixed(3)}`).join(', ');
  around.reporter.info(
    `encoder ${best.name}: the lower held-out log loss (${told}); choose with --encoder ${encoderNames(places).join('|')}`,
  );
  return best;
}

async function lossesOf(
  { texts, columns, seed }: Choice,
  places: readonly EncoderPlace[],
  config: Config,
  around: Around,
): Promise<number[]> {
  const encodings: Float32Array[][] = [];
  let rows: LabelledRow[] = [];
  for (const { folder } of places) {
    const embedder = await withCache(await openEmbedder(config, folder), config);
    const inputs = await embedAll(texts, config, embedder, around).finally(() => embedder.close());
    const known = inputs.flatMap((input, index) => {
      const text = texts[index];
      return input === undefined || text === undefined ? [] : [{ ...text, ...input }];
    });
    encodings.push(known.map(({ dense }) => dense));
    rows = known.map(({ ngramText, labels, group }) => ({ ngramText, labels, group }));
  }
  return trainingProgress(around, (watched) => compareEncodings(rows, encodings, columns, { seed, ...watched }));
}

/** At most `MOST_COMPARED` texts that could be judged, chosen by their hash: the same whatever their order. */
function sampleOf(texts: readonly TrainingText[]): TrainingText[] {
  return texts
    .filter(({ phrase, heldOut }) => phrase !== true && heldOut !== true)
    .map((text) => ({ text, key: createHash('sha256').update(text.text).digest('hex') }))
    .sort((one, other) => compareText(one.key, other.key))
    .slice(0, MOST_COMPARED)
    .map(({ text }) => text);
}
