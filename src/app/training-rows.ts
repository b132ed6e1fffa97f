import type { HeadInput } from '../classification/index.js';
import { MurojaatError, type Reporter } from '../domain/index.js';
import type { CachedEmbedder, LocalEmbedder } from '../embedding/index.js';
import { alignVectors, type TrainingRow } from '../training/index.js';
import type { Config } from './config.js';
import { concurrencyOf } from './open-embedder.js';
import { headInputs } from './prepare.js';

/** One labelled text to learn from. */
export interface TrainingText {
  readonly text: string;
  readonly labels: Readonly<Record<string, string | undefined>>;
  readonly group?: string | undefined;
  /** A phrase that names its label without being a text like those to be judged; it is never held out. */
  readonly phrase?: boolean | undefined;
  /** Held out from every fit that is judged (`TrainingRow.heldOut`). */
  readonly heldOut?: boolean | undefined;
  /** The text's vector by an encoder that has not learnt the held-out texts (`TrainingRow.judgingDense`). */
  readonly judgingDense?: Float32Array | undefined;
}

export interface Around {
  readonly reporter: Reporter;
  readonly signal: AbortSignal;
}

/** Above this many texts the user is told beforehand that embedding takes its time. */
const MANY_TEXTS = 10_000;
/** Texts embedded in a second on two cores, for the forecast only. */
const TEXTS_PER_SECOND = 55;
const SAMPLE = 500;
/** What a phrase counts beside a text: the best of 0.05, 0.1 and 0.3 on the texts held out when the lexicon was first tried. */
export const PHRASE_WEIGHT = 0.3;

/**
 * Embeds the texts; vectors are kept on disk. `undefined` for a text in which nothing is left after cleaning.
 * @throws MurojaatError INTERRUPTED, EMBEDDING_FAILED
 */
export async function embedAll(
  texts: readonly TrainingText[],
  config: Config,
  embedder: CachedEmbedder,
  { reporter, signal }: Around,
): Promise<(HeadInput | undefined)[]> {
  const total = texts.length;
  if (total > MANY_TEXTS) {
    const minutes = Math.ceil(total / TEXTS_PER_SECOND / 60);
    reporter.info(
      `embedding ${total} texts takes about ${minutes} minutes on two cores; vectors are kept, so that an interrupted run goes on`,
    );
  }
  const progress = reporter.progress('embedding', total);
  const inputs = await headInputs(
    texts.map(({ text }) => text),
    embedder,
    { concurrency: concurrencyOf(config), signal, onDone: (done) => progress.update(done, `${done} texts`) },
  ).finally(() => progress.stop());
  if (signal.aborted) {
    throw new MurojaatError('INTERRUPTED', 'Interrupted while embedding; what was embedded is kept', {
      fix: 'run the same command again: it goes on from there',
    });
  }
  return inputs;
}

/** Training rows of the texts that are not blank; phrases weigh less and are moved to where the texts lie. */
export function rowsOf(texts: readonly TrainingText[], inputs: readonly (HeadInput | undefined)[]): TrainingRow[] {
  const known = texts.flatMap((text, index) => {
    const input = inputs[index];
    return input === undefined ? [] : [{ ...text, ...input }];
  });
  const samples = known.filter(({ phrase }) => phrase !== true);
  const phrases = known.filter(({ phrase }) => phrase === true);
  const vectorsOf = (rows: typeof known): Float32Array[] => rows.map(({ dense }) => dense);
  // the phrases are moved by texts that judge nothing
  const aligned = alignVectors(vectorsOf(phrases), vectorsOf(samples.filter(({ heldOut }) => heldOut !== true)));
  return [
    ...samples.map(({ dense, ngramText, labels, group, heldOut, judgingDense }) => ({
      ...{ dense, ngramText, labels, group },
      ...{ heldOut, judgingDense },
    })),
    ...phrases.map(({ dense, ngramText, labels }, index) => ({
      ...{ dense: aligned[index] ?? dense, ngramText, labels },
      ...{ weight: PHRASE_WEIGHT, auxiliary: true },
    })),
  ];
}

/** Share of tokens that the encoder's vocabulary does not know, over every n-th text. */
export async function unknownShareOf(texts: readonly TrainingText[], encoder: LocalEmbedder): Promise<number> {
  const step = Math.max(1, Math.floor(texts.length / SAMPLE));
  const sample = texts.filter((_, index) => index % step === 0).slice(0, SAMPLE);
  const counts = await Promise.all(sample.map(({ text }) => encoder.countTokens(text.slice(0, 2000))));
  const tokens = counts.reduce((sum, count) => sum + count.tokens, 0);
  const unknown = counts.reduce((sum, count) => sum + count.unknown, 0);
  return unknown / Math.max(1, tokens);
}
