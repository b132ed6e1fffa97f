// Makes the built command executable and reachable as `npx murojaat` in the checkout itself:
// npm links the bins of dependencies, not the project's own.
import { chmod, mkdir, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const main = join(root, 'dist/cli/main.js');
await chmod(main, 0o755);
if (process.platform !== 'win32') {
  const bin = join(root, 'node_modules/.bin');
  await mkdir(bin, { recursive: true });
  await rm(join(bin, 'murojaat'), { force: true });
  await symlink('../../dist/cli/main.js', join(bin, 'murojaat'));
}
