import type { Command } from 'commander';
import { MurojaatError } from '../domain/index.js';

/** Commands of the contract that later releases bring; they are named so that nobody searches for them. */
const LATER: Readonly<Record<string, string>> = {
  duplicates: 'find appeals about the same matter',
  draft: 'draft a reply',
  import: 'take appeals into the service',
  migrate: 'prepare the database',
  worker: 'run the background jobs',
  serve: 'run the service',
};

export function notYetCommands(program: Command): void {
  for (const [name, description] of Object.entries(LATER)) {
    program
      .command(`${name} [args...]`, { hidden: true })
      .description(`${description} (a later release)`)
      .allowUnknownOption()
      .action(() => {
        throw new MurojaatError('NOT_YET', `"murojaat ${name}" belongs to a later release`, {
          fix: 'see CHANGELOG.md for what this release does',
        });
      });
  }
}
