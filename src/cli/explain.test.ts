import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Triage, triageSchema } from '../domain/index.js';

/** The built command, as users run it (`npm test` builds first). */
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

const TEXT =
  'Assalomu alaykum, hurmatli rahbariyat. Men shu mahallada yigirma yildan beri yashayman. Uch kundan beri svet yoʻq, transformator kuygan. Telefonim +998 90 123 45 67. Oldindan rahmat.';

function triage(text: string, ...options: readonly string[]): Triage {
  const input = `${JSON.stringify({ id: 1, text })}\n`;
  const { stdout, stderr, status } = spawnSync(process.execPath, [main, 'triage', '-', ...options], {
    ...{ cwd: tmpdir(), input, encoding: 'utf8' },
  });
  expect({ status, stderr }).toMatchObject({ status: 0 });
  return triageSchema.parse(JSON.parse(stdout));
}

const wordsAt = (text: string, spans: readonly { start: number; end: number }[]): string[] =>
  spans.map(({ start, end }) => text.slice(start, end));

describe('explanations on the command line', () => {
  it('show the words of the text as received, in either script', () => {
    const latin = triage(TEXT);
    expect(latin.topic.value).toBe('electricity');
    expect(wordsAt(TEXT, latin.topic.evidence).join(' ')).toMatch(/svet|transformator/);
    expect(latin.agency.evidence.length).toBeGreaterThan(0);
    const cyrillic = '<p>Уч кундан бери свет йўқ,&nbsp;трансформатор куйган.</p>';
    expect(wordsAt(cyrillic, triage(cyrillic).topic.evidence).join(' ')).toMatch(/свет|трансформатор/);
  });

  it('by occlusion add the sentence without which the confidence falls', () => {
    const byWords = triage(TEXT).topic;
    const { topic } = triage(TEXT, '--explain', 'occlusion');
    expect({ ...topic, evidence: [] }).toEqual({ ...byWords, evidence: [] });
    expect(wordsAt(TEXT, topic.evidence)).toContain('Uch kundan beri svet yoʻq, transformator kuygan');
    for (const word of byWords.evidence)
      expect(topic.evidence.some(({ start, end }) => start <= word.start && word.end <= end)).toBe(true);
    for (const words of wordsAt(TEXT, topic.evidence)) expect(words).not.toMatch(/\d/);
  });

  it('refuse an unknown kind', () => {
    const { status, stderr } = spawnSync(process.execPath, [main, 'triage', '-', '--explain', 'lime'], {
      ...{ cwd: tmpdir(), input: '', encoding: 'utf8' },
    });
    expect(status).toBe(2);
    expect(stderr).toContain('ngram or occlusion');
  });
});
