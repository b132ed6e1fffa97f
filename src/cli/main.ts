#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { packageVersion, writeError } from '../app/index.js';
import { calibrateCommand } from './calibrate.js';
import { demoCommand } from './demo.js';
import { doctorCommand } from './doctor.js';
import { embedCommand } from './embed.js';
import { evaluateCommand } from './evaluate.js';
import { maskCommand } from './mask.js';
import { notYetCommands } from './not-yet.js';
import { predictCommand } from './predict.js';
import { explainError, processSurroundings } from './surroundings.js';
import { trainCommand } from './train.js';
import { triageCommand } from './triage.js';

const around = processSurroundings();
const program = new Command('murojaat')
  .description("reads citizens' appeals and suggests topic, type, urgency and responsible body, locally")
  .version(await packageVersion())
  .showHelpAfterError('(murojaat --help shows the commands)')
  .exitOverride();

for (const add of [
  triageCommand,
  predictCommand,
  embedCommand,
  maskCommand,
  trainCommand,
  evaluateCommand,
  calibrateCommand,
  doctorCommand,
  demoCommand,
]) {
  add(program, around);
}
notYetCommands(program);
for (const command of program.commands) command.exitOverride();

// a reader that closes early, such as `head`, ends the program quietly; a full disk does not
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.exit(explainError(writeError('standard output', error)));
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : explainError(error);
} finally {
  // standard input that nobody reads on would keep the process alive after Ctrl-C
  process.stdin.destroy();
}
