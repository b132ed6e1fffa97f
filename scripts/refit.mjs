// Fits the bundled heads on the train split of data/corpus, then their calibration, urgency's cut-offs and the policy
// on its dev split, and writes models/heads (npm run models:refit). Same corpus, encoder and seed: same bytes.
// With "-- --rules" the heads stay as they are.
import { join } from 'node:path';

const { BUNDLED, readConfig, refitAll, refitRules } = await import(
  new URL('../dist/app/index.js', import.meta.url).href
);

const task = {
  corpus: join(BUNDLED.root, 'data/corpus'),
  lexicon: join(BUNDLED.root, 'data/lexicon'),
  reference: BUNDLED.reference,
  heads: BUNDLED.heads,
  seed: 1,
};
const around = {
  reporter: {
    info: console.error,
    warn: console.error,
    progress: () => ({ update: () => undefined, stop: () => undefined }),
  },
  signal: new AbortController().signal,
};
const refit = process.argv.includes('--rules') ? refitRules : refitAll;
for (const line of await refit(task, readConfig(), around)) console.log(line);
