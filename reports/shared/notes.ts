import { type Sums, unionUnknown } from '../../src/aggregates/index.js';
import { type Language, text } from '../../src/kernel/text.js';
import type { Block } from '../../src/reporting/index.js';
import { projectCount } from './counted.js';
import { common } from './words.js';

/** Says what the mark "a" means. */
export const derivedNote = text(
  'Abgeleitet: förderfähige Gesamtkosten × Unions-Kofinanzierungssatz, je Vorhaben auf den Cent gerundet.',
  'Derived: total eligible cost × Union co-financing rate, rounded to the cent for each project.',
);

/** A note below a table. */
export const note = (mark: string | null, content: string): Block => ({ kind: 'note', mark, text: content });

/** Heading of a table in the contents, with the sentence that says what it holds. */
export const section = (key: string, title: string, sentence: string): Block => ({
  kind: 'section',
  key,
  title,
  sentence,
});

/** What has to be known to read the tables above. */
export function amountNotes(totals: Sums, language: Language): Block[] {
  const { unionContribution, unionContributionDerived } = totals.amounts;
  const kinds = [
    { known: unionContribution.known, name: common.unionStated[language] },
    { known: unionContributionDerived.known, name: common.unionDerived[language] },
    { known: unionUnknown(totals), name: common.unionUnknown[language] },
  ];
  const absent = kinds.filter(({ known }) => known === 0).map(({ name }) => name);
  const unknown = costUnknownSentence(totals, language);
  const partly = [unionContribution, unionContributionDerived].some(
    ({ known }) => known > 0 && known < totals.projects,
  );
  return [
    ...(partly ? [note(null, common.dash[language])] : []),
    ...(unionContributionDerived.known > 0 ? [note('a', derivedNote[language])] : []),
    ...(unknown === '' ? [] : [note(null, unknown)]),
    ...(absent.length === 0 ? [] : [note(null, common.notShown(absent.join('; '))[language])]),
  ];
}

/** Says for how many projects the cost is missing from the sums; empty when for none. */
function costUnknownSentence({ projects, amounts }: Sums, language: Language): string {
  const unknown = projects - amounts.totalEligibleCost.known;
  if (unknown === 0) return '';
  return language === 'de'
    ? `Bei ${projectCount(unknown, language)} sind die förderfähigen Gesamtkosten nicht angegeben; sie fehlen in der Summe.`
    : `For ${projectCount(unknown, language)} the total eligible cost is not stated; it is missing from the sum.`;
}
