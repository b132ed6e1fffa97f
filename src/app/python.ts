import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { MurojaatError } from '../domain/index.js';
import { parseJson } from './parse-json.js';

/** What adapting imports. */
const MODULES = ['torch', 'onnx', 'numpy'];
const OLDEST: readonly [number, number] = [3, 10];
/** A first start of an interpreter on a cold, busy disk is slow; a hanging one must not hold the command. */
const PATIENCE_MS = 60_000;

/** Prints the interpreter's version and the modules' (null where missing) without loading them. */
const PROBE = `
import importlib.metadata, importlib.util, json, sys
sys.path = [path for path in sys.path if path]  # a folder "onnx" of the current one is no module
def version(name):
    if importlib.util.find_spec(name) is None:
        return None
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "of unknown version"
print(json.dumps({"python": list(sys.version_info[:3]), "modules": {name: version(name) for name in sys.argv[1:]}}))
`;

const replySchema = z.object({
  python: z.tuple([z.int(), z.int(), z.int()]),
  modules: z.record(z.string(), z.string().nullable()),
});

/** An interpreter as `train --adapt` would find it. */
export interface PythonState {
  /** "3.11.2 with torch 2.13.0, onnx 1.19.0, numpy 2.4.6", or what is wrong. */
  readonly found: string;
  /** What to do about it; absent where adapting can run. */
  readonly fix?: string;
}

/** Asks the interpreter what it has. Never throws: a missing interpreter is an answer, too. */
export async function examinePython(command: string): Promise<PythonState> {
  const choose = 'install Python 3.10 or newer, or name its path in MUROJAAT_PYTHON';
  const reply = await promisify(execFile)(command, ['-c', PROBE, ...MODULES], { timeout: PATIENCE_MS }).then(
    ({ stdout }) => replySchema.safeParse(parseJson(stdout)),
    () => undefined,
  );
  if (reply === undefined) return { found: `"${command}" cannot be run`, fix: choose };
  if (!reply.success) return { found: `"${command}" does not answer as Python does`, fix: choose };
  const { python, modules } = reply.data;
  const version = python.join('.');
  if (python[0] !== OLDEST[0] || python[1] < OLDEST[1])
    return { found: `"${command}" is Python ${version}`, fix: choose };
  const missing = MODULES.filter((name) => (modules[name] ?? null) === null);
  if (missing.length === 0) {
    return { found: `${version} with ${MODULES.map((name) => `${name} ${modules[name]}`).join(', ')}` };
  }
  return {
    found: `"${command}" is Python ${version} without ${missing.join(', ')}`,
    fix: `run: ${command} -m pip install ${missing.join(' ')}`,
  };
}

/** @throws MurojaatError ADAPT_UNAVAILABLE */
export async function requirePython(command: string): Promise<void> {
  const { found, fix } = await examinePython(command);
  if (fix === undefined) return;
  throw new MurojaatError('ADAPT_UNAVAILABLE', '--adapt needs Python with torch', {
    expected: `Python ${OLDEST.join('.')} or newer with ${MODULES.join(', ')}`,
    got: found,
    fix: `${fix} (a CPU build of torch is enough); without --adapt nothing but Node is needed`,
  });
}
