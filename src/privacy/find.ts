import type { PiiSpan } from '../domain/index.js';
import type { Candidate } from './candidate.js';
import { type Page, readPage } from './page.js';
import { RECOGNISERS } from './recognisers.js';
import { repeatFound } from './repeat.js';
import { resolve } from './resolve.js';

/**
 * Personal data of `text`: sorted, not overlapping, offsets in UTF-16 code units of `text`. A number found once
 * by the words beside it is found wherever it stands again. Never throws; time is linear in the text.
 */
export function findPersonalData(text: string): PiiSpan[] {
  const page = readPage(text);
  const found = resolve(recognise(page));
  const all = resolve([...found, ...repeatFound(page, found)]);
  return all.map(({ start, end, type }) => ({ ...page.toOriginal(start, end), type }));
}

function recognise(page: Page): Candidate[] {
  return RECOGNISERS.flatMap((recogniser) => recogniser(page));
}
