import type { Command } from 'commander';
import { examine, type Finding, readConfig, type Surroundings } from '../app/index.js';

export function doctorCommand(program: Command, around: Surroundings): void {
  program
    .command('doctor')
    .description('say what is installed, which model, what is wrong and how to mend it')
    .option('--policy <file>', 'explain this policy (default: the one beside the bundled heads)')
    .action(async ({ policy }: { readonly policy?: string }) => {
      const config = readConfig();
      const findings = await examine(config, policy);
      around.stdout.write(describe(findings, config.redacted));
      process.exitCode = findings.find(({ error }) => error !== undefined)?.error?.exitCode ?? 0;
    });
}

function describe(findings: readonly Finding[], environment: Readonly<Record<string, string>>): string {
  const failed = findings.filter(({ error }) => error !== undefined).length;
  return [
    ...findings.map(
      ({ name, value, error }) =>
        `${error === undefined ? 'ok  ' : 'FAIL'}  ${name.padEnd(18)} ${error?.explain() ?? value}`,
    ),
    '',
    'environment',
    ...Object.entries(environment).map(([name, value]) => `      ${name.padEnd(18)} ${value}`),
    '',
    failed === 0 ? 'Everything needed is in place.' : `${failed} of ${findings.length} checks failed.`,
    '',
  ].join('\n');
}
