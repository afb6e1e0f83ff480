import { dayInBerlin } from '../kernel/clock.js';
import { type Day, parseDay } from '../kernel/day.js';
import { formatDay, formatEuro } from '../kernel/format.js';
import type { PublishedVersion } from './queries/revisions.js';
import type { ChosenState } from './views/timeline-page.js';
import { reviewWords } from './words.js';

/** An earlier state somebody asks for: the end of a day in Saxony, or a registry revision. */
export type Asked = { readonly day: Day } | { readonly revision: number };

/** Reads the address; a revision goes before a day, and what cannot be read counts as the present. */
export function parseAsked(query: Readonly<Record<string, unknown>>): Asked | null {
  const { stand, am } = query;
  if (typeof stand === 'string' && /^[1-9]\d{0,8}$/.test(stand)) return { revision: Number(stand) };
  const day = typeof am === 'string' ? parseDay(am) : null;
  return day === null ? null : { day };
}

const isBy = (version: Pick<PublishedVersion, 'revision' | 'publishedAt'>, asked: Asked): boolean =>
  'day' in asked ? dayInBerlin(version.publishedAt) <= asked.day : version.revision <= asked.revision;

/** The version that was the last one published by then; null when there was none yet. */
export const versionAt = (versions: readonly PublishedVersion[], asked: Asked): PublishedVersion | null =>
  versions.findLast((version) => isBy(version, asked)) ?? null;

/** What the page says about the state looked at. */
export function chosenState(version: PublishedVersion | null, asked: Asked): ChosenState {
  const when = 'day' in asked ? formatDay(asked.day, 'de') : null;
  if (version === null)
    return {
      revision: null,
      title: when === null ? 'Sie sehen einen früheren Stand' : `Sie sehen den Stand vom ${when}`,
      text: 'Damals war das Vorhaben noch nicht veröffentlicht.',
    };
  const day = when ?? formatDay(dayInBerlin(version.publishedAt), 'de');
  return {
    revision: version.revision,
    title: `Sie sehen den Stand vom ${day} (Registerstand ${version.revision})`,
    text: `Damals veröffentlicht: Fassung ${version.versionNumber}, ${factsOf(version)}. Spätere Ereignisse stehen blass in der Liste.`,
  };
}

function factsOf({ input }: PublishedVersion): string {
  const { totalEligibleCost, unionContribution } = input.amounts;
  const euro = (amount: typeof totalEligibleCost) =>
    amount === null ? reviewWords.unknown : formatEuro(amount.cents, 'de');
  const end = input.period.end === null ? reviewWords.unknown : formatDay(input.period.end, 'de');
  return `förderfähige Gesamtkosten ${euro(totalEligibleCost)}, EU-Betrag ${euro(unionContribution)}, Ende ${end}`;
}
