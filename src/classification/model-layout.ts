import { MurojaatError } from '../domain/index.js';
import type { Model } from './model.js';
import type { ArrayEntry, ModelDescription } from './model-schema.js';

/**
 * `weights.bin`: arrays of little-endian numbers one after another, each starting at a multiple of 8 bytes, gaps
 * zero. The directory in `model.json` names them, their type, start and length.
 */
const ALIGNMENT = 8;
const TYPE_OF = {
  'vocabulary.hashes': 'u32',
  'vocabulary.idf': 'f32',
  'dense.weights': 'f32',
  'dense.bias': 'f32',
  'ngram.weights': 'i8',
  'ngram.scales': 'f32',
  'ngram.bias': 'f32',
  'alone.bias': 'f32',
  'output.bias': 'f32',
  'related.tables': 'f32',
} as const;
type ArrayName = keyof typeof TYPE_OF;

const BYTES = { u32: 4, f32: 4, i8: 1 } as const;

/** Lays the model's arrays out: the bytes of `weights.bin` and its directory. */
export function layOut(model: Model): { bytes: Uint8Array; arrays: ArrayEntry[] } {
  const parts: [ArrayName, Uint32Array | Float32Array | Int8Array][] = [
    ['vocabulary.hashes', model.vocabulary.hashes],
    ['vocabulary.idf', model.vocabulary.idf],
    ['dense.weights', model.arrays.denseWeights],
    ['dense.bias', model.arrays.denseBias],
    ['ngram.weights', model.arrays.ngramWeights],
    ['ngram.scales', model.arrays.ngramScales],
    ['ngram.bias', model.arrays.ngramBias],
    ['alone.bias', model.arrays.aloneBias],
    ['output.bias', model.arrays.outputBias],
    ['related.tables', model.arrays.relatedTables],
  ];
  let end = 0;
  const arrays = parts.map(([name, values]): ArrayEntry => {
    const offset = Math.ceil(end / ALIGNMENT) * ALIGNMENT;
    end = offset + values.byteLength;
    return { name, type: TYPE_OF[name], offset, length: values.length };
  });
  const bytes = new Uint8Array(end);
  parts.forEach(([, values], index) => {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), arrays[index]?.offset ?? 0);
  });
  return { bytes, arrays };
}

/**
 * Reads the arrays back; they share the memory of `bytes`, whose `byteOffset` must be a multiple of 8.
 * Throws MODEL_DAMAGED where the directory does not fit the file or the description.
 */
export function readLayout(description: ModelDescription, entries: readonly ArrayEntry[], bytes: Uint8Array): Model {
  const hashes = u32(entries, bytes, 'vocabulary.hashes');
  const features = hashes.length;
  const classes = description.columns.reduce((sum, column) => sum + column.labels.length, 0);
  return {
    description,
    vocabulary: { hashes, idf: f32(entries, bytes, 'vocabulary.idf', features) },
    arrays: {
      denseWeights: f32(entries, bytes, 'dense.weights', classes * description.embedder.dimensions),
      denseBias: f32(entries, bytes, 'dense.bias', classes),
      ngramWeights: i8(entries, bytes, 'ngram.weights', features * classes),
      ngramScales: f32(entries, bytes, 'ngram.scales', classes),
      ngramBias: f32(entries, bytes, 'ngram.bias', classes),
      aloneBias: f32(entries, bytes, 'alone.bias', classes),
      outputBias: f32(entries, bytes, 'output.bias', classes),
      relatedTables: f32(entries, bytes, 'related.tables', tableSize(description)),
    },
  };
}

/** Count of numbers in all tables of related columns. */
function tableSize({ columns }: ModelDescription): number {
  const sizes = new Map(columns.map((column) => [column.name, column.labels.length]));
  const ofColumn = ({ related, labels }: ModelDescription['columns'][number]): number =>
    related.reduce((sum, { column }) => sum + (sizes.get(column) ?? 0) * labels.length, 0);
  return columns.reduce((sum, column) => sum + ofColumn(column), 0);
}

function u32(entries: readonly ArrayEntry[], bytes: Uint8Array, name: ArrayName): Uint32Array {
  const { offset, length } = located(entries, bytes, name);
  return new Uint32Array(bytes.buffer, bytes.byteOffset + offset, length);
}

function f32(entries: readonly ArrayEntry[], bytes: Uint8Array, name: ArrayName, expected: number): Float32Array {
  const { offset, length } = located(entries, bytes, name, expected);
  return new Float32Array(bytes.buffer, bytes.byteOffset + offset, length);
}

function i8(entries: readonly ArrayEntry[], bytes: Uint8Array, name: ArrayName, expected: number): Int8Array {
  const { offset, length } = located(entries, bytes, name, expected);
  return new Int8Array(bytes.buffer, bytes.byteOffset + offset, length);
}

function located(entries: readonly ArrayEntry[], bytes: Uint8Array, name: ArrayName, expected?: number): ArrayEntry {
  const entry = entries.find((candidate) => candidate.name === name);
  const type = TYPE_OF[name];
  const fits =
    entry !== undefined &&
    entry.type === type &&
    (expected === undefined || entry.length === expected) &&
    entry.offset + entry.length * BYTES[type] <= bytes.length;
  if (fits) return entry;
  throw new MurojaatError('MODEL_DAMAGED', `The model's directory does not describe the array "${name}" rightly.`, {
    expected: `${expected ?? 'some'} numbers of type ${type} inside ${bytes.length} bytes`,
    got: entry === undefined ? 'no such array' : `${entry.length} of type ${entry.type} at byte ${entry.offset}`,
    fix: 'train the model anew, or copy its folder again from where it came',
  });
}
