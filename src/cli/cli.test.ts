import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { triageSchema } from '../domain/index.js';
import { type Report, reportSchema } from '../evaluation/index.js';

/** The built command, as users run it (`npm test` builds first). */
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));
const sample = join(root, 'data/samples/inflow.csv');

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'murojaat-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function start(args: readonly string[], program = main): ChildProcess {
  return spawn(process.execPath, [program, ...args], { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] });
}

async function ended(child: ChildProcess): Promise<Ended> {
  const text = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk: Buffer) => {
    text.stdout += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    text.stderr += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, ...text };
}

function run(args: readonly string[], stdin = '', program = main): Promise<Ended> {
  const child = start(args, program);
  child.stdin?.end(stdin);
  return ended(child);
}

async function put(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function linesOf(name: string): Promise<Record<string, unknown>[]> {
  const text = await readFile(join(folder, name), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line));
}

/** Lines with the time taken left out: the one thing that may differ between two runs. */
async function withoutTimes(name: string): Promise<string> {
  return (await readFile(join(folder, name), 'utf8')).replace(/"ms":\d+/g, '"ms":0');
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('waited 30 s in vain');
}

const lineCount = (name: string): Promise<number> =>
  readFile(join(folder, name), 'utf8').then(
    (text) => text.split('\n').length - 1,
    () => 0,
  );

describe('triage', () => {
  it('writes one schema-true line for each record of the sample, in order', async () => {
    const { code, stderr } = await run(['triage', sample, '--out', 'out.jsonl', '--case-export', 'back.csv']);
    expect(code, stderr).toBe(0);
    const lines = await linesOf('out.jsonl');
    for (const line of lines) triageSchema.strict().parse(line);
    const table = (await readFile(sample, 'utf8')).split('\r\n').slice(1, -1);
    const ids = table.filter((row) => /^\d{8,9};20\.11\.2026/.test(row)).map((row) => row.split(';')[0]);
    expect(lines.map((line) => line.id)).toEqual(ids);
    expect(ids.length).toBe(200);
    const back = await readFile(join(folder, 'back.csv'), 'utf8');
    expect(back.split('\n')[0]).toContain('murojaat_raqami;kelgan_sana');
  });

  it('puts error lines in place of what cannot be processed and exits with 1', async () => {
    const input = await put(
      'mixed.jsonl',
      '{"id":7,"text":"Suv yoʻq"}\n{"id":"b","text":"  "}\n{broken\n{"id":9}\n{"id":10,"text":"<p>&nbsp;</p>"}\n{"text":"Нет света"}\n{"id":12,"text":5}\n',
    );
    const { code, stdout } = await run(['triage', input]);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line): { id: unknown; error?: { code: string } } => JSON.parse(line));
    expect(code).toBe(1);
    expect(lines.map(({ id }) => id)).toEqual([7, 'b', 'line:3', 9, 10, 'line:6', 12]);
    expect(lines.map(({ error }) => error?.code)).toEqual([
      undefined,
      'EMPTY_TEXT',
      'INVALID_RECORD',
      'MISSING_TEXT',
      'EMPTY_TEXT',
      undefined,
      'INVALID_RECORD',
    ]);
  });

  it('does not depend on the order of the records or on their neighbours', async () => {
    const texts = [
      'Gaz hidi kelyapti, bolalar ichkarida',
      'Пенсия не пришла',
      'Rahmat sizlarga',
      'Йўлимиз ўйилиб кетган',
    ];
    const record = (text: string): string => JSON.stringify({ id: text, text });
    const forward = await run(['triage', '-'], texts.map(record).join('\n'));
    const backward = await run(['triage', '-'], texts.map(record).reverse().join('\n'));
    const clean = (text: string): string[] =>
      text
        .trimEnd()
        .replace(/"ms":\d+/g, '')
        .split('\n')
        .sort();
    expect(clean(backward.stdout)).toEqual(clean(forward.stdout));
  });

  it('reads the first 40,000 and last 20,000 characters of a very long text and says so', async () => {
    const input = await put(
      'long.jsonl',
      `${JSON.stringify({ id: 1, text: 'Suv yoʻq, yordam bering. '.repeat(40_000) })}\n`,
    );
    const { stdout } = await run(['triage', input]);
    expect(JSON.parse(stdout).flags).toContain('text_shortened');
  });

  it('warns of a repeated id and processes it each time', async () => {
    const { stdout, stderr, code } = await run(['triage', '-'], '{"id":1,"text":"Suv"}\n{"id":1,"text":"Gaz"}\n');
    expect([code, stdout.trimEnd().split('\n').length]).toEqual([0, 2]);
    expect(stderr).toContain('occurs again');
  });

  it('writes CSV with dotted columns and a byte order mark', async () => {
    const input = await put('one.csv', 'id,text\n=1+1,Suv yoʻq\n');
    expect((await run(['triage', input, '--out', 'one-out.csv'])).code).toBe(0);
    const text = await readFile(join(folder, 'one-out.csv'), 'utf8');
    expect(text.startsWith('\uFEFFid,language.code')).toBe(true);
    expect(text).toContain("'=1+1");
  });
});

describe('an interrupted run', () => {
  it('killed in the middle and resumed, gives the same bytes as an uninterrupted one', async () => {
    const texts = (await linesOf('out.jsonl')).length;
    expect(texts).toBe(200);
    const rows = Array.from({ length: 300 }, (_, index) =>
      JSON.stringify({ id: index, text: `Mahallamizda ${index}-uyda svet yoʻq` }),
    );
    const input = await put('many.jsonl', rows.join('\n'));
    expect((await run(['triage', input, '--out', 'whole.jsonl'])).code).toBe(0);
    const child = start(['triage', input, '--out', 'killed.jsonl']);
    await until(async () => (await lineCount('killed.jsonl')) > 40);
    child.kill('SIGKILL');
    await ended(child);
    await writeFile(
      join(folder, 'killed.jsonl'),
      `${await readFile(join(folder, 'killed.jsonl'), 'utf8')}{"id":99,"torn`,
    );
    expect(await lineCount('killed.jsonl')).toBeLessThan(300);
    expect((await run(['triage', input, '--out', 'killed.jsonl', '--resume'])).code).toBe(0);
    expect(await withoutTimes('killed.jsonl')).toBe(await withoutTimes('whole.jsonl'));
  });

  it('ends on SIGTERM with code 130, whole lines and a word on how to go on', async () => {
    const child = start(['triage', join(folder, 'many.jsonl'), '--out', 'stopped.jsonl']);
    await until(async () => (await lineCount('stopped.jsonl')) > 20);
    child.kill('SIGTERM');
    const { code, stderr } = await ended(child);
    expect(code).toBe(130);
    expect(stderr).toContain('--resume');
    expect((await linesOf('stopped.jsonl')).length).toBeLessThan(300);
  });

  it('is not gone on with on another input', async () => {
    const other = await put(
      'other.jsonl',
      Array.from({ length: 400 }, (_, index) => JSON.stringify({ id: `x${index}`, text: 'a' })).join('\n'),
    );
    const { code, stderr } = await run(['triage', other, '--out', 'stopped.jsonl', '--resume']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('RESUME_MISMATCH')]);
  });
});

describe('evaluate', () => {
  const evaluate = (report: string, ...more: string[]): Promise<Ended> =>
    run(['evaluate', join(folder, 'judged.jsonl'), '--report', report, '--group', 'lang', 'script', ...more]);
  const reportOf = async (name: string): Promise<Report> =>
    reportSchema.parse(JSON.parse(await readFile(join(folder, name, 'report.json'), 'utf8')));

  it('measures the bundled pipeline, shows which columns it took, and writes a report of the published schema', async () => {
    const lines = (await readFile(join(root, 'eval/gate-sample.jsonl'), 'utf8')).split('\n').slice(0, 30);
    await put('judged.jsonl', `${lines.join('\n')}\n`);
    const { code, stdout, stderr } = await evaluate('first', '--cluster', 'matter', '--minutes-per-wrong', '12,5');
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('the right topic of each text is taken from the column "topic"');
    expect(stderr).toContain('--label "topic,type,urgency,agency"');
    expect(stdout).toContain('How far it can be relied on');
    const report = await reportOf('first');
    expect(report).toMatchObject({ groups: ['lang', 'script'], bootstrap: { cluster: 'matter' } });
    const { topic } = report.fields;
    expect(topic?.rows.map(({ action }) => action)).not.toContain(undefined);
    expect(topic?.riskCoverage.operatingPoints.reduce((sum, { n }) => sum + n, 0)).toBe(30);
    expect(topic?.cost.prices.minutesPerWrong).toBe(12.5);
    expect(topic?.intervals.accuracy?.low).toBeLessThanOrEqual(topic?.accuracy ?? 0);
    // no word of an appeal
    const texts = lines.map((line): { text: string } => JSON.parse(line)).map(({ text }) => text.slice(0, 30));
    const written = await readFile(join(folder, 'first/report.json'), 'utf8');
    expect(texts.filter((text) => written.includes(text))).toEqual([]);
  });

  it('compares with an earlier report, and refuses one of other records', async () => {
    const { code, stdout, stderr } = await evaluate('second', '--baseline', 'first/report.json');
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('Since the');
    const { comparison } = await reportOf('second');
    expect(comparison?.fields.map(({ better, worse, pValue }) => [better, worse, pValue])).toEqual(
      ['topic', 'type', 'urgency', 'agency'].map(() => [0, 0, 1]),
    );
    const lines = (await readFile(join(folder, 'judged.jsonl'), 'utf8')).split('\n').slice(20);
    await put('fewer.jsonl', lines.join('\n'));
    const args = ['--report', 'third', '--baseline', 'first/report.json'];
    const refused = await run(['evaluate', join(folder, 'fewer.jsonl'), ...args]);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('10 of 30 ids are common')]);
  });

  it('exits with 3 where a gate is missed and says by how much; the report is written all the same', async () => {
    const gate = (...gates: object[]): Promise<string> => put('gates.json', JSON.stringify(gates));
    const possible = { field: 'topic', metric: 'accuracy', atLeast: 0.01 };
    await gate(possible, { field: 'urgency', metric: 'macroF1', atLeast: 1.01, note: 'cannot be reached' });
    const missed = await evaluate('gated', '--gate', 'gates.json');
    expect(missed.code).toBe(3);
    expect(missed.stderr).toMatch(/GATE_MISSED.*urgency macroF1 at least 1\.01.*Got: urgency macroF1 0\.\d{4}/);
    expect((await reportOf('gated')).gates?.map(({ passed }) => passed)).toEqual([true, false]);
    await gate(possible);
    expect((await evaluate('gated', '--gate', 'gates.json')).code).toBe(0);
    await gate({ ...possible, field: 'tpoic' });
    const unknown = await evaluate('gated', '--gate', 'gates.json');
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('topic, type, urgency, agency')]);
  });
});

describe('wrong use and bad surroundings', () => {
  it.each([
    [['triage', 'none.csv'], 'INPUT_NOT_FOUND'],
    [['triage', '.'], 'INPUT_FORMAT'],
    [['triage', 'one.csv', '--text', 'txet'], 'COLUMN_NOT_FOUND'],
    [['triage', 'one.csv', '--llm', 'auto'], 'NOT_YET'],
    [['triage', 'one.csv', '--out', 'one.csv'], 'USAGE'],
    [['triage', 'one.csv', '--out', 'no/such/folder.jsonl'], 'OUTPUT_NOT_WRITABLE'],
    // nobody may make a file there, not even root
    [['triage', 'one.csv', '--out', '/sys/out.jsonl'], 'OUTPUT_NOT_WRITABLE'],
    [['triage', 'one.csv', '--out', '/dev/full'], 'OUTPUT_DISK_FULL'],
    [['triage', 'one.csv', '--model', 'no-model'], 'MODEL_NOT_FOUND'],
    [['triage', 'one.csv', '--map', 'one.csv'], 'CONFIG_INVALID'],
    [['evaluate', 'one.csv', '--report', 'r', '--task', 'mask'], 'NOT_YET'],
    [['evaluate', 'one.csv', '--report', 'r', '--gate', 'none.json'], 'INPUT_NOT_FOUND'],
    [['evaluate', 'one.csv', '--report', 'r', '--gate', 'one.csv'], 'CONFIG_INVALID'],
    [['evaluate', 'one.csv', '--report', 'r', '--baseline', 'one.csv'], 'INPUT_FORMAT'],
    [['evaluate', 'one.csv', '--report', 'r', '--minutes-per-check', 'five'], 'USAGE'],
    [['evaluate', 'one.csv', '--report', 'r'], 'COLUMN_NOT_FOUND'],
    [['triage', 'one.csv', '--out', 'o.jsonl', '--case-export', './one.csv'], 'USAGE'],
    [['train', 'one.csv', '--label', 'id', '--model', 'm'], 'TRAINING_DATA'],
    [['serve'], 'NOT_YET'],
    [['draft', 'one.csv'], 'NOT_YET'],
    [['duplicates', 'one.csv', '--out', 'x'], 'NOT_YET'],
  ])('%j exits with 2 and names %s', async (args, expected) => {
    const { code, stderr } = await run(args);
    expect(stderr).toContain(expected);
    expect(code).toBe(2);
  });

  it.each([[['triagee', 'x']], [['triage']], [['triage', 'one.csv', '--unknown']]])('%j exits with 2', async (args) => {
    expect((await run(args)).code).toBe(2);
  });

  it('names the nearest column', async () => {
    expect((await run(['mask', 'one.csv', '--text', 'texx'])).stderr).toContain('did you mean "text"');
  });
});

describe('standard streams', () => {
  it.skipIf(process.platform !== 'linux')('full standard output is a clear error', async () => {
    const input = await put('full.csv', 'id,text\n1,Suv\n');
    const child = spawn('sh', ['-c', `"${process.execPath}" "${main}" mask ${input} > /dev/full`], { cwd: folder });
    const { code, stderr } = await ended(child);
    expect([code, stderr]).toEqual([2, expect.stringContaining('OUTPUT_DISK_FULL')]);
  });

  it('each line is answered while the input is silent, and one signal ends the wait', async () => {
    const child = start(['mask', '-']);
    child.stdin?.write('{"id":1,"text":"Suv"}\n');
    let out = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    await until(async () => out.endsWith('\n'));
    child.kill('SIGINT');
    expect((await ended(child)).code).toBe(130);
  });
});

describe('a CSV output', () => {
  it('is not gone on with on another input', async () => {
    const [input, other] = [await put('go.csv', 'id,text\n1,a\n2,b\n'), await put('other.csv', 'id,text\n7,a\n8,b\n')];
    expect((await run(['mask', input, '--out', 'go-out.csv'])).code).toBe(0);
    expect((await run(['mask', input, '--out', 'go-out.csv', '--resume'])).code).toBe(0);
    expect((await run(['mask', other, '--out', 'go-out.csv', '--resume'])).stderr).toContain('RESUME_MISMATCH');
  });
});

describe('a damaged model', () => {
  it('makes doctor and triage fail with the way to mend it', async () => {
    const copy = join(folder, 'copy');
    const models = ['models/encoder', 'models/encoder-appeals', 'models/heads'];
    for (const part of ['dist', 'data', ...models, 'package.json']) {
      await cp(join(root, part), join(copy, part), { recursive: true });
    }
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
    const program = join(copy, 'dist/cli/main.js');
    expect((await run(['doctor'], '', program)).code).toBe(0);
    const file = join(copy, 'models/encoder-appeals/onnx/model_quantized.onnx');
    const bytes = await readFile(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0xff;
    await writeFile(file, bytes);
    const doctor = await run(['doctor'], '', program);
    const triage = await run(['triage', 'one.csv'], '', program);
    for (const { code, text } of [
      { code: doctor.code, text: doctor.stdout },
      { code: triage.code, text: triage.stderr },
    ]) {
      expect(code).toBe(2);
      expect(text).toContain('damaged');
      expect(text).toContain('git checkout');
    }
  });
});

describe('bring your own labels', () => {
  it('trains, predicts and evaluates on a table, the same bytes each time', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => {
      const water = index % 2 === 0;
      return `${index},${water ? `Suv yoʻq ${index} kundan beri quvurda` : `Svet oʻchdi ${index} marta transformator`},${water ? 'сув, ичимлик' : 'свет'},${index === 0 ? 'rare' : 'usual'}`;
    }).map((row) => row.replace('сув, ичимлик', '"сув, ичимлик"'));
    const input = await put('own.csv', `id,matn,mavzu,kind\n${rows.join('\n')}\n`);
    const train = (model: string): Promise<Ended> => run(['train', input, '--label', 'mavzu,kind', '--model', model]);
    const first = await train('model-a');
    expect(first.code, first.stderr).toBe(0);
    expect(first.stdout).toContain('rare');
    expect((await train('model-b')).code).toBe(0);
    for (const file of await readdir(join(folder, 'model-a'))) {
      expect(await readFile(join(folder, 'model-a', file))).toEqual(await readFile(join(folder, 'model-b', file)));
    }
    expect((await run(['predict', input, '--model', 'model-a', '--out', 'own.jsonl'])).code).toBe(0);
    expect((await linesOf('own.jsonl'))[1]).toMatchObject({
      id: '1',
      mavzu: { value: 'свет' },
      kind: { value: 'usual' },
    });
    const evaluated = await run(['evaluate', input, '--model', 'model-a', '--report', 'report', '--label', 'mavzu']);
    expect(evaluated.code, evaluated.stderr).toBe(0);
    const report = JSON.parse(await readFile(join(folder, 'report/report.json'), 'utf8'));
    expect(report.fields.mavzu.accuracy).toBe(1);
  });

  it('draws a learning curve from a table to learn from', async () => {
    const args = ['--model', 'model-a', '--report', 'curve', '--label', 'mavzu', '--learning-curve', 'own.csv'];
    const { code, stderr, stdout } = await run(['evaluate', join(folder, 'own.csv'), ...args]);
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('60 texts are in both tables');
    expect(stdout).toContain('Learning curve');
    const { fields } = reportSchema.parse(JSON.parse(await readFile(join(folder, 'curve/report.json'), 'utf8')));
    expect(fields.mavzu?.learningCurve?.map(({ rows }) => rows)).toEqual([6, 12, 24, 42, 60]);
    expect(fields.mavzu?.learningCurve?.at(-1)?.accuracy).toBe(1);
  });

  it('refuses a model of another encoder and a damaged one', async () => {
    const manifest = join(folder, 'model-b/model.json');
    const text = await readFile(manifest, 'utf8');
    await writeFile(manifest, text.replace(/"id":\s*"[^"]*@/, '"id": "another@'));
    expect((await run(['predict', join(folder, 'own.csv'), '--model', 'model-b'])).stderr).toContain(
      'MODEL_INCOMPATIBLE',
    );
    await writeFile(manifest, '{}');
    expect((await run(['predict', join(folder, 'own.csv'), '--model', 'model-b'])).stderr).toContain('MODEL_DAMAGED');
  });
});
