import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { MurojaatError } from '../domain/index.js';

const configSchema = z.object({
  DATABASE_URL: z.string().optional(),
  MUROJAAT_DATA_DIR: z.string().min(1).default('.murojaat'),
  MUROJAAT_THREADS: z.coerce.number().int().min(1).max(64).optional(),
  MUROJAAT_PYTHON: z.string().min(1).default('python3'),
  OPENAI_BASE_URL: z.url().optional(),
  OPENAI_API_KEY: z.string().optional(),
  MUROJAAT_LLM_MODEL: z.string().optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).optional(),
});

export interface Config {
  readonly dataDirectory: string;
  /** Inference threads. */
  readonly threads: number;
  /** Interpreter for `train --adapt`, a command or a path. */
  readonly python: string;
  /** What `doctor` prints: every known variable, secrets as "set". */
  readonly redacted: Readonly<Record<string, string>>;
}

const SECRETS: ReadonlySet<string> = new Set(['DATABASE_URL', 'OPENAI_API_KEY']);

/**
 * Reads the environment and `.env` of the current folder; the environment wins. The only place that does.
 * @throws MurojaatError CONFIG_INVALID
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env, envFile = '.env'): Config {
  const known: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...readEnvFile(envFile), ...environment })) {
    if (name in configSchema.shape && value !== undefined && value !== '') known[name] = value;
  }
  const parsed = configSchema.safeParse(known);
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new MurojaatError('CONFIG_INVALID', 'An environment variable has a value that cannot be used', {
      got: names.join('; '),
      fix: 'correct it in the environment or in .env; README.md lists the variables',
    });
  }
  return {
    dataDirectory: parsed.data.MUROJAAT_DATA_DIR,
    threads: parsed.data.MUROJAAT_THREADS ?? Math.min(8, availableParallelism()),
    python: parsed.data.MUROJAAT_PYTHON,
    redacted: Object.fromEntries(Object.keys(configSchema.shape).map((name) => [name, redact(name, known[name])])),
  };
}

function redact(name: string, value: string | undefined): string {
  if (value === undefined) return 'not set';
  if (name === 'OPENAI_BASE_URL') return withoutSecrets(new URL(value));
  return SECRETS.has(name) ? 'set' : value;
}

/** An address may carry a key as its user, password or query. */
function withoutSecrets({ origin, pathname }: URL): string {
  return `${origin}${pathname}`;
}

function readEnvFile(path: string): NodeJS.Dict<string> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return {};
  }
  return parseEnv(text);
}
