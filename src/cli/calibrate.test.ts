import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Triage, triageSchema } from '../domain/index.js';

/** The built command, as users run it (`npm test` builds first). */
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const dev = fileURLToPath(new URL('../../eval/dev.jsonl', import.meta.url));
const TEXTS = 64;

let folder: string;
/** What the machine says of the texts, before the operator's policy. */
let said: Triage[];
let decided: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'murojaat-calibrate-'));
  const lines = (await readFile(dev, 'utf8')).split('\n').slice(0, TEXTS);
  await put('appeals.jsonl', lines.join('\n'));
  await run(['triage', 'appeals.jsonl', '--out', 'said.jsonl']);
  said = await triages('said.jsonl');
  // the operator's staff agree with every topic, and with no body
  const rows = lines.map((line, at) => {
    const { text }: { text: string } = JSON.parse(line);
    return JSON.stringify({ id: at, text, Mavzu: said[at]?.topic.value, Ijrochi: 'another', Turi: '' });
  });
  // a repeated and a blank text are no further evidence
  decided = await put('decided.jsonl', [...rows, rows[0], '{"id":"blank","text":" "}'].join('\n'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function put(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

function run(args: readonly string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], { cwd: folder, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, stdout, stderr });
    });
  });
}

async function triages(name: string): Promise<Triage[]> {
  const lines = (await readFile(join(folder, name), 'utf8')).trimEnd().split('\n');
  return lines.map((line) => triageSchema.parse(JSON.parse(line)));
}

describe('murojaat calibrate', () => {
  it('derives a policy from decided appeals and says in words what it allows and refuses', async () => {
    const { code, stdout, stderr } = await run([
      ...['calibrate', decided, '--policy', 'policy.json', '--mode', 'topic=auto', 'type=monitor'],
      ...['--budget', 'topic=0.05', 'agency=0.1'],
    ]);
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('the right topic of each text is taken from the column "Mavzu"');
    expect(stderr).toContain('1 records repeat the text');
    expect(stderr).toContain(`${TEXTS} of ${TEXTS} labels of agency are none of its values`);
    expect(stdout).toContain(`derived from ${TEXTS} decided appeals`);
    expect(stdout).toMatch(/topic: auto – filled in from confidence 0\.\d+ on/);
    expect(stdout).toMatch(/recommend refused: of the \d+ most confident texts \d+ were wrong \(100 %\); at most 10 %/);
    expect(stdout).toContain('type: off – left to a person');
    expect(stdout).toContain('0 texts are too few');
  });

  it('whose policy triage then goes by, and doctor explains', async () => {
    const { code, stderr } = await run([
      ...['triage', 'appeals.jsonl', '--policy', 'policy.json', '--out', 'filled.jsonl'],
    ]);
    expect(code, stderr).toBe(0);
    const filled = await triages('filled.jsonl');
    expect(filled.map(({ topic }) => topic.action)).toEqual(said.map(() => 'auto'));
    expect(filled.map(({ agency }) => agency.action)).toEqual(said.map(() => 'off'));
    // only what may be done changes, never what is said
    expect(filled.map(({ topic }) => [topic.value, topic.confidence])).toEqual(
      said.map(({ topic }) => [topic.value, topic.confidence]),
    );
    const version = filled[0]?.model.policy ?? '';
    expect(version).toMatch(/^[0-9a-f]{12}$/);
    expect(version).not.toBe(said[0]?.model.policy);
    const { stdout } = await run(['doctor', '--policy', 'policy.json']);
    expect(stdout).toContain(`${version}, derived from ${TEXTS} decided appeals`);
    expect(stdout).toContain('topic: auto');
  });

  it('a run is not gone on with under another policy', async () => {
    const resumed = await run(['triage', 'appeals.jsonl', '--out', 'filled.jsonl', '--resume']);
    expect([resumed.code, resumed.stderr]).toEqual([2, expect.stringContaining('another policy')]);
  });

  it('triage refuses a policy that promises what its data cannot hold', async () => {
    const policy = await readFile(join(folder, 'policy.json'), 'utf8');
    await put('written.json', policy.replace('"decided"', '"written"'));
    await put('other.json', policy.replace(/"heads": "[^"]+"/, '"heads": "another"'));
    const refused = async (name: string): Promise<unknown[]> => {
      const { code, stderr } = await run(['triage', 'appeals.jsonl', '--policy', name]);
      return [code, stderr];
    };
    expect(await refused('written.json')).toEqual([2, expect.stringMatching(/POLICY_INVALID[\s\S]*decided appeals/)]);
    expect(await refused('other.json')).toEqual([2, expect.stringContaining('MODEL_INCOMPATIBLE')]);
    expect(await refused('none.json')).toEqual([2, expect.stringContaining('POLICY_INVALID')]);
    expect(await refused('appeals.jsonl')).toEqual([2, expect.stringContaining('POLICY_INVALID')]);
  });

  it('the bundled policy fills in nothing by itself', async () => {
    expect(said.flatMap(({ topic, type, urgency, agency }) => [topic, type, urgency, agency])).not.toContainEqual(
      expect.objectContaining({ action: 'auto' }),
    );
    expect(said[0]?.model.policy).toMatch(/^[0-9a-f]{12}$/);
  });

  it.each([
    [['--budget', 'topic']],
    [['--budget', 'topic=2']],
    [['--budget', 'subject=0.1']],
    [['--mode', 'topic=always']],
    [['--assurance', '0.2']],
    [['--assurance', '']],
  ])('%j is wrong use, and nothing is written', async (args) => {
    const { code, stderr } = await run(['calibrate', decided, '--policy', 'not-written.json', ...args]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('USAGE')]);
    await expect(readFile(join(folder, 'not-written.json'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
