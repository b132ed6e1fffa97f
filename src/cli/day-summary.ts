import Table from 'cli-table3';
import type { ReferenceData, Triage } from '../domain/index.js';
import { type InterfaceLanguage, nameIn, type Translate, translator } from './messages.js';

/** What a summary is made of: finished lines and the reasons of the emergencies among them. */
export interface DayOfAppeals {
  readonly triages: readonly Triage[];
  readonly failed: number;
  /** Id of an appeal → name of the danger its words tell of, in the summary's language. */
  readonly reasons: ReadonlyMap<string | number, string>;
}

const MOST_EMERGENCIES = 15;
const MOST_ROWS = 10;
const BAR = 24;
/** Below this confidence of the topic a person should look before anything else. */
const UNSURE = 0.5;

/** The summary that the head of a reception reads first: how many, what burns, where it goes, what needs a person. */
export function daySummary(day: DayOfAppeals, reference: ReferenceData, language: InterfaceLanguage): string {
  const say = translator(language);
  const topicName = nameOf(reference.topics, language);
  const bodyName = nameOf(reference.agencies, language);
  const { triages } = day;
  return [
    '',
    heading(say('title', triages.length + day.failed)),
    `${say('languages')}: ${counted(triages.map((each) => `${each.language.code}-${each.language.script}`))}`,
    `${say('types')}: ${counted(triages.map((each) => each.type.value))}`,
    '',
    ...emergencies(day, reference, language, say),
    `${say('high', triages.filter((each) => each.urgency.value === 'high').length)}`,
    '',
    heading(say('byTopic')),
    ...bars(
      triages.map((each) => topicName(each.topic.value)),
      say,
    ),
    '',
    heading(say('byBody')),
    ...bars(
      triages.flatMap((each) => (each.route === null ? [] : [bodyName(each.route.agency)])),
      say,
    ),
    '',
    heading(say('person')),
    ...personLines(day, say),
    '',
    say('machine'),
    '',
  ].join('\n');
}

function emergencies(
  day: DayOfAppeals,
  reference: ReferenceData,
  language: InterfaceLanguage,
  say: Translate,
): string[] {
  const urgent = day.triages
    .filter((each) => each.urgency.value === 'critical')
    .sort((one, other) => other.urgency.confidence - one.urgency.confidence);
  const table = new Table({ style: { head: [], border: [] }, colWidths: [14, 26, 24, 34], wordWrap: true });
  for (const each of urgent.slice(0, MOST_EMERGENCIES)) {
    const reason = day.reasons.get(each.id);
    table.push([
      String(each.id),
      nameOf(reference.topics, language)(each.topic.value),
      placeName(each, reference, language),
      reason === undefined ? say('byModel', Math.round(100 * each.urgency.confidence)) : say('byWords', reason),
    ]);
  }
  const lines = [heading(say('emergencies', urgent.length))];
  if (urgent.length > 0) lines.push(table.toString());
  if (urgent.length > MOST_EMERGENCIES) lines.push(say('more', urgent.length - MOST_EMERGENCIES));
  return lines;
}

function placeName(triage: Triage, reference: ReferenceData, language: InterfaceLanguage): string {
  const territory = reference.territories.find((each) => each.soato === triage.route?.territory);
  return territory === undefined ? '–' : nameIn(territory.names, language);
}

function personLines({ triages, failed }: DayOfAppeals, say: Translate): string[] {
  const counts: [number, string][] = [
    [triages.filter((each) => each.topic.confidence < UNSURE).length, say('unsure')],
    [triages.filter((each) => each.flags.includes('not_an_appeal')).length, say('notAppeal')],
    [
      triages.filter((each) => each.route !== null && each.route.territory === null && each.route.level !== 'republic')
        .length,
      say('noPlace'),
    ],
    [failed, say('failed')],
  ];
  return counts.filter(([count]) => count > 0).map(([count, label]) => `${String(count).padStart(5)}  ${label}`);
}

/** The most frequent values with bars, the rest in one line. */
function bars(values: readonly string[], say: Translate): string[] {
  const ranked = ranking(values);
  const most = ranked[0]?.[1] ?? 1;
  const lines = ranked
    .slice(0, MOST_ROWS)
    .map(
      ([value, count]) =>
        `${String(count).padStart(5)}  ${'█'.repeat(Math.max(1, Math.round((BAR * count) / most))).padEnd(BAR)}  ${value}`,
    );
  const rest = ranked.slice(MOST_ROWS).reduce((sum, [, count]) => sum + count, 0);
  return rest === 0 ? lines : [...lines, `       ${say('more', rest)}`];
}

function counted(values: readonly string[]): string {
  return ranking(values)
    .map(([value, count]) => `${value} ${count}`)
    .join(' · ');
}

function ranking(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
}

function nameOf(
  things: readonly {
    readonly id: string;
    readonly names: { uzLatn: string; uzCyrl: string; ru: string; en: string };
  }[],
  language: InterfaceLanguage,
): (id: string) => string {
  const names = new Map(things.map((thing) => [thing.id, nameIn(thing.names, language)]));
  return (id) => names.get(id) ?? id;
}

function heading(text: string): string {
  return `${text}\n${'─'.repeat([...text].length)}`;
}
