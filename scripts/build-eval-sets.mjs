// Derives the frozen evaluation sets from data/corpus (npm run eval:sets): eval/dev.jsonl and eval/test.jsonl are the
// lines of those splits by id, eval/gate-sample.jsonl is about 120 lines of dev for the gate that CI runs.
// Same corpus, same bytes. With --check it writes nothing and fails where a file is not what it would write.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** @typedef {{ id: string, lang: string, script: string, urgency: string, split: string, json: string }} Line */

const GATE_LINES = 120;
const root = new URL('../', import.meta.url);
const corpus = new URL('data/corpus/', root);

/** @type {Line[]} */
const lines = readdirSync(corpus)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(new URL(name, corpus), 'utf8').split('\n'))
  .filter((json) => json.trim() !== '')
  .map((json) => ({ ...JSON.parse(json), json }))
  .sort((one, other) => compare(one.id, other.id));

/** Order of code units, the same on every machine. @param {string} one @param {string} other */
function compare(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** @param {Line} line */
const hashOf = ({ id }) => createHash('sha256').update(id).digest('hex');

/**
 * A part of the lines in which every language, script and urgency has its share, at least one line each. Which ones is
 * decided by the hash of their ids, so that a line that is added or dropped moves few others.
 * @param {Line[]} from
 */
function stratified(from) {
  /** @type {Map<string, Line[]>} */
  const strata = new Map();
  for (const line of from) {
    const key = `${line.lang} ${line.script} ${line.urgency}`;
    strata.set(key, [...(strata.get(key) ?? []), line]);
  }
  const chosen = [...strata.values()].flatMap((members) => {
    const quota = Math.max(1, Math.round((GATE_LINES * members.length) / from.length));
    return members.sort((one, other) => compare(hashOf(one), hashOf(other))).slice(0, quota);
  });
  return chosen.sort((one, other) => compare(one.id, other.id));
}

const [dev, test] = ['dev', 'test'].map((split) => lines.filter((line) => line.split === split));
const sets = { dev: dev ?? [], test: test ?? [], 'gate-sample': stratified(dev ?? []) };
const check = process.argv.includes('--check');
const stale = [];
for (const [name, members] of Object.entries(sets)) {
  const file = new URL(`eval/${name}.jsonl`, root);
  const content = members.map(({ json }) => `${json}\n`).join('');
  if (!check) writeFileSync(file, content);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== content) stale.push(`eval/${name}.jsonl`);
  if (!check) console.log(`eval/${name}.jsonl: ${members.length} lines`);
}
if (stale.length > 0) {
  console.error(`not what data/corpus gives: ${stale.join(', ')}; run npm run eval:sets`);
  process.exit(1);
}
