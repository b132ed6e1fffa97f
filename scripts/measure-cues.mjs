// Measures the grammar of dangers (data/reference/urgency-*) on the train and dev splits, by language and script, and
// with --write puts the dev figures into urgency-rules.json (npm run cues:measure). Never on test, and on dev never on
// the authors whose texts were read when the words were chosen (`readAuthors`).
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const { BUNDLED, loadUrgencyCues, measureCues } = await import(new URL('../dist/app/index.js', import.meta.url).href);

const folder = join(BUNDLED.root, 'data/corpus');
const lines = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .sort()
  .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));
const cues = await loadUrgencyCues();

for (const split of ['train', 'dev']) {
  const texts = lines.filter((line) => line.split === split && isEvidence(line));
  print(`${split} (${texts.length})`, measureCues(cues, texts));
  for (const group of [...new Set(texts.map(({ lang, script }) => `${lang}-${script}`))].sort()) {
    print(
      `  ${group}`,
      measureCues(
        cues,
        texts.filter(({ lang, script }) => `${lang}-${script}` === group),
      ),
    );
  }
}

if (process.argv.includes('--write')) {
  const path = join(BUNDLED.reference, 'urgency-rules.json');
  const figures = measureCues(
    cues,
    lines.filter((line) => line.split === 'dev' && isEvidence(line)),
  );
  const row = (/** @type {Record<string, number>} */ { right, matched, found, all }) =>
    JSON.stringify({ right, matched, found, all });
  const measured = `"measured": {\n  "critical": ${row(figures.critical)},\n  "high": ${row(figures.high)}\n }`;
  const before = readFileSync(path, 'utf8');
  writeFileSync(path, before.replace(/"measured": \{\s*"critical": \{[^}]*\},\s*"high": \{[^}]*\}\s*\}/, measured));
  process.stdout.write(`written to ${path}\n`);
}

/** @param {{ author: string, split: string }} line */
function isEvidence({ author, split }) {
  return split === 'train' || !cues.readAuthors.has(author);
}

/**
 * @param {string} name
 * @param {Record<'critical' | 'high', Record<string, number>>} figures
 */
function print(name, { critical, high }) {
  const parts = [critical, high].map(
    (each) => `${each.right}/${each.matched} right (or above ${each.rightOrAbove}), ${each.found}/${each.all} found`,
  );
  process.stdout.write(`${name.padEnd(16)} critical ${parts[0]}; high ${parts[1]}\n`);
}
