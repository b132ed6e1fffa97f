import type { LanguageCode, LanguageGuess } from '../domain/index.js';
import { alphabetPenalty } from './alphabets.js';
import { type LanguageFeatures, languageFeatures, type ScriptFeatures } from './language-features.js';
import { LanguageModel } from './language-model.js';
import { CYRILLIC_PROFILE, LATIN_PROFILE } from './language-profile.js';
import { scriptOf } from './script.js';

const latin = new LanguageModel(LATIN_PROFILE);
const cyrillic = new LanguageModel(CYRILLIC_PROFILE);

/** Fitted on the tuning half of `data/language/snippets.csv` by log loss. */
const TEMPERATURE = 1;
/** Below this probability no language is named. */
const UNSURE = 0.4;

/**
 * Language and script of a text with the probability that the language is right. Two logistic models, one for
 * the Latin and one for the Cyrillic words, vote with their shares of the letters. `und`: another language, no
 * language, or too little to tell.
 */
export function detectLanguage(text: string): LanguageGuess {
  const features = languageFeatures(text);
  const script = scriptOf(features);
  const letters = features.Latn.letters + features.Cyrl.letters;
  if (letters < 2 || features.otherLetters > letters) return { code: 'und', script, confidence: 0.99 };
  const votes = countVotes(features, letters);
  let best: LanguageCode = 'und';
  for (const [code, probability] of votes) if (probability > (votes.get(best) ?? 0)) best = code;
  const confidence = votes.get(best) ?? 0;
  if (best === 'und' || confidence >= UNSURE) return { code: best, script, confidence };
  return { code: 'und', script, confidence: 1 - confidence };
}

function countVotes(features: LanguageFeatures, letters: number): Map<LanguageCode, number> {
  const votes = new Map<LanguageCode, number>();
  addVotes(votes, latin, features.Latn, letters);
  addVotes(votes, cyrillic, features.Cyrl, letters);
  return votes;
}

function addVotes(
  votes: Map<LanguageCode, number>,
  model: LanguageModel,
  features: ScriptFeatures,
  letters: number,
): void {
  if (features.letters === 0) return;
  const penalties = model.languages.map((language) => alphabetPenalty(language, features.extras));
  const logits = model.logits(features).map((logit, at) => logit + (penalties[at] ?? 0));
  const top = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp((logit - top) / TEMPERATURE));
  const total = powers.reduce((sum, power) => sum + power, 0);
  for (const [at, code] of model.languages.entries()) {
    const share = ((powers[at] ?? 0) / total) * (features.letters / letters);
    votes.set(code, (votes.get(code) ?? 0) + share);
  }
}
