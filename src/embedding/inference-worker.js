// @ts-check
/**
 * One inference thread: one tokenizer, one ONNX session with one thread, one text a call (docs/architecture.md,
 * truths 7 and 8). A text's vector is the mean over all its tokens' states, over all windows, scaled to length 1.
 */
import { basename, dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { AutoModel, AutoTokenizer, env, Tensor } from '@huggingface/transformers';
import { pieces, windows } from './windows.js';

/** @type {{ directory: string, prefix: string, maxTokens: number, dimensions: number, dtype: 'q8' | 'fp32', stop: Int32Array }} */
const settings = workerData;

env.allowRemoteModels = false;
env.allowLocalModels = true;
env.useFSCache = false;
env.localModelPath = dirname(settings.directory);

const name = basename(settings.directory);
const tokenizer = await AutoTokenizer.from_pretrained(name, { local_files_only: true });
const model = await AutoModel.from_pretrained(name, {
  dtype: settings.dtype,
  device: 'cpu',
  local_files_only: true,
  session_options: { intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: 'sequential' },
});

/** @param {string} text */
const encode = (text) => tokenizer.encode(text, { add_special_tokens: false });
const [bos, eos] = tokenizer.encode('').slice(0, 2);
const unknown = tokenizer.unk_token_id ?? encode('\u{10ffff}')[0];
const prefix = settings.prefix.trim() === '' ? [] : encode(settings.prefix.trim());
const capacity = settings.maxTokens - 2 - prefix.length;

/** @param {string} text */
const tokenize = (text) => pieces(text).flatMap((piece) => (piece.trim() === '' ? [] : encode(piece)));

/**
 * @param {number[]} ids content tokens of one window
 * @param {Float64Array} sum the states of the window's tokens are added to it
 */
async function addStates(ids, sum) {
  const input = [bos ?? 0, ...prefix, ...ids, eos ?? 2];
  const shape = [1, input.length];
  const output = await model({
    input_ids: new Tensor('int64', BigInt64Array.from(input, BigInt), shape),
    attention_mask: new Tensor('int64', new BigInt64Array(input.length).fill(1n), shape),
    token_type_ids: new Tensor('int64', new BigInt64Array(input.length), shape),
  });
  const states = output.last_hidden_state.data;
  const width = sum.length;
  for (let at = 0; at < states.length; at++) sum[at % width] += states[at];
}

/** @param {string} text */
async function embed(text) {
  const sum = new Float64Array(settings.dimensions);
  for (const window of windows(tokenize(text), capacity)) {
    if (Atomics.load(settings.stop, 0) === 1) throw new Error('stopped');
    await addStates(window, sum);
  }
  const length = Math.hypot(...sum) || 1;
  return Float32Array.from(sum, (value) => value / length);
}

/** @param {string} text */
function count(text) {
  const ids = tokenize(text);
  return { tokens: ids.length, unknown: ids.filter((id) => id === unknown).length };
}

/**
 * A text as one input of the model: what its first window would be, were it as full as it can be.
 * @param {string} text
 */
const firstInput = (text) => [bos ?? 0, ...prefix, ...tokenize(text).slice(0, capacity), eos ?? 2];

const work = { embed, count, ids: firstInput };

parentPort?.on('message', async (/** @type {{ id: number, kind: keyof typeof work, text: string }} */ job) => {
  try {
    const value = await work[job.kind](job.text);
    parentPort?.postMessage({ id: job.id, value });
  } catch (error) {
    parentPort?.postMessage({ id: job.id, error: error instanceof Error ? error.name : 'Error' });
  }
});
parentPort?.postMessage({ ready: true });
