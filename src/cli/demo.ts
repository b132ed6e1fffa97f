import { relative } from 'node:path';
import type { Command } from 'commander';
import { BUNDLED, demoDay, readConfig, type Surroundings } from '../app/index.js';
import { daySummary } from './day-summary.js';
import { type InterfaceLanguage, interfaceLanguage, nameIn, translator } from './messages.js';

export function demoCommand(program: Command, around: Surroundings): void {
  program
    .command('demo')
    .description("run the sample day's inflow through everything and sum it up")
    .option('--language <code>', 'of the summary: uz-Latn, uz-Cyrl, ru or en', 'en')
    .option('--out <dir>', 'folder for the result files', 'out/demo')
    .action(async (options: { readonly language: string; readonly out: string }) => {
      process.exitCode = await demo(interfaceLanguage(options.language), options.out, around);
    });
}

async function demo(language: InterfaceLanguage, folder: string, around: Surroundings): Promise<number> {
  const sample = relative('.', BUNDLED.sampleInflow);
  around.reporter.info(`reading ${sample} with the bundled model, offline`);
  const day = await demoDay(folder, readConfig(), around);
  if (day.interrupted) return 130;
  const reasons = new Map([...day.reasons].map(([id, names]) => [id, nameIn(names, language)]));
  around.stdout.write(daySummary({ ...day, reasons }, day.reference, language));
  around.stdout.write(ending(day.files, sample, language));
  return 0;
}

function ending(files: readonly string[], sample: string, language: InterfaceLanguage): string {
  const say = translator(language);
  return [
    say('files'),
    ...files.map((file) => `  ${file}`),
    '',
    say('next'),
    `  npx murojaat triage ${sample} --out out/day.csv`,
    '  npx murojaat evaluate eval/dev.jsonl --group lang script --report out/evaluation',
    `  npx murojaat mask ${sample} --out out/masked.jsonl`,
    '  npx murojaat demo --language ru',
    '  npx murojaat --help',
    '',
  ].join('\n');
}
