import { formatCount } from '../../../src/kernel/format.js';
import { type Language, type Text, text as words } from '../../../src/kernel/text.js';
import type { Block, Table } from '../../../src/reporting/index.js';
import { count, text, textColumn } from '../../shared/cells.js';
import { headings } from '../../shared/headings.js';
import type { ListedProject, ListedValue } from '../../shared/listed-projects.js';
import { section } from '../../shared/notes.js';
import type { StateReportData } from '../dataset.js';
import { tableTitles } from '../words.js';

/** Of how many projects each field of the public list is known. */
export function completeness({ projects }: StateReportData, language: Language): Block[] {
  const full = projects.filter((project) => fields.every(({ isStated }) => isStated(project))).length;
  const sentence = words(
    `Bei ${formatCount(full, 'de')} von ${formatCount(projects.length, 'de')} Vorhaben sind alle diese Angaben bekannt.`,
    `For ${formatCount(full, 'en')} of ${formatCount(projects.length, 'en')} projects all these fields are known.`,
  );
  const table: Table = {
    kind: 'table',
    key: 'completeness',
    title: tableTitles.completeness[language],
    columns: [
      textColumn('field', headings.field, 60),
      { key: 'stated', heading: known, type: 'count', width: 24 },
      { key: 'notStated', heading: unknown, type: 'count', width: 24 },
    ],
    rows: fields.map(({ label, isStated }) => {
      const number = projects.filter(isStated).length;
      return [text(label[language]), count(number), count(projects.length - number)];
    }),
    totalLabel: null,
    dense: true,
  };
  return [section('completeness', tableTitles.completeness[language], sentence[language]), table];
}

const known = words('bekannt', 'known');
const unknown = words('nicht bekannt', 'not known');

interface Field {
  readonly label: Text;
  readonly isStated: (project: ListedProject) => boolean;
}

const matched = ({ code, title }: ListedValue): boolean => code !== null || title.de !== null;

const fields: readonly Field[] = [
  { label: headings.beneficiary, isStated: ({ beneficiary }) => beneficiary !== null },
  {
    label: words('Zweck und Errungenschaft', 'Purpose and achievements'),
    isStated: (one) => one.purposeStated,
  },
  { label: headings.start, isStated: ({ period }) => period.start !== null },
  { label: headings.end, isStated: ({ period }) => period.end !== null },
  {
    label: words('Förderfähige Gesamtkosten', 'Total eligible cost'),
    isStated: ({ totalEligibleCost }) => totalEligibleCost !== null,
  },
  {
    label: words('EU-Betrag, angegeben oder ableitbar', 'Union contribution, stated or derivable'),
    isStated: ({ unionContribution }) => unionContribution.origin !== 'unknown',
  },
  {
    label: words('Ort, einer Gemeinde zugeordnet oder landesweit', 'Place, matched or statewide'),
    isStated: ({ place }) => place.kind !== 'unmatched',
  },
  { label: headings.fund, isStated: ({ fund }) => matched(fund) },
  { label: headings.guideline, isStated: ({ fundingGuideline }) => matched(fundingGuideline) },
  { label: headings.category, isStated: ({ interventionCategory }) => matched(interventionCategory) },
  { label: headings.objective, isStated: ({ specificObjective }) => matched(specificObjective) },
];
