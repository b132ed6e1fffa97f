// Fits the bundled heads on the training split of data/corpus and writes models/heads (npm run models:heads).
// Same corpus, encoder and seed: same bytes.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const { BUNDLED, loadReferenceData, readConfig, trainToFolder } = await import(
  new URL('../dist/app/index.js', import.meta.url).href
);

const COLUMNS = ['topic', 'type', 'urgency', 'agency'];
const folder = join(BUNDLED.root, 'data/corpus');
const lines = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .sort()
  .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));
// folds are cut between authors: what counts is how the heads do on people whose writing they have not seen
const texts = lines
  .filter(({ split }) => split === 'train')
  .map((line) => ({ text: line.text, labels: line, group: line.author }));
const reference = await loadReferenceData(BUNDLED.reference);
/**
 * Phrases of one lexicon file; a topic's phrases also speak for its usual body, and those of "other" for no appeal.
 * @param {string} column
 */
function phrasesOf(column) {
  const lines = readFileSync(join(BUNDLED.root, `data/lexicon/${column}.tsv`), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const [label = '', , text = ''] = line.split('\t');
      /** @type {Record<string, string>} */
      const labels = { [column]: label };
      const primary = reference.topics.find((/** @type {{ id: string }} */ each) => each.id === label)?.primary;
      if (column === 'topic') labels.agency = primary;
      if (column === 'topic' && label === 'other') labels.type = 'none';
      return { text, labels, phrase: true };
    });
}
const phrases = ['topic', 'urgency', 'type'].flatMap(phrasesOf);

const quiet = {
  info: console.error,
  warn: console.error,
  progress: () => ({ update: () => undefined, stop: () => undefined }),
};
const { manifest } = await trainToFolder(
  { texts: [...texts, ...phrases], columns: COLUMNS, target: BUNDLED.heads, seed: 1 },
  readConfig(),
  {
    reporter: quiet,
    signal: new AbortController().signal,
  },
);
for (const { name, labels, outOfFold } of manifest.columns) {
  const measured = outOfFold?.combined;
  console.log(
    `${name}: ${labels.length} labels, cross-validated accuracy ${measured?.accuracy.toFixed(3)}, macro-F1 ${measured?.macroF1.toFixed(3)}, ECE ${measured?.ece.toFixed(3)}`,
  );
}
