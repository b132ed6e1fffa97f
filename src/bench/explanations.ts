/**
 * `npm run eval:explanations`: how faithful the evidence is on the dev texts. Prints a table; writes
 * out/explanations.json. `-- --every N` takes each N-th text, `-- --input FILE` another file of JSON Lines.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { z } from 'zod';
import { BUNDLED, openServices, readConfig } from '../app/index.js';
import { FIELDS, type Field } from '../domain/index.js';
import { orderedMap } from '../triage/index.js';
import { type Drops, dropsOf, estimate } from './faithfulness.js';
import { confidenceOfTexts } from './text-confidence.js';

const SEED = 1;
const DRAWS = 10;
const { values: options } = parseArgs({
  options: {
    input: { type: 'string', default: join(BUNDLED.root, 'eval/dev.jsonl') },
    every: { type: 'string', default: '1' },
  },
});
const lines = (await readFile(options.input, 'utf8')).split('\n').filter((line) => line !== '');
const texts = lines
  .filter((_, index) => index % Number(options.every) === 0)
  .map((line) => z.object({ text: z.string() }).parse(JSON.parse(line)).text);
const clock = (): number => performance.timeOrigin + performance.now();
const services = await openServices({ config: readConfig(), clock });
const confidence = confidenceOfTexts(services);
const found = new Map<Field, Drops[]>(FIELDS.map((field) => [field, []]));

try {
  const work = (text: string): Promise<Map<Field, Drops>> =>
    dropsOf(text, {
      triage: (whole) => services.triage({ id: 0, text: whole }),
      confidence,
      fields: FIELDS,
      draws: DRAWS,
      seed: SEED,
    });
  for await (const drops of orderedMap(texts, 2, work)) {
    for (const [field, drop] of drops) found.get(field)?.push(drop);
  }
} finally {
  await services.close();
}

const figures = FIELDS.map((field) => {
  const drops = found.get(field) ?? [];
  const of = (figure: (drop: Drops) => number) => estimate(drops.map(figure), SEED);
  return {
    field,
    texts: drops.length,
    words: of((drop) => drop.words),
    share: of((drop) => drop.share),
    comprehensiveness: of((drop) => drop.without),
    comprehensivenessRandom: of((drop) => drop.withoutRandom),
    difference: of((drop) => drop.without - drop.withoutRandom),
    beatsRandom: of((drop) => Number(drop.without > drop.withoutRandom)),
    sufficiency: of((drop) => drop.only),
    sufficiencyRandom: of((drop) => drop.onlyRandom),
  };
});
const ROWS = {
  texts: 'texts with evidence',
  words: 'words of evidence',
  share: 'their share of the text',
  comprehensiveness: 'drop without the evidence',
  comprehensivenessRandom: 'drop without random words',
  difference: 'difference of the two',
  beatsRandom: 'texts where evidence beats random',
  sufficiency: 'drop with the evidence only',
  sufficiencyRandom: 'drop with random words only',
} as const;
const table = new Table({ head: ['mean [95 % interval]', ...FIELDS], style: { head: [] } });
for (const [key, name] of Object.entries(ROWS)) {
  table.push([
    name,
    ...figures.map((figure) => {
      const value = Object.entries(figure).find(([each]) => each === key)?.[1];
      if (typeof value !== 'object') return String(value);
      return `${value.mean.toFixed(2)} [${value.low.toFixed(2)}, ${value.high.toFixed(2)}]`;
    }),
  ]);
}
process.stdout.write(`${table.toString()}\n`);
const folder = join(BUNDLED.root, 'out');
await mkdir(folder, { recursive: true });
await writeFile(
  join(folder, 'explanations.json'),
  `${JSON.stringify({ draws: DRAWS, seed: SEED, figures }, null, 1)}\n`,
);
