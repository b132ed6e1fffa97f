import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the installed package: two folders above this file, in the sources as in the build. */
const PACKAGE_ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Places of what ships with the product. */
export const BUNDLED = {
  root: PACKAGE_ROOT,
  packageJson: join(PACKAGE_ROOT, 'package.json'),
  encoder: join(PACKAGE_ROOT, 'models/encoder'),
  /** The same encoder adapted to appeals; a release may come without it. */
  appealsEncoder: join(PACKAGE_ROOT, 'models/encoder-appeals'),
  /** What `train --adapt` runs. */
  adaptScript: join(PACKAGE_ROOT, 'models/build/adapt.py'),
  heads: join(PACKAGE_ROOT, 'models/heads'),
  reference: join(PACKAGE_ROOT, 'data/reference'),
  sampleInflow: join(PACKAGE_ROOT, 'data/samples/inflow.csv'),
} as const;
