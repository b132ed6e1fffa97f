import type { Field, Span, Suggestion } from '../domain/index.js';
import { matchingForm } from '../text/index.js';
import { confidenceOf, type Fields, type Shown } from './decide-fields.js';
import { merged } from './original-spans.js';
import type { Reading } from './reading.js';
import { textWindows } from './text-windows.js';
import type { TriageContext } from './triage-one.js';
import { distributionsOf, type Weighed } from './weigh.js';

/** A window is evidence where the confidence falls by this much without it … */
const LEAST_DROP = 0.02;
/** … and by this share of what it falls by without the window that matters most. */
const NEAR_LARGEST = 0.5;
/** At most this many windows of a text are evidence. */
const MOST_WINDOWS = 3;

/** What the models say of a text without one of its windows. */
interface Occluded {
  readonly window: Span;
  readonly weighed: Shown;
}

/**
 * Adds to the evidence of each suggestion of the heads the sentences or clauses without which its confidence falls
 * most (occlusion, Zeiler and Fergus 2014, doi:10.1007/978-3-319-10590-1_53). This shows what the sentence vector
 * needs, too, at the price of one more embedding a window, up to 12 a text.
 * @param weighed what the models say of the whole text
 */
export async function addOcclusion(
  fields: Fields,
  weighed: Weighed,
  reading: Reading,
  context: TriageContext,
  signal?: AbortSignal,
): Promise<Fields> {
  const occluded = await Promise.all(
    windowsToLeaveOut(reading.modelText).map(async (window): Promise<Occluded> => {
      const modelText = `${reading.modelText.slice(0, window.start)}${reading.modelText.slice(window.end)}`;
      const dense = await context.embedder.embed(modelText, signal === undefined ? {} : { signal });
      const form = matchingForm(modelText, reading.language.code);
      const distributions = distributionsOf({ dense, ngramText: form }, context);
      return { window, weighed: { distributions, features: { ...weighed.features, length: form.length } } };
    }),
  );
  const added = (field: Field): Suggestion => {
    const suggestion = fields[field];
    if (suggestion.source !== 'local') return suggestion;
    const confidence = (of: Shown): number => confidenceOf(field, suggestion.value, of, context.calibration);
    const windows = decisive(confidence(weighed), occluded, confidence);
    const spans = windows.flatMap((window) => unmaskedParts(reading, window));
    return { ...suggestion, evidence: merged([...suggestion.evidence, ...spans]) };
  };
  return { topic: added('topic'), type: added('type'), urgency: added('urgency'), agency: added('agency') };
}

/** Windows of a text, where something is left without each. */
function windowsToLeaveOut(text: string): Span[] {
  const windows = textWindows(text);
  return windows.length > 1 ? windows : [];
}

/** The windows without which the confidence falls most, by the fall. */
function decisive(whole: number, occluded: readonly Occluded[], confidence: (shown: Shown) => number): Span[] {
  const drops = occluded
    .map(({ window, weighed }) => ({ window, drop: whole - confidence(weighed) }))
    .sort((one, other) => other.drop - one.drop || one.window.start - other.window.start);
  const least = Math.max(LEAST_DROP, NEAR_LARGEST * (drops[0]?.drop ?? 0));
  return drops
    .filter(({ drop }) => drop >= least)
    .slice(0, MOST_WINDOWS)
    .map(({ window }) => window);
}

/** What a window shows of the text as received: its lines without masked values, from first to last letter or digit. */
function unmaskedParts({ modelText, modelToOriginal }: Reading, window: Span): Span[] {
  const parts: Span[] = [];
  for (const match of modelText.slice(window.start, window.end).matchAll(UNMASKED)) {
    const start = window.start + match.index;
    if (match[0].startsWith('[')) continue;
    const words = WORDS.exec(match[0]);
    if (words !== null) parts.push(modelToOriginal(start + words.index, start + words.index + words[0].length));
  }
  return parts;
}

/** A masked value, or a stretch of one line without one. */
const UNMASKED = /\[[A-Z]+\]|(?:(?!\[[A-Z]+\])[^\n])+/g;
const WORDS = /[\p{L}\p{N}](?:.*[\p{L}\p{N}\p{M}])?/su;
