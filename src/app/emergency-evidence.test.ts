import { describe, expect, it } from 'vitest';
import { type ColumnManifest, forEachGram, Heads, type Model } from '../classification/index.js';
import { type Embedder, type Span, type Triage, URGENCIES } from '../domain/index.js';
import { BodyPrior, compilePlaces, PlaceRecogniser } from '../routing/index.js';
import { matchingForm } from '../text/index.js';
import { type TriageContext, triageOne } from '../triage/index.js';
import { BUNDLED } from './paths.js';
import { loadReferenceData } from './reference-data.js';
import { loadUrgencyCues } from './urgency-cues.js';

const TEXT = 'Podyezdda gaz hidi kelyapti. Buni rahbariyatga yozdim';
/** The one word that the heads go by. */
const WORD = 'rahbariyatga';
const hashes = Uint32Array.from(gramsOf(WORD));

function gramsOf(word: string): number[] {
  const found = new Set<number>();
  forEachGram(word, (hash) => found.add(hash));
  return [...found].sort((one, other) => one - other);
}

function column(name: string, labels: readonly string[]): ColumnManifest {
  return {
    ...{ name, labels: [...labels], related: [], counts: labels.map(() => 1), kind: 'softmax', folds: 0 },
    ...{ chosenC: { dense: 1, ngram: 1 }, combination: { dense: 0, ngram: 1 }, alone: { dense: 0, ngram: 1 } },
    ...{
      outOfFold: null,
      report: { dropped: [], emptyLabels: 0, duplicatesMerged: 0, conflictingTexts: 0, warnings: [] },
    },
  };
}

/** Heads that are sure of a gas matter, a complaint and a critical one, and credit the word with the urgency. */
function sureModel(): Model {
  const columns = [
    column('topic', ['gas_fuel', 'other']),
    column('type', ['shikoyat', 'none']),
    column('urgency', URGENCIES),
  ];
  const labels = columns.flatMap((each) => each.labels);
  const critical = labels.indexOf('critical');
  const weight = (at: number): number => (at % labels.length === critical ? 100 : 0);
  const sure = ['gas_fuel', 'shikoyat', 'critical'];
  return {
    description: {
      ...{ schemaVersion: 1, dataHash: '0'.repeat(64), seed: 1, embedder: { id: 'made-up', dimensions: 2 } },
      ...{ versions: {}, columns },
    },
    vocabulary: { hashes, idf: new Float32Array(hashes.length).fill(1) },
    arrays: {
      denseWeights: new Float32Array(2 * labels.length),
      denseBias: new Float32Array(labels.length),
      ngramWeights: Int8Array.from({ length: hashes.length * labels.length }, (_, at) => weight(at)),
      ngramScales: new Float32Array(labels.length).fill(0.01),
      ngramBias: new Float32Array(labels.length),
      aloneBias: new Float32Array(labels.length),
      outputBias: Float32Array.from(labels, (label) => (sure.includes(label) ? 12 : 0)),
      relatedTables: new Float32Array(0),
    },
  };
}

const embedder: Embedder = {
  ...{ id: 'made-up', dimensions: 2 },
  embed: async () => Float32Array.of(1, 0),
  close: async () => undefined,
};

async function triaged(): Promise<Triage> {
  const reference = await loadReferenceData(BUNDLED.reference);
  const context: TriageContext = {
    ...{ embedder, heads: new Heads(sureModel()), cues: await loadUrgencyCues(), reference },
    bodyPrior: new BodyPrior(reference),
    places: new PlaceRecogniser(compilePlaces(reference.territories, matchingForm)),
    ...{ calibration: undefined, policy: undefined, explanation: 'ngram', clock: () => 0 },
    versions: { version: '', taxonomy: '', heads: '', policy: 'none', prompts: '' },
  };
  return triageOne({ id: 1, text: TEXT }, context);
}

const wordsAt = (spans: readonly Span[] = []): string[] => spans.map(({ start, end }) => TEXT.slice(start, end));

describe('the evidence of an emergency that the heads and the facts agree on', () => {
  it('shows the words of both; the note tells the facts alone', async () => {
    const { urgency, notes } = await triaged();
    expect(urgency).toMatchObject({ value: 'critical', source: 'local' });
    expect(wordsAt(urgency.evidence).join(' ')).toMatch(/gaz hidi.* rahbariyatga/);
    expect(notes.map(({ flag }) => flag)).toEqual(['emergency']);
    expect(wordsAt(notes[0]?.evidence).join(' ')).toMatch(/gaz hidi/);
    expect(wordsAt(notes[0]?.evidence)).not.toContain(WORD);
  });
});
