import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Triage, triageSchema } from '../domain/index.js';

/** The built command, as users run it (`npm test` builds first). */
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

const TEXT =
  'Assalomu alaykum, hurmatli rahbariyat. Men shu mahallada yigirma yildan beri yashayman. Uch kundan beri svet yoʻq, transformator kuygan. Telefonim +998 90 123 45 67. Oldindan rahmat.';

const CYRILLIC = '<p>Уч кундан бери свет йўқ,&nbsp;трансформатор куйган.</p>';

/** The lines for both texts. */
function triage(...options: readonly string[]): Triage[] {
  const input = [TEXT, CYRILLIC].map((text, id) => `${JSON.stringify({ id, text })}\n`).join('');
  const { stdout, stderr, status } = spawnSync(process.execPath, [main, 'triage', '-', ...options], {
    ...{ cwd: tmpdir(), input, encoding: 'utf8' },
  });
  expect({ status, stderr }).toMatchObject({ status: 0 });
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => triageSchema.parse(JSON.parse(line)));
}

const wordsAt = (text: string, spans: readonly { start: number; end: number }[] | undefined): string[] =>
  (spans ?? []).map(({ start, end }) => text.slice(start, end));

describe('explanations on the command line', () => {
  it('show the words of the text as received, in either script; by occlusion the sentence, too', () => {
    const [latin, cyrillic] = triage();
    expect(latin?.topic.value).toBe('electricity');
    expect(wordsAt(TEXT, latin?.topic.evidence).join(' ')).toMatch(/svet|transformator/);
    expect(latin?.agency.evidence.length).toBeGreaterThan(0);
    expect(wordsAt(CYRILLIC, cyrillic?.topic.evidence).join(' ')).toMatch(/свет|трансформатор/);

    const [occluded] = triage('--explain', 'occlusion');
    expect({ ...occluded?.topic, evidence: [] }).toEqual({ ...latin?.topic, evidence: [] });
    const spans = occluded?.topic.evidence ?? [];
    expect(wordsAt(TEXT, spans)).toContain('Uch kundan beri svet yoʻq, transformator kuygan');
    for (const word of latin?.topic.evidence ?? [])
      expect(spans.some(({ start, end }) => start <= word.start && word.end <= end)).toBe(true);
    for (const words of wordsAt(TEXT, spans)) expect(words).not.toMatch(/\d/);
  }, 300_000);

  it('refuse an unknown kind', () => {
    const { status, stderr } = spawnSync(process.execPath, [main, 'triage', '-', '--explain', 'lime'], {
      ...{ cwd: tmpdir(), input: '', encoding: 'utf8' },
    });
    expect(status).toBe(2);
    expect(stderr).toContain('ngram or occlusion');
  });
});
