import { formatCount } from '../../../src/kernel/format.js';
import { type Language, text as words } from '../../../src/kernel/text.js';
import type { BodiesOfForm } from '../../../src/organisations/index.js';
import type { Block, Table } from '../../../src/reporting/index.js';
import { count, figureColumn, money, none, text } from '../../shared/cells.js';
import { headings } from '../../shared/headings.js';
import { note, section } from '../../shared/notes.js';
import { nameColumn } from '../../shared/sum-tables.js';
import type { StateReportData } from '../dataset.js';
import { words as stateWords, tableTitles } from '../words.js';

/** Who carries the projects out, by legal form. */
export function bodies({ legalForms, totals }: StateReportData, language: Language): Block[] {
  const named = legalForms.filter(({ kind }) => kind !== 'none');
  const projects = named.reduce((sum, form) => sum + form.projects, 0);
  const sentence =
    language === 'de'
      ? `${formatCount(projects, 'de')} von ${formatCount(totals.projects, 'de')} Vorhaben nennen einen Projektträger.`
      : `${formatCount(projects, 'en')} of ${formatCount(totals.projects, 'en')} projects name an executing body.`;
  return [
    section('bodies', tableTitles.legalForm[language], sentence),
    formTable(legalForms, language),
    note(null, fromDirectory[language]),
  ];
}

const fromDirectory = words(
  'Rechtsformen nach dem Verzeichnis der Organisationen, das ähnliche Schreibweisen zusammenführt. Eine Organisation zählt einmal, gleich wie viele Vorhaben sie trägt; natürliche Personen werden nicht gezählt.',
  'Legal forms by the directory of organisations, which brings spellings together. An organisation counts once, however many projects it carries out; natural persons are not counted.',
);

const names = {
  unknown: words('Rechtsform nicht bekannt', 'legal form not known'),
  person: words('natürliche Personen', 'natural persons'),
  none: words('kein Projektträger genannt', 'no executing body named'),
} as const;

function formTable(forms: readonly BodiesOfForm[], language: Language): Table {
  return {
    kind: 'table',
    key: 'legalForm',
    title: tableTitles.legalForm[language],
    columns: [
      nameColumn('legalForm', headings.legalForm),
      figureColumn('bodies', headings.bodies, 'count', 22),
      figureColumn('projects', headings.projects, 'count', 18),
      figureColumn('totalEligibleCost', headings.totalEligibleCost, 'money', 32),
    ],
    rows: forms.map(({ kind, legalForm, bodies: number, projects, totalEligibleCost }) => [
      text(kind === 'form' ? (legalForm ?? '') : names[kind][language]),
      kind === 'form' || kind === 'unknown' ? count(number) : none,
      count(projects),
      money(totalEligibleCost),
    ]),
    totalLabel: stateWords.total[language],
  };
}
