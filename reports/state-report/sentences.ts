import type { GroupedSums } from '../../src/aggregates/index.js';
import { unionUnknown } from '../../src/aggregates/index.js';
import { formatCount } from '../../src/kernel/format.js';
import type { Language } from '../../src/kernel/text.js';
import { projectCount } from '../shared/counted.js';
import { groupName, isPlace } from '../shared/group-names.js';
import type { StateReportData } from './dataset.js';

const numbered = (count: number, one: string, many: string, language: Language): string =>
  `${formatCount(count, language)} ${count === 1 ? one : many}`;

/** The group with most projects; null where several share the place or there is nothing to compare. */
function leading(rows: readonly GroupedSums[]): GroupedSums | null {
  const named = rows.filter(({ groups }) => isPlace(groups[0]));
  const [first, second] = [...named].sort((one, other) => other.projects - one.projects);
  if (first === undefined || second === undefined || first.projects === second.projects) return null;
  return first;
}

function leadingSentence(rows: readonly GroupedSums[], language: Language): string {
  const first = leading(rows);
  if (first === null) return '';
  const name = groupName(first.groups[0], language);
  const count = formatCount(first.projects, language);
  return language === 'de' ? ` Die meisten: ${name} (${count}).` : ` Most of them: ${name} (${count}).`;
}

/** Where the projects are: how many in how many places, how many statewide or not matched. */
export function citySentence({ totals, sums: { city } }: StateReportData, language: Language): string {
  const cities = city.filter(({ groups }) => isPlace(groups[0]));
  const statewide = city.find(({ groups }) => groups[0]?.key === 'landesweit')?.projects ?? 0;
  const unmatched = city.find(({ groups }) => groups[0]?.key === null)?.projects ?? 0;
  const inCities = totals.projects - statewide - unmatched;
  const places =
    language === 'de'
      ? numbered(cities.length, 'Ort', 'Orten', language)
      : numbered(cities.length, 'place', 'places', language);
  const parts = [
    `${projectCount(inCities, language)} in ${places}`,
    ...(statewide > 0
      ? [
          language === 'de'
            ? `${formatCount(statewide, language)} landesweit`
            : `${formatCount(statewide, language)} statewide`,
        ]
      : []),
    ...(unmatched > 0
      ? [
          language === 'de'
            ? `${formatCount(unmatched, language)} keiner Gemeinde zugeordnet`
            : `${formatCount(unmatched, language)} not matched to a municipality`,
        ]
      : []),
  ];
  return `${parts.join(', ')}.${leadingSentence(city, language)}`;
}

/** What the values of a catalogue are called in sentences. */
export const nouns = {
  category: {
    de: ['Interventionskategorie', 'Interventionskategorien'],
    en: ['intervention category', 'intervention categories'],
  },
  guideline: {
    de: ['Förderrichtlinie', 'Förderrichtlinien'],
    en: ['funding guideline', 'funding guidelines'],
  },
  object: { de: ['Fördergegenstand', 'Fördergegenständen'], en: ['funding object', 'funding objects'] },
  objective: {
    de: ['spezifischen Ziel', 'spezifischen Zielen'],
    en: ['specific objective', 'specific objectives'],
  },
  priority: { de: ['Priorität', 'Prioritäten'], en: ['priority', 'priorities'] },
} as const;

/** How many values of a catalogue the projects belong to, and to which most of them. */
export function catalogueSentence(
  rows: readonly GroupedSums[],
  called: Readonly<Record<Language, readonly [one: string, many: string]>>,
  language: Language,
): string {
  const known = rows.filter(({ groups }) => groups[0]?.key != null);
  const unmatched = rows.find(({ groups }) => groups[0]?.key === null)?.projects ?? 0;
  const [one, many] = called[language];
  const count = known.reduce((sum, { projects }) => sum + projects, 0);
  if (known.length === 0)
    return language === 'de' ? 'Kein Vorhaben ist zugeordnet.' : 'No project is matched.';
  const kinds = numbered(known.length, one, many, language);
  const rest =
    unmatched === 0
      ? ''
      : language === 'de'
        ? `, ${formatCount(unmatched, language)} ohne Zuordnung`
        : `, ${formatCount(unmatched, language)} not matched`;
  return `${projectCount(count, language)} in ${kinds}${rest}.${leadingSentence(rows, language)}`;
}

/** From when to when projects begin, and in which year most of them. */
export function yearSentence(rows: readonly GroupedSums[], language: Language): string {
  const years = rows.flatMap(({ groups }) => groups[0]?.key ?? []).sort();
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return '';
  const span =
    language === 'de'
      ? first === last
        ? `Alle Vorhaben mit bekanntem Beginn beginnen ${first}.`
        : `Die Vorhaben beginnen zwischen ${first} und ${last}.`
      : first === last
        ? `All projects with a known start begin in ${first}.`
        : `The projects begin between ${first} and ${last}.`;
  return span + leadingSentence(rows, language);
}

/** How many projects run, and for how many nothing is known of the Union contribution. */
export function summarySentence(
  { totals, running }: StateReportData,
  day: string,
  language: Language,
): string {
  const unknown = unionUnknown(totals);
  if (language === 'de')
    return `${formatCount(running, language)} von ${formatCount(totals.projects, language)} Vorhaben laufen am ${day}. ${unionSentence(unknown, language)}`;
  return `${formatCount(running, language)} of ${projectCount(totals.projects, language)} running on ${day}. ${unionSentence(unknown, language)}`;
}

function unionSentence(unknown: number, language: Language): string {
  if (unknown === 0)
    return language === 'de'
      ? 'Für jedes ist der EU-Betrag angegeben oder abgeleitet.'
      : 'For each the Union contribution is stated or derived.';
  return language === 'de'
    ? `Für ${formatCount(unknown, language)} ist kein EU-Betrag bekannt.`
    : `For ${formatCount(unknown, language)} no Union contribution is known.`;
}
