import { type Candidate, SCORE } from './candidate.js';
import type { Page } from './page.js';

const AT_NAME = /(?<![a-z\d_.@])@[a-z][a-z\d_.]{2,31}(?<!\.)/g;
const LINK =
  /(?:https?:\/\/)?(?:www\.)?(?:t\.me|telegram\.me|instagram\.com|facebook\.com|fb\.com|vk\.com|ok\.ru|tiktok\.com|threads\.net)\/(?:@|\+|profile\/|profile\.php\?id=)?[a-z\d_.-]{3,64}(?<![.-])/g;
const NAMED =
  /(?<!\p{L})(?:telegram\p{L}{0,6}|телеграм\p{L}{0,6}|tg|тг|insta(?:gram\p{L}{0,6})?|инста(?:грам\p{L}{0,6})?|facebook|фейсбук|skype|скайп|imo|vk|вк|nik(?:im)?|ник|username)\s{0,2}[:=-]\s{0,2}([a-z][a-z\d_.]{3,31})(?<![._])(?![\p{L}])/gu;
/** Words that follow "telegram:" and are no name. */
const NOT_NAMES = new Set([
  'kanal',
  'kanali',
  'guruh',
  'guruhi',
  'orqali',
  'channel',
  'group',
  'messenger',
  'https',
  'http',
]);

/** Names in social networks: @name, a profile's link, "telegram: name". */
export function recogniseHandles(page: Page): Candidate[] {
  return [...matches(page.lower, AT_NAME), ...matches(page.lower, LINK), ...named(page.lower)];
}

function matches(text: string, pattern: RegExp): Candidate[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: written }) => ({
    start: index,
    end: index + written.length,
    type: 'handle',
    score: SCORE.likely,
  }));
}

function named(text: string): Candidate[] {
  const candidates: Candidate[] = [];
  for (const match of text.matchAll(NAMED)) {
    const name = match[1] ?? '';
    const end = match.index + match[0].length;
    if (!NOT_NAMES.has(name)) candidates.push({ start: end - name.length, end, type: 'handle', score: SCORE.weak });
  }
  return candidates;
}
