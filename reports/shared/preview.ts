import { type Sums, unionUnknown } from '../../src/aggregates/index.js';
import { formatCount } from '../../src/kernel/format.js';
import type { Language } from '../../src/kernel/text.js';
import type { Fact, Preview } from '../../src/reporting/index.js';
import { projectCount } from './counted.js';
import type { Standing } from './standing.js';
import { common } from './words.js';

/** How much a report is about; stated and derived Union contributions are never added up. */
export function previewFigures(totals: Sums, language: Language): Fact[] {
  const { totalEligibleCost, unionContribution, unionContributionDerived } = totals.amounts;
  const money = (key: string, label: string, cents: bigint, derived = false): Fact => ({
    key,
    label,
    value: { type: 'money', cents, ...(derived ? { derived } : {}) },
  });
  const count = (key: string, label: string, number: number): Fact => ({
    key,
    label,
    value: { type: 'count', count: number },
  });
  return [
    count('projects', common.projects[language], totals.projects),
    money('totalEligibleCost', common.totalEligibleCost[language], totalEligibleCost.cents),
    ...(unionContribution.known === 0
      ? []
      : [money('unionContribution', common.unionStated[language], unionContribution.cents)]),
    ...(unionContributionDerived.known === 0
      ? []
      : [
          money(
            'unionContributionDerived',
            common.unionDerived[language],
            unionContributionDerived.cents,
            true,
          ),
        ]),
    ...(unionUnknown(totals) === 0
      ? []
      : [count('unionContributionUnknown', common.unionUnknown[language], unionUnknown(totals))]),
  ];
}

export const allProjects = (totals: Sums, language: Language): string =>
  projectCount(totals.projects, language);

/** Most names a notice tells one by one. */
const mostNamed = 6;

/** Cities of the last round whose figures are carried forward, where there are any. */
export function carriedForward(standing: Standing | null, language: Language): Preview['notices'] {
  const open = (standing?.delivery?.cities ?? []).filter(({ open: left }) => left > 0);
  if (standing?.delivery == null || open.length === 0) return [];
  const { name } = standing.delivery;
  const named = open.slice(0, mostNamed).map((city) => city.name);
  const rest = open.length - named.length;
  const listed = new Intl.ListFormat(language).format([
    ...named,
    ...(rest === 0 ? [] : [language === 'de' ? `${rest} weitere` : `${rest} more`]),
  ]);
  const number = formatCount(open.length, language);
  return [
    language === 'de'
      ? {
          title: `${open.length === 1 ? 'Eine Stadt hat' : `${number} Städte haben`} noch nicht zu allen Vorhaben geantwortet`,
          text: `${listed} (${name}). Was offen ist, steht im Bericht, wie es zuletzt veröffentlicht wurde. Der Bericht weist das aus.`,
        }
      : {
          title: `${open.length === 1 ? 'One city has' : `${number} cities have`} not answered for all projects`,
          text: `${listed} (${name}). What is open stands in the report as last published. The report says so.`,
        },
  ];
}
