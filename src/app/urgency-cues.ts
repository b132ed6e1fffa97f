import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { cueRulesSchema, cueWordsSchema, UrgencyCueFinder } from '../classification/index.js';
import { MurojaatError } from '../domain/index.js';
import { matchingForm } from '../text/index.js';
import { BUNDLED } from './paths.js';

/**
 * Loads the grammar of dangers: `urgency-words.csv` and `urgency-rules.json`.
 * @throws MurojaatError REFERENCE_DATA where one of them is missing or not valid
 */
export async function loadUrgencyCues(folder: string = BUNDLED.reference): Promise<UrgencyCueFinder> {
  try {
    const [table, rules] = await Promise.all(
      ['urgency-words.csv', 'urgency-rules.json'].map((name) => readFile(join(folder, name), 'utf8')),
    );
    return new UrgencyCueFinder(
      cueWordsSchema.parse(parse(table ?? '', { columns: true, bom: true, skip_empty_lines: true })),
      cueRulesSchema.parse(JSON.parse(rules ?? '')),
      foldings,
    );
  } catch (cause) {
    throw new MurojaatError('REFERENCE_DATA', `The urgency cues in "${folder}" are missing or not valid`, {
      got: cause instanceof z.ZodError ? z.prettifyError(cause) : reasonOf(cause),
      fix: 'correct urgency-words.csv and urgency-rules.json (their README describes them), or restore them',
      cause,
    });
  }
}

/** Letters whose fold depends on the language. */
const AMBIGUOUS = /[ёўЁЎ]/;

/** A text's language settles ё and ў, and the text may be taken for another language than the word's. */
function foldings(word: string, language: 'uz' | 'ru' | 'kaa' | 'en'): string[] {
  if (!AMBIGUOUS.test(word)) return [matchingForm(word, language)];
  return [...new Set([matchingForm(word, language), matchingForm(word), matchingForm(word, 'uz')])];
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : 'unreadable';
}
