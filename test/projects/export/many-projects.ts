import { catalogueFields, type ProjectInput } from '../../../src/projects/index.js';
import { amounts, aProject } from '../../support/a-project.js';

/** Texts that spreadsheets take for formulas, that break files, or that readers change in passing. */
export const awkwardTexts = [
  '=1+1',
  '+49 351 1',
  '-5 Grad',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  ' =1',
  '＝1+1',
  "'=1",
  "=cmd|' /C calc'!A0",
  '"quoted", with; both separators',
  'two\nlines\r\nand three',
  '00123',
  '1.234',
  '1e309',
  '2024-02-29',
  '<script>alert(1)</script>',
  '\u202eright to left',
  'zero\u200bwidth \ufeff mark',
  'Go\u0308rlitz',
  '🙂'.repeat(20),
  '_x0041_',
  ' spaces around ',
] as const;

const awkward = (index: number): string => awkwardTexts[index % awkwardTexts.length] ?? '';

const matched: ProjectInput['catalogue'] = {
  fundingPeriod: { key: '2021-2027', sourceText: null },
  fund: { key: '2021-2027/ESF-Plus', sourceText: 'ESF' },
  priority: { key: null, sourceText: null },
  fundingGuideline: { key: '2021-2027/02203', sourceText: '02203' },
  fundingObject: { key: '2021-2027/16594', sourceText: null },
  interventionCategory: { key: '2021-2027/152', sourceText: null },
  specificObjective: { key: null, sourceText: 'ESO4.8' },
};

const cities = ['14612000', '14625020', '14713000', null];

/** A registry of projects with awkward text in every field, known and unknown amounts, several cities and states. */
export function manyProjects(count: number): ProjectInput[] {
  return Array.from({ length: count }, (_, index) => {
    const text = awkward(index);
    const ags = cities[index % cities.length] ?? null;
    return aProject({
      name: `${text} ${index}`,
      planNumber: index % 3 === 0 ? '01.0' : text.trim().slice(0, 40),
      beneficiary: index % 5 === 0 ? null : { name: text, naturalPerson: index % 7 === 0 },
      executingBody: index % 2 === 0 ? { name: text, naturalPerson: false } : null,
      place: { kind: ags === null ? 'unmatched' : 'municipality', ags, sourceText: text },
      area: text,
      period: {
        start: index % 6 === 0 ? null : `20${20 + (index % 8)}-03-01`,
        end: `20${28 + (index % 3)}-02-28`,
      },
      amounts: amounts(
        index % 4 === 0 ? {} : { totalEligibleCost: BigInt(index) * 101n, unionContribution: BigInt(index) },
      ),
      unionRate: index % 4 === 0 ? null : { rate: 9501, basis: 'project' },
      catalogue: index % 2 === 0 ? matched : unmatched(text),
      purposeAndAchievements: `${text} Zweck`,
      summary: text,
      source: { kind: 'list', title: text, locator: text, date: '2026-01-31' },
      sourceFields: [{ label: 'L', value: text }],
    });
  });
}

const unmatched = (sourceText: string): ProjectInput['catalogue'] =>
  Object.fromEntries(
    catalogueFields.map((field) => [field, { key: null, sourceText }]),
  ) as ProjectInput['catalogue'];
