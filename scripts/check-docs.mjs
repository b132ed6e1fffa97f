// Compares the documents with the code, both ways: error codes, environment variables, commands and options in README.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** @type {string[]} */
const problems = [];
/** @param {string} path */
const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/**
 * Reports what is in one set and not in the other.
 * @param {string} what @param {Set<string | undefined>} inCode @param {Set<string | undefined>} inDocs @param {string} document
 */
function compare(what, inCode, inDocs, document) {
  for (const each of inCode)
    if (!inDocs.has(each)) problems.push(`${what} ${each} is in the code but not in ${document}`);
  for (const each of inDocs)
    if (!inCode.has(each)) problems.push(`${what} ${each} is in ${document} but not in the code`);
}

const codes = new Set([...read('src/domain/errors.ts').matchAll(/^ {2}([A-Z][A-Z_]+): \{/gm)].map((match) => match[1]));
const documented = new Set([...read('docs/errors.md').matchAll(/^\| `([A-Z_]+)`\s*\|/gm)].map((match) => match[1]));
compare('error code', codes, documented, 'docs/errors.md');

const sources = execFileSync('git', ['grep', '-hoE', "'[A-Z][A-Z_]+[A-Z]'", '--', 'src/**/*.ts'], { encoding: 'utf8' });
const used = new Set(sources.split('\n').map((line) => line.replaceAll("'", '')));
for (const code of codes) if (!used.has(code ?? '')) problems.push(`error code ${code} is never used in src`);

const variables = new Set(
  [...read('src/app/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+): z\./gm)].map((match) => match[1]),
);
const inReadme = new Set([...read('README.md').matchAll(/^\| `([A-Z][A-Z_]+)`\s*\|/gm)].map((match) => match[1]));
compare('environment variable', variables, inReadme, 'README.md');

const commandFiles = readdirSync(new URL('../src/cli', import.meta.url)).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
);
const commandSource = commandFiles.map((name) => read(`src/cli/${name}`)).join('\n');
// commands of later releases are named in cli/not-yet.ts, not in the table
const commands = new Set([...commandSource.matchAll(/\.command\('([a-z]+)/g)].map((match) => match[1]));
const shown = new Set([...read('README.md').matchAll(/^\| `murojaat ([a-z]+)/gm)].map((match) => match[1]));
compare('command', commands, shown, 'README.md');

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(
  `docs and code agree: ${codes.size} error codes, ${variables.size} environment variables, ${commands.size} commands`,
);
