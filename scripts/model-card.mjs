// Writes the tables of the model card (npm run models:card): what stands between <!-- NAME --> and <!-- /NAME --> in
// models/heads/README.md, from the heads' own files and from two reports of `murojaat evaluate` (models/heads/README.md
// names the commands): --test REPORT.json, made with --baseline, and --dev REPORT.json, both of the committed heads and sets.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { FIELDS } = await import(new URL('../dist/domain/index.js', import.meta.url).href);
const { classScores, macroF1 } = await import(new URL('../dist/evaluation/index.js', import.meta.url).href);
const heads = new URL('../models/heads/', import.meta.url);
const { values } = parseArgs({ options: { test: { type: 'string' }, dev: { type: 'string' } } });
if (values.test === undefined || values.dev === undefined) {
  console.error('expected --test REPORT.json and --dev REPORT.json');
  process.exit(2);
}
const [test, dev] = [values.test, values.dev].map((path) => JSON.parse(readFileSync(path, 'utf8')));
const manifest = JSON.parse(readFileSync(new URL('model.json', heads), 'utf8'));
for (const [name, report] of Object.entries({ test, dev })) {
  const set = readFileSync(new URL(`../eval/${name}.jsonl`, import.meta.url));
  expectEqual(`the data of --${name}`, report.data.sha256, createHash('sha256').update(set).digest('hex'));
  expectEqual(`the heads of --${name}`, report.model.heads.split('+')[0], manifest.dataHash.slice(0, 12));
}
if (test.comparison === undefined) throw new Error('--test was made without --baseline');

/** @param {string} what @param {string} got @param {string} expected */
function expectEqual(what, got, expected) {
  if (got !== expected) throw new Error(`${what}: expected ${expected}, got ${got}; evaluate the committed set anew`);
}

const share = (/** @type {number | null | undefined} */ x) => (x === null || x === undefined ? '–' : x.toFixed(3));
const range = (/** @type {{ low: number, high: number }} */ { low, high }) => `${share(low)}–${share(high)}`;
const signed = (/** @type {number} */ x) => `${x < 0 ? '-' : '+'}${Math.abs(x).toFixed(3)}`;
const points = (/** @type {number} */ x) => (100 * x).toFixed(1);
const table = (/** @type {string[]} */ names, /** @type {(string | number)[][]} */ rows) =>
  [names, names.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** @param {any} report */
function figures(report) {
  return table(
    [
      'field',
      'n',
      'accuracy (95 % interval)',
      'top 3',
      'macro-F1 (95 %)',
      'ECE (bias removed, 95 %)',
      'coverage at 5 % error',
    ],
    FIELDS.map((/** @type {string} */ name) => {
      const { n, accuracy, accuracyInterval, top3, macroF1, intervals, ece, eceDebiased } = report.fields[name];
      return [
        ...[name, n, `${share(accuracy)} (${range(accuracyInterval)})`, share(top3)],
        ...[`${share(macroF1)} (${range(intervals.macroF1)})`],
        ...[
          `${share(ece)} (${share(eceDebiased)}, ${range(intervals.eceDebiased)})`,
          coverage(report, name).toFixed(2),
        ],
      ];
    }),
  );
}

/** @param {any} report @param {string} field */
function coverage(report, field) {
  const { reachable } = report.fields[field].riskCoverage;
  return reachable.find((/** @type {any} */ { budget }) => budget === 0.05)?.coverage ?? 0;
}

function files() {
  return table(
    ['file', 'bytes', 'sha256'],
    ['model.json', 'weights.bin', 'calibration.json', 'policy.json'].map((name) => {
      const bytes = readFileSync(new URL(name, heads));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return [`\`${name}\``, bytes.length.toLocaleString('en'), `\`${sha256}\``];
    }),
  );
}

function changes() {
  return table(
    ['field', 'before', 'now', 'difference (95 %)', 'better / worse', 'p'],
    test.comparison.fields.map((/** @type {any} */ each) => [
      ...[each.field, share(each.before), share(each.now)],
      `${signed(each.difference)} (${signed(each.interval.low)} to ${signed(each.interval.high)})`,
      ...[`${each.better} / ${each.worse}`, each.adjusted.toPrecision(2)],
    ]),
  );
}

function groups() {
  return table(
    ['group', 'n', 'accuracy (95 %)', 'top 3', 'behind the best, lower bound'],
    test.fields.topic.byGroup.map((/** @type {any} */ { column, value, n, accuracy, accuracyInterval, top3, gap }) => [
      ...[`${column} ${value}`, n, `${share(accuracy)} (${range(accuracyInterval)})`, share(top3)],
      gapWords(gap),
    ]),
  );
}

/** @param {any} gap */
function gapWords(gap) {
  if (gap === null) return 'best';
  return gap.judged ? `${points(gap.difference)} points, ${points(gap.lowerBound)}` : 'too few to judge';
}

function crossValidated() {
  return table(
    ['field', 'labels', 'texts', 'accuracy', 'macro-F1', 'ECE', 'vector alone', 'n-grams alone'],
    manifest.columns.map((/** @type {any} */ { name, labels, outOfFold }) => {
      const { combined, dense, ngram } = outOfFold;
      const own = [combined.rows, share(combined.accuracy), share(combined.macroF1), share(combined.ece)];
      return [name, labels.length, ...own, share(dense.accuracy), share(ngram.accuracy)];
    }),
  );
}

/** Urgency on the test texts that were in sight when the words of danger were chosen, and on the others. */
function unread() {
  const rules = new URL('../data/reference/urgency-rules.json', import.meta.url);
  const read = new Set(JSON.parse(readFileSync(rules, 'utf8')).readAuthors);
  const lines = readFileSync(new URL('../eval/test.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const isRead = new Map(lines.map((line) => JSON.parse(line)).map(({ id, author }) => [id, read.has(author)]));
  return table(
    ['texts', 'n', 'accuracy', 'macro-F1', 'critical', 'found', 'at least high', 'called critical'],
    [false, true].map((wanted) => {
      const rows = test.fields.urgency.rows.filter((/** @type {any} */ { id }) => isRead.get(id) === wanted);
      const critical = rows.filter((/** @type {any} */ { label }) => label === 'critical');
      const given = (/** @type {any[]} */ among, /** @type {string[]} */ values) =>
        among.filter(({ value }) => values.includes(value)).length;
      const labels = rows.map((/** @type {any} */ { label }) => label);
      const answers = rows.map((/** @type {any} */ { value }) => value);
      const right = rows.filter((/** @type {any} */ { label, value }) => label === value).length;
      return [
        ...[wanted ? 'in sight when words were chosen' : 'unread', rows.length],
        ...[share(right / rows.length), share(macroF1(classScores(labels, answers))), critical.length],
        ...[given(critical, ['critical']), given(critical, ['critical', 'high']), given(rows, ['critical'])],
      ];
    }),
  );
}

function promise() {
  const policy = JSON.parse(readFileSync(new URL('policy.json', heads), 'utf8'));
  return table(
    ['field', 'stated', 'observed on test (95 %)'],
    FIELDS.flatMap((/** @type {string} */ name) => {
      const { upper, lower } = policy.fields[name];
      const at = test.fields[name].riskCoverage.operatingPoints;
      const filled = at.filter((/** @type {any} */ { action }) => action === 'recommend' || action === 'auto');
      const shown = at.filter((/** @type {any} */ { action }) => ['monitor', 'recommend', 'auto'].includes(action));
      return [
        [`${name}, filled in`, stated(upper), observed(filled)],
        [`${name}, shown or filled in`, stated(lower), observed(shown)],
      ];
    }),
  );
}

/** @param {any} bound */
function stated({ budget, threshold }) {
  const percent = `${Math.round(100 * budget)} %`;
  return threshold === null ? `refused: the dev texts do not support ${percent}` : `at most ${percent} wrong`;
}

/** @param {any[]} parts */
function observed(parts) {
  const [n, errors] = [sum(parts, 'n'), sum(parts, 'errors')];
  if (n === 0) return '–';
  const interval =
    parts.length === 1 ? ` (${points(parts[0].errorInterval.low)}–${points(parts[0].errorInterval.high)})` : '';
  return `${errors} of ${n}, ${points(errors / n)} %${interval}`;
}

/** @param {any[]} parts @param {string} key */
function sum(parts, key) {
  return parts.reduce((total, part) => total + part[key], 0);
}

const blocks = {
  ...{ files: files(), changes: changes(), test: figures(test), groups: groups() },
  ...{ unread: unread(), dev: figures(dev), crossValidated: crossValidated(), promise: promise() },
};
const card = new URL('README.md', heads);
let text = readFileSync(card, 'utf8');
for (const [name, block] of Object.entries(blocks)) {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`models/heads/README.md has no ${begin} … ${end}`);
  text = `${text.slice(0, from + begin.length)}\n${block}\n${text.slice(to)}`;
}
writeFileSync(card, text);
console.log(`written: ${Object.keys(blocks).join(', ')}`);
