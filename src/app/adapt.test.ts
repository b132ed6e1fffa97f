import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reporter } from '../domain/index.js';
import type { Config } from './config.js';
import { openModel } from './open-model.js';
import { BUNDLED } from './paths.js';
import { examinePython } from './python.js';
import { trainToFolder } from './train.js';

const TOPICS: Readonly<Record<string, readonly string[]>> = {
  suv: ['Suv yoʻq', 'Quvur yorilgan', 'Нет воды в доме', 'Ичимлик суви келмаяпти'],
  svet: ['Svet oʻchdi', 'Transformator kuydi', 'Отключили свет', 'Чироқ ўчиб қолди'],
  yoʻl: ['Yoʻl buzilgan', 'Asfalt kerak', 'Яма на дороге', 'Кўча таъмирланмаган'],
};
const texts = Object.entries(TOPICS).flatMap(([topic, phrases]) =>
  Array.from({ length: 24 }, (_, at) => ({
    text: `${phrases[at % 4]}, ${at} kundan beri, uy ${at * 7}`,
    labels: { mavzu: topic },
  })),
);

/** Stands in for the interpreter at the process's edge: answers the probe, then does `work` with the task. */
const fake = (work: string, modules = '{"torch":"2","onnx":"1","numpy":"2"}'): string => `#!${process.execPath}
const fs = require('node:fs'), path = require('node:path');
if (process.argv[2] === '-c') { console.log('{"python":[3,12,1],"modules":${modules}}'); process.exit(0); }
if (!process.argv[2].endsWith('adapt.py') || process.argv[3] !== '--task') process.exit(9);
const task = JSON.parse(fs.readFileSync(process.argv[4], 'utf8'));
const rows = fs.readFileSync(task.rows, 'utf8').trimEnd().split('\\n').map((line) => JSON.parse(line));
const say = (step) => console.log(JSON.stringify({ event: 'progress', stage: 'adapting', epoch: 1, epochs: 2, step, steps: 4, secondsLeft: 9 }));
const finish = () => {
  fs.cpSync(task.encoder, task.out, { recursive: true });
  const manifest = path.join(task.out, 'manifest.json');
  fs.writeFileSync(manifest, JSON.stringify({ ...JSON.parse(fs.readFileSync(manifest, 'utf8')), name: task.name }));
  const vector = (row) => Array.from({ length: 384 }, (_, at) => (at === row.labels.mavzu ? 1 : 0.01));
  const held = rows.map((row, index) => ({ row: index, vector: vector(row), hold: row.hold })).filter((row) => row.hold);
  fs.writeFileSync(path.join(task.work, 'held-out.jsonl'), held.map((row) => JSON.stringify(row) + '\\n').join(''));
};
const checkpoint = path.join(task.work, 'checkpoint');
${work}
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'murojaat-adapt-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const shares: number[] = [];
const reporter: Reporter = {
  info: () => undefined,
  warn: () => undefined,
  progress: (label) => ({
    update: (done) => void (label === 'adapting the encoder' && shares.push(done)),
    stop: () => undefined,
  }),
};

async function interpreter(name: string, script: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, script);
  await chmod(path, 0o755);
  return path;
}

function train(python: string, target: string, signal = new AbortController().signal) {
  const config: Config = { dataDirectory: join(folder, 'data'), threads: 2, python, redacted: {} };
  return trainToFolder({ texts, columns: ['mavzu'], target: join(folder, target), seed: 1, adapt: true }, config, {
    reporter,
    signal,
  });
}

const leftOf = async (target: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.includes(target)).sort();

describe('adapting, at the edge of the process', () => {
  it('writes the encoder into the model folder, judges on the held-out rows and leaves nothing beside it', async () => {
    const python = await interpreter(
      'good',
      fake(`
if ((fs.statSync(task.work).mode & 0o777) !== 0o700) process.exit(8);
if (rows.some((row) => row.ids[0] !== 0 || row.ids.at(-1) !== 2 || row.weight !== 1)) process.exit(7);
fs.writeFileSync('${join(folder, 'seen.json')}', JSON.stringify({ task, held: rows.filter((row) => row.hold).length }));
console.log('a remark of a library'); console.log('{"event":"pro'); say(0); console.log('{"event":"epoch"}'); say(4);
finish();`),
    );
    const result = await train(python, 'good-model');
    expect(await leftOf('good-model')).toEqual(['good-model']);
    expect((await readdir(join(folder, 'good-model'))).sort()).toEqual(['encoder', 'model.json', 'weights.bin']);
    const seen = JSON.parse(await readFile(join(folder, 'seen.json'), 'utf8'));
    expect(seen.task.columns).toEqual([{ name: 'mavzu', labels: ['suv', 'svet', 'yoʻl'] }]);
    expect(result.expected.mavzu?.combined.rows).toBe(seen.held);
    // the vectors of before give the label away, those of the copied encoder do so less
    expect(result.manifest.columns[0]?.folds).toBe(1);
    expect(result.manifest.columns[0]?.counts).toEqual([24, 24, 24]);
    expect(shares).toEqual([0, 500]);
    const config: Config = { dataDirectory: '', threads: 1, python, redacted: {} };
    const { heads, embedder } = await openModel(join(folder, 'good-model'), config);
    expect(embedder.id).toMatch(/^adapted@/);
    const dense = await embedder.embed('Suv yoʻq');
    expect(heads.predict({ dense, ngramText: 'suv yoq' }).mavzu?.value).toBe('suv');
    await embedder.close();
  });

  it('says why it failed, writes no model and keeps the work', async () => {
    const python = await interpreter(
      'bad',
      fake(`console.error('line one'); console.error('RuntimeError: no'); process.exit(1);`),
    );
    const failure = train(python, 'bad-model');
    await expect(failure).rejects.toMatchObject({
      code: 'ADAPT_FAILED',
      got: 'exit code 1 | line one | RuntimeError: no',
    });
    expect(await leftOf('bad-model')).toEqual(['.bad-model.adapt']);
  });

  it('names the signal that ended it', async () => {
    const python = await interpreter('killed', fake(`process.kill(process.pid, 'SIGKILL');`));
    await expect(train(python, 'killed-model')).rejects.toMatchObject({
      code: 'ADAPT_FAILED',
      got: expect.stringContaining('SIGKILL'),
      fix: expect.stringContaining('memory'),
    });
  });

  it('does not take an end without results for a success', async () => {
    const none = await interpreter('none', fake(''));
    await expect(train(none, 'none-model')).rejects.toMatchObject({ code: 'ADAPT_FAILED', got: 'there is no encoder' });
    const torn = await interpreter(
      'torn',
      fake(`finish(); fs.appendFileSync(path.join(task.work, 'held-out.jsonl'), '{"row":1,"vec');`),
    );
    await expect(train(torn, 'torn-model')).rejects.toMatchObject({ code: 'ADAPT_FAILED' });
    const few = await interpreter(
      'few',
      fake(`finish(); fs.writeFileSync(path.join(task.work, 'held-out.jsonl'), '');`),
    );
    await expect(train(few, 'few-model')).rejects.toMatchObject({
      code: 'ADAPT_FAILED',
      got: expect.stringContaining('have no vector'),
    });
  });

  it('hands Ctrl-C on, and the same command goes on from what was kept', async () => {
    const python = await interpreter(
      'slow',
      fake(`
if (fs.existsSync(checkpoint)) { fs.writeFileSync('${join(folder, 'resumed')}', ''); finish(); }
else {
  process.on('SIGINT', () => { fs.writeFileSync(checkpoint, ''); process.exit(130); });
  setInterval(() => say(1), 20);
}`),
    );
    const stop = new AbortController();
    shares.length = 0;
    const failure = train(python, 'slow-model', stop.signal);
    const watch = setInterval(() => shares.length > 0 && stop.abort(), 20);
    await expect(failure).rejects.toMatchObject({ code: 'INTERRUPTED' });
    clearInterval(watch);
    expect(await leftOf('slow-model')).toEqual(['.slow-model.adapt']);
    await train(python, 'slow-model');
    expect(existsSync(join(folder, 'resumed'))).toBe(true);
    expect(await leftOf('slow-model')).toEqual(['slow-model']);
  });

  it('refuses an interpreter that is missing, too old or without a module before any work', async () => {
    const bare = await interpreter('bare', fake('', '{"torch":null,"onnx":"1","numpy":null}'));
    await expect(train(bare, 'bare-model')).rejects.toMatchObject({
      code: 'ADAPT_UNAVAILABLE',
      got: expect.stringContaining('without torch, numpy'),
      fix: expect.stringContaining(`${bare} -m pip install torch numpy`),
    });
    const old = await interpreter('old', fake('').replace('[3,12,1]', '[3,8,0]'));
    const wrong = await interpreter('wrong', `#!${process.execPath}\nconsole.log('hello')\n`);
    for (const python of [join(folder, 'absent'), old, wrong]) {
      await expect(train(python, 'bare-model')).rejects.toMatchObject({ code: 'ADAPT_UNAVAILABLE' });
    }
    expect(await leftOf('bare-model')).toEqual([]);
  });
});

const real = process.env.MUROJAAT_PYTHON ?? 'python3';
const state = await examinePython(real);
const canAdapt = state.fix === undefined && existsSync(BUNDLED.adaptScript);

describe('adapting with torch', () => {
  it.skipIf(!canAdapt)(
    `runs for real (skipped where ${real} has no torch, onnx and numpy)`,
    async () => {
      const result = await train(real, 'real-model');
      expect(result.manifest.embedder.id).toMatch(/^adapted@/);
      expect(result.expected.mavzu?.combined.accuracy.value).toBeGreaterThan(0.8);
      const { heads, embedder } = await openModel(join(folder, 'real-model'), {
        ...{ dataDirectory: '', threads: 1, python: real, redacted: {} },
      });
      const dense = await embedder.embed('Quvur yorilib, suv oqib yotibdi');
      expect(heads.predict({ dense, ngramText: 'quvur yorilib suv oqib yotibdi' }).mavzu?.value).toBe('suv');
      await embedder.close();
    },
    600_000,
  );
});
