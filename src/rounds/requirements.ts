import { type Text, text } from '../kernel/text.js';
import type { ProjectInput } from '../projects/index.js';

type Read = (input: ProjectInput) => unknown;

const amount =
  (field: keyof ProjectInput['amounts']): Read =>
  ({ amounts }) =>
    amounts[field];
const entry =
  (field: keyof ProjectInput['catalogue']): Read =>
  ({ catalogue }) =>
    catalogue[field].key;

/** Fields a round can ask for, by API name, in the order of the form; `read` gives null or '' where nothing is known. */
const fields = {
  beneficiary: [text('Begünstigter', 'Beneficiary'), (input) => input.beneficiary],
  executingBody: [text('Projektträger', 'Project-executing body'), (input) => input.executingBody],
  area: [text('Fördergebiet', 'Area'), (input) => input.area],
  'period.start': [text('Beginn', 'Start'), (input) => input.period.start],
  'period.end': [text('Ende', 'End'), (input) => input.period.end],
  totalEligibleCost: [text('Förderfähige Gesamtkosten', 'Total eligible cost'), amount('totalEligibleCost')],
  totalCost: [text('Gesamtkosten', 'Total cost'), amount('totalCost')],
  grant: [text('Zuwendung', 'Grant'), amount('grant')],
  unionContribution: [text('EU-Betrag', 'Union contribution'), amount('unionContribution')],
  ownShare: [text('Eigenanteil', 'Own share'), amount('ownShare')],
  decisions: [text('Bescheide', 'Decisions'), ({ decisions }) => (decisions.length > 0 ? decisions : null)],
  fundingGuideline: [text('Förderrichtlinie', 'Funding guideline'), entry('fundingGuideline')],
  fundingObject: [text('Fördergegenstand', 'Funding object'), entry('fundingObject')],
  interventionCategory: [
    text('Interventionskategorie', 'Intervention category'),
    entry('interventionCategory'),
  ],
  specificObjective: [text('Spezifisches Ziel', 'Specific objective'), entry('specificObjective')],
  purposeAndAchievements: [
    text('Zweck und Errungenschaft', 'Purpose and achievements'),
    (input) => input.purposeAndAchievements,
  ],
  summary: [text('Beschreibung', 'Description'), (input) => input.summary],
} as const satisfies Record<string, readonly [label: Text, read: Read]>;

export type Requirement = keyof typeof fields;

export const requirements = Object.keys(fields) as readonly Requirement[];

/** What a new round asks for unless staff choose otherwise: the fields of the public list. */
export const usualRequirements: readonly Requirement[] = [
  'beneficiary',
  'period.start',
  'period.end',
  'totalEligibleCost',
  'fundingObject',
  'interventionCategory',
  'purposeAndAchievements',
];

export const requirementLabel = (field: Requirement): Text => fields[field][0];

/** Which of the fields asked for a record does not fill; unknown is not filled, 0 is. */
export function missingFields(input: ProjectInput, asked: readonly Requirement[]): readonly Requirement[] {
  return asked.filter((field) => {
    const value = fields[field][1](input);
    return value === null || (typeof value === 'string' && value.trim() === '');
  });
}
