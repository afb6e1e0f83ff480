import { type Language, text as words } from '../../../src/kernel/text.js';
import type { Block, Fact } from '../../../src/reporting/index.js';
import { amount, text } from '../../shared/cells.js';
import { headings } from '../../shared/headings.js';
import type { ListedValue } from '../../shared/listed-projects.js';
import type { CityReportData } from '../dataset.js';
import type { ProjectFacts } from '../project-facts.js';
import { words as cityWords } from '../words.js';

/** Every project with what its Steckbrief says. */
export function projects({ facts }: CityReportData, language: Language): Block[] {
  if (facts.length === 0) return [];
  return [
    {
      kind: 'chapter',
      key: 'projects',
      title: cityWords.projectsChapter[language],
      lead: words('Angaben der Steckbriefe, nach Name.', 'Facts of the profiles, by name.')[language],
    },
    ...facts.flatMap((project): Block[] => [
      { kind: 'heading', level: 3, text: `${project.name} (${project.reference})` },
      factsOf(project, language),
    ]),
  ];
}

const labels = {
  planNumber: words('Nummer im GIHK', 'Number in action plan'),
  executingBody: words('Projektträger', 'Executing body'),
  period: words('Zeitraum', 'Period'),
  grant: words('Zuwendung', 'Grant'),
  union: words('EU-Betrag', 'Union contribution'),
  purpose: words('Zweck', 'Purpose'),
} as const;

/** What is said of every project, known or not; what most sources leave out only where it is known. */
function factsOf(project: ProjectFacts, language: Language): Extract<Block, { kind: 'facts' }> {
  const { reference, period, unionContribution: union } = project;
  const key = (name: string) => `${reference}.${name}`;
  const optional = (name: string, label: string, value: string | null): Fact[] =>
    value === null ? [] : [{ key: key(name), label, value: text(value) }];
  const known = period.start !== null || period.end !== null;
  const left: Fact[] = [
    {
      key: key('beneficiary'),
      label: headings.beneficiary[language],
      value: project.beneficiary === null ? null : text(project.beneficiary),
    },
    ...optional('executingBody', labels.executingBody[language], project.executingBody),
    ...optional('area', headings.area[language], project.area),
    ...optional('planNumber', labels.planNumber[language], project.planNumber),
  ];
  const right: Fact[] = [
    { key: key('period'), label: labels.period[language], value: known ? { type: 'period', period } : null },
    {
      key: key('totalEligibleCost'),
      label: cityWords.totalEligibleCost[language],
      value: amount(project.totalEligibleCost) ?? null,
    },
    ...(project.grant === null
      ? []
      : [{ key: key('grant'), label: labels.grant[language], value: amount(project.grant) ?? null }]),
    {
      key: key('unionContribution'),
      label: labels.union[language],
      value:
        union.cents === null
          ? null
          : { type: 'money', cents: union.cents, derived: union.origin === 'derived' },
    },
  ];
  const long = [
    ...optional('fundingObject', headings.object[language], nameOf(project.fundingObject, language)),
    ...optional(
      'interventionCategory',
      headings.category[language],
      nameOf(project.interventionCategory, language),
    ),
    ...optional('purpose', labels.purpose[language], shortened(project.summary)),
  ];
  return {
    kind: 'facts',
    facts: [...left, ...right, ...long],
    halves: { left: left.length, right: right.length },
  };
}

function nameOf({ code, title, sourceText }: ListedValue, language: Language): string | null {
  const parts = [code, title[language] ?? title.de].filter((part) => part !== null);
  return parts.length === 0 ? sourceText : parts.join(' ');
}

const longestPurpose = 400;

/** The Steckbrief has it in full. */
const shortened = (purpose: string | null): string | null =>
  purpose === null || purpose.length <= longestPurpose
    ? purpose
    : `${purpose.slice(0, longestPurpose).replace(/\s+\S*$/, '')} …`;
