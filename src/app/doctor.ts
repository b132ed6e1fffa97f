import { stat } from 'node:fs/promises';
import { type Heads, loadHeads, policyWords, readModelDescription } from '../classification/index.js';
import { MurojaatError } from '../domain/index.js';
import { LocalEmbedder, verifyEncoder } from '../embedding/index.js';
import type { Config } from './config.js';
import { bundledEncoders, ENCODER_NAMES, type EncoderName, type EncoderPlace, encoderFor } from './encoders.js';
import { BUNDLED } from './paths.js';
import { examinePython } from './python.js';
import { loadReferenceData } from './reference-data.js';
import { calibrationWords } from './refit.js';
import { loadRules, packageVersion } from './services.js';

/** One line of the examination; `error` is what is wrong and how to mend it. */
export interface Finding {
  readonly name: string;
  readonly value: string;
  readonly error?: MurojaatError;
}

/** Examines everything that a command may need. @param policy a policy file to explain instead of the bundled one */
export async function examine(config: Config, policy?: string): Promise<Finding[]> {
  return [
    await check('murojaat', packageVersion),
    await check('node', async () => `${process.version} on ${process.platform} ${process.arch}`),
    await check('inference threads', async () => String(config.threads)),
    ...(await encoderFindings()),
    await check('heads', headsFinding),
    await check('calibration', calibrationFinding),
    await check('policy', () => policyFinding(policy)),
    await check('reference data', referenceFinding),
    await check('python', () => pythonFinding(config)),
    await check('data directory', () => dataDirectoryFinding(config)),
    await check('language model', async () => 'off (the fallback belongs to a later release)'),
    await check('database', async () => 'none (the command line needs none)'),
  ];
}

async function check(name: string, find: () => Promise<string>): Promise<Finding> {
  try {
    return { name, value: await find() };
  } catch (error) {
    if (error instanceof MurojaatError) return { name, value: '', error };
    throw error;
  }
}

/** One line for each bundled encoder; the one for appeals is left out where a release comes without it. */
async function encoderFindings(): Promise<Finding[]> {
  const findings = await Promise.all(
    ENCODER_NAMES.map((name) => check(`encoder ${name}`, async () => (await encoderFinding(name)) ?? '')),
  );
  return findings.filter(({ value, error }) => value !== '' || error !== undefined);
}

async function encoderFinding(name: EncoderName): Promise<string | undefined> {
  const place = (await bundledEncoders()).find((each) => each.name === name);
  if (place === undefined) return undefined;
  const { manifest, folder } = place;
  await verifyEncoder(folder, manifest);
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  const embedder = await LocalEmbedder.open(folder, { threads: 1 });
  try {
    await embedder.embed('Suv yoʻq');
  } finally {
    await embedder.close();
  }
  const hashes = manifest.files.map((file) => `\n       ${file.path.padEnd(30)} sha256 ${file.sha256}`);
  return `${manifest.id}, version ${manifest.version}, ${(bytes / 1e6).toFixed(1)} MB, ${manifest.dimensions} dimensions; loads and answers${hashes.join('')}`;
}

async function headsFinding(): Promise<string> {
  const { heads, place } = await bundledHeads();
  const columns = heads.columns.map((column) => `${column} (${heads.labels(column).length})`);
  return `data ${heads.description.dataHash.slice(0, 12)} over encoder ${place.name}: ${columns.join(', ')}`;
}

async function bundledHeads(): Promise<{ readonly heads: Heads; readonly place: EncoderPlace }> {
  const { embedder } = await readModelDescription(BUNDLED.heads);
  const place = await encoderFor(embedder.id, BUNDLED.heads);
  return { heads: await loadHeads(BUNDLED.heads, place.manifest), place };
}

async function calibrationFinding(): Promise<string> {
  const { calibration } = await loadRules(BUNDLED.heads, (await bundledHeads()).heads, { without: 'policy' });
  return calibration === undefined ? 'none' : indented(calibrationWords(calibration));
}

async function policyFinding(file: string | undefined): Promise<string> {
  const { heads } = await bundledHeads();
  const { policy } = await loadRules(BUNDLED.heads, heads, file === undefined ? {} : { policy: file });
  return policy === undefined ? 'none: every suggestion is only shown' : indented(policyWords(policy));
}

/** The first line as it is, the others under it. */
function indented([first = '', ...others]: readonly string[]): string {
  return [first, ...others.map((line) => `       ${line}`)].join('\n');
}

async function referenceFinding(): Promise<string> {
  const { version, topics, agencies, territories } = await loadReferenceData(BUNDLED.reference);
  return `${version}: ${topics.length} topics, ${agencies.length} bodies, ${territories.length} territories`;
}

/** A missing Python is no fault: only one option needs it. */
async function pythonFinding({ python }: Config): Promise<string> {
  const { found, fix } = await examinePython(python);
  return fix === undefined ? `${found}: "train --adapt" can run` : `${found}; only "train --adapt" needs it: ${fix}`;
}

async function dataDirectoryFinding(config: Config): Promise<string> {
  const exists = await stat(config.dataDirectory).then(
    (info) => info.isDirectory(),
    () => undefined,
  );
  if (exists === false) {
    throw new MurojaatError('CONFIG_INVALID', `"${config.dataDirectory}" is not a directory`, {
      expected: 'a folder for caches',
      fix: 'set MUROJAAT_DATA_DIR to a folder',
    });
  }
  return `${config.dataDirectory}${exists === undefined ? ' (made when first needed)' : ''}`;
}
