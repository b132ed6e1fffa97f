import type { TrainingResult } from '../app/index.js';

/** Labels with fewer texts are hardly learnt. */
const RARE = 5;
/** Labels named one by one before "and n more". */
const MOST_NAMED = 5;
/** Width of the first column of the figures. */
const FIRST = 26;

type Column = TrainingResult['manifest']['columns'][number];
type Expectation = TrainingResult['expected'][string];
type Figures = Expectation['combined'];
type Figure = Figures['accuracy'];

/** What `train` says at its end: what to expect on new texts, and what was rare, dropped or merged. */
export function trainingReport(result: TrainingResult, target: string): string {
  const { manifest, report, blank, texts, expected, crossValidated } = result;
  const lines = [`model written to ${target}: ${texts} texts, encoder ${manifest.embedder.id}`];
  if (blank > 0) lines.push(`${blank} texts were blank after cleaning and left out`);
  for (const column of manifest.columns) {
    lines.push('', `${column.name}: ${column.labels.length} labels`);
    lines.push(...expectedLines(column, expected[column.name], crossValidated[column.name]?.figures));
    lines.push(...rareLines(column));
    lines.push(...droppedLines(column.report));
  }
  for (const [name, notes] of Object.entries(report)) {
    if (manifest.columns.every((column) => column.name !== name)) lines.push('', `${name}:`, ...droppedLines(notes));
  }
  return `${lines.join('\n')}\n`;
}

function expectedLines(column: Column, expected: Expectation | undefined, outer: Figures | undefined): string[] {
  if (expected === undefined) return ['  nothing could be held out: what to expect is not known'];
  const how = column.folds === 1 ? 'texts held out' : `cross-validation, ${column.folds} folds`;
  const related = column.related.length === 0 ? '' : `, with ${column.related.map((each) => each.column).join(', ')}`;
  return [
    `  what to expect on new texts like these (${how}, ${expected.combined.rows} texts; 95 % intervals):`,
    `  ${''.padEnd(FIRST)} ${['accuracy', 'macro-F1', 'weighted F1'].map((name) => name.padEnd(20)).join(' ')}`.trimEnd(),
    figuresLine(`both views${related}`, expected.combined),
    figuresLine('sentence vector alone', expected.dense),
    figuresLine('character n-grams alone', expected.ngram),
    ...(outer === undefined ? [] : [figuresLine('outer cross-validation', outer)]),
    `  calibration error ${(column.outOfFold?.combined.ece ?? 0).toFixed(3)}`,
  ];
}

function figuresLine(name: string, { accuracy, macroF1, weightedF1 }: Figures): string {
  const shown = [accuracy, macroF1, weightedF1].map((figure) => withInterval(figure).padEnd(20));
  return `  ${name.padEnd(FIRST)} ${shown.join(' ')}`.trimEnd();
}

function withInterval({ value, low, high }: Figure): string {
  return `${value.toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)})`;
}

function rareLines({ counts }: Column): string[] {
  const rare = counts.filter((count) => count < RARE);
  if (rare.length === 0) return [];
  const texts = rare.reduce((sum, count) => sum + count, 0);
  return [`  rare: ${rare.length} labels have fewer than ${RARE} texts (${texts} texts in all) and are hardly learnt`];
}

function droppedLines(notes: Column['report']): string[] {
  const lines: string[] = [];
  if (notes.dropped.length > 0) {
    const names = notes.dropped.slice(0, MOST_NAMED).map(({ label, count }) => `"${label}" (${count})`);
    const more = notes.dropped.length > MOST_NAMED ? ` and ${notes.dropped.length - MOST_NAMED} more` : '';
    const texts = notes.dropped.reduce((sum, { count }) => sum + count, 0);
    lines.push(
      `  dropped: ${notes.dropped.length} labels with too few examples (${texts} texts): ${names.join(', ')}${more}`,
    );
  }
  if (notes.emptyLabels > 0) lines.push(`  ${notes.emptyLabels} texts have no label and were left out`);
  if (notes.duplicatesMerged > 0) lines.push(`  ${notes.duplicatesMerged} repeated texts were counted once`);
  if (notes.conflictingTexts > 0)
    lines.push(`  ${notes.conflictingTexts} texts carry different labels in different records`);
  return [...lines, ...notes.warnings.map((warning) => `  ${warning}`)];
}
