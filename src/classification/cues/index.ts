export { type CueMatch, UrgencyCueFinder } from './finder.js';
export { type CueLevel, type CueRules, type CueWords, cueRulesSchema, cueWordsSchema, type Danger } from './schema.js';
export type { FoldWord } from './terms.js';
