// Adapts the general encoder to appeals and writes models/encoder-appeals (npm run models:adapt; needs Python with
// torch, onnx and numpy, see models/build/README.md). `npm run models:refit` then fits the heads over it.
// With "-- --out DIR --set NAME=VALUE …" another folder and other settings of models/build/adapt.py, for comparisons.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { adaptAppealsEncoder, BUNDLED, readConfig } = await import(
  new URL('../dist/app/index.js', import.meta.url).href
);

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: BUNDLED.appealsEncoder },
    work: { type: 'string', default: join(BUNDLED.root, 'models/build/out/appeals') },
    authors: { type: 'string' },
    set: { type: 'string', multiple: true, default: [] },
  },
});
const settings = Object.fromEntries(
  values.set.map((each) => {
    const [name = '', value = ''] = each.split('=');
    return [name, JSON.parse(value)];
  }),
);
const around = {
  reporter: {
    info: console.error,
    warn: console.error,
    progress: (/** @type {string} */ stage) => ({
      update: (/** @type {number} */ done, /** @type {string} */ note = '') => {
        if (done % 100 === 0) console.error(`${stage} ${done} ${note}`);
      },
      stop: () => undefined,
    }),
  },
  signal: new AbortController().signal,
};
await adaptAppealsEncoder(
  {
    corpus: join(BUNDLED.root, 'data/corpus'),
    lexicon: join(BUNDLED.root, 'data/lexicon'),
    reference: BUNDLED.reference,
    start: BUNDLED.encoder,
    out: resolve(values.out),
    work: resolve(values.work),
    authors: values.authors?.split(','),
    seed: 1,
    version: '1.0.0',
    settings,
  },
  readConfig(),
  around,
);
console.log(`written: ${values.out}`);
