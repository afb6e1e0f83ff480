import { dayInBerlin } from '../../kernel/clock.js';
import type { Day } from '../../kernel/day.js';
import { formatCount, formatDay, formatEuro } from '../../kernel/format.js';
import { type Language, text } from '../../kernel/text.js';
import { coFundingSentence } from '../../platform/html/eu-emblem.js';
import { type ProjectRecord, periodText, placeName } from '../../projects/index.js';

/** What a poster says, as plain data that can be handed to a drawing thread. */
export interface Poster {
  readonly language: Language;
  readonly reference: string;
  /** Above the title: fund and period. */
  readonly over: string;
  readonly name: string;
  /** Main objective of the project; null when the record states none. */
  readonly objective: string | null;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly sentence: string;
  /** Notice of the Land beside the emblem; null where none is set. */
  readonly landNotice: string | null;
  /** Address of the record. */
  readonly address: string;
  readonly state: string;
  readonly date: Day;
}

const words = {
  beneficiary: text('Begünstigter', 'Beneficiary'),
  executingBody: text('Projektträger', 'Executing body'),
  place: text('Ort', 'Place'),
  period: text('Zeitraum', 'Period'),
  cost: text('Förderfähige Gesamtkosten', 'Total eligible cost'),
  union: text('davon von der Europäischen Union', 'of it from the European Union'),
  state: (revision: string, day: string) =>
    text(`Registerstand ${revision} vom ${day}`, `Registry revision ${revision} of ${day}`),
};

interface Surroundings {
  readonly language: Language;
  readonly landNotice: string | null;
  readonly address: string;
  readonly revision: number;
  readonly publishedAt: Date;
}

/** The poster of a published project. Natural persons are not named on it; derived amounts are not printed. */
export function posterOf(record: ProjectRecord, around: Surroundings): Poster {
  const { language, revision, publishedAt } = around;
  const { catalogue, amounts, unionContribution } = record;
  const organisation = (party: ProjectRecord['beneficiary']): string | null =>
    party === null || party.naturalPerson ? null : party.name;
  const fact = (
    label: keyof typeof words & ('beneficiary' | 'executingBody' | 'place' | 'period' | 'cost' | 'union'),
    value: string | null,
  ) => (value === null ? [] : [{ label: words[label][language], value }]);
  const money = (cents: bigint | null | undefined): string | null =>
    cents == null ? null : formatEuro(cents, language);
  const date = dayInBerlin(publishedAt);
  return {
    language,
    reference: record.reference,
    over: [catalogue.fund, catalogue.fundingPeriod]
      .map(({ title, code }) => title[language] ?? title.de ?? code)
      .filter((part) => part !== null)
      .join(' · '),
    name: record.name,
    objective: record.purposeAndAchievements ?? record.summary,
    facts: [
      ...fact('beneficiary', organisation(record.beneficiary)),
      ...fact('executingBody', organisation(record.executingBody)),
      ...fact('place', placeName(record.place, language)),
      ...fact('period', periodText(record.period, language)),
      ...fact('cost', money(amounts.totalEligibleCost?.cents)),
      ...fact('union', unionContribution.origin === 'stated' ? money(unionContribution.cents) : null),
    ],
    sentence: coFundingSentence[language],
    landNotice: around.landNotice,
    address: around.address,
    state: words.state(formatCount(revision, language), formatDay(date, language))[language],
    date,
  };
}
