import { guideTitle } from '../../imports/index.js';
import { toDecimal } from '../../kernel/money.js';
import type {
  FormColumn,
  FormValue,
  FormWorkbook,
  GuideLine,
} from '../../platform/spreadsheet/form-workbook/form-workbook.js';
import type { Plan, PlannedProject } from '../plan.js';
import { yearsOf } from '../plan.js';
import { budgetYears } from '../plan-form.js';
import { kindWords, markLine, moneyHeading, moneyKinds, type PartCMark, textColumns } from './columns.js';

/** What the workbook of part C is made from. */
export interface TemplateNeeds {
  readonly plan: Plan;
  readonly mark: PartCMark;
  readonly city: string;
  readonly created: Date;
  /** Projects of the registry to choose from: "SN21-0001 Werkstatt". */
  readonly projects: readonly { readonly value: string; readonly label: string }[];
}

const emptyRows = 40;
const registryChoices = 'Vorhaben im Register';
const kindChoices = 'Art des Vorhabens';

/** Part C of a plan as a workbook to be filled in: its projects, their numbers locked, lists to choose from. */
export function partCWorkbook(needs: TemplateNeeds): FormWorkbook {
  const { plan, mark, city } = needs;
  const years = [...new Set([...budgetYears(plan.fundingPeriod), ...yearsOf(plan)])].sort();
  const title = `Teil C: ${plan.name}`;
  return {
    title,
    creator: 'Steckbrief',
    language: 'de',
    created: needs.created,
    form: {
      sheetName: 'Teil C',
      lines: [title, `${city}, Stand ${mark.state} des Entwurfs.`, howTo],
      mark: markLine(mark),
      columns: columnsOf(years),
      rows: plan.projects.map((project) => ({
        values: valuesOf(project, years, needs),
        lockedColumns: new Set([0]),
      })),
      emptyRows,
      footer: `${title}, ${city}`,
    },
    guide: { sheetName: 'Anleitung', title: guideTitle, lines: guide },
    choices: {
      sheetName: 'Auswahllisten',
      title: 'Auswahllisten dieser Vorlage',
      note: 'Änderungen hier wirken nur in dieser Mappe.',
      lists: [
        { name: kindChoices, values: Object.values(kindWords) },
        { name: registryChoices, values: needs.projects.map(({ label }) => label) },
      ],
    },
  };
}

const howTo =
  'Überschreiben Sie, was sich geändert hat; neue Vorhaben kommen in freie Zeilen. Mehr im Blatt „Anleitung“.';

const explanations: Readonly<
  Record<(typeof textColumns)[number]['key'], Omit<FormColumn, 'heading' | 'kind'>>
> = {
  number: {
    width: 11,
    isRequired: true,
    choices: null,
    explanation:
      'Wie in Teil C, zum Beispiel E.2. An ihr wird die Zeile erkannt; bei vorhandenen Vorhaben ist sie fest.',
  },
  name: { width: 40, isRequired: true, choices: null, explanation: 'Höchstens 300 Zeichen.' },
  kind: { width: 24, isRequired: false, choices: kindChoices, explanation: 'Aus der Liste.' },
  executingBody: {
    width: 30,
    isRequired: false,
    choices: null,
    explanation: 'Wie unter den Beteiligten des Handlungskonzepts.',
  },
  reference: {
    width: 34,
    isRequired: false,
    choices: registryChoices,
    explanation: 'Das Vorhaben des Registers, das daraus geworden ist. Aus der Liste.',
  },
};

const columnsOf = (years: readonly number[]): FormColumn[] => [
  ...textColumns.map(({ key, heading }): FormColumn => ({ heading, kind: 'text', ...explanations[key] })),
  ...moneyKinds.flatMap(({ key }) =>
    years.map(
      (year): FormColumn => ({
        heading: moneyHeading(key, year),
        kind: 'money',
        width: 15,
        isRequired: false,
        choices: null,
        explanation: `In Euro, zum Beispiel 12.500,00. Leer heißt „nicht angegeben“, 0,00 heißt null.`,
      }),
    ),
  ),
];

function valuesOf(project: PlannedProject, years: readonly number[], needs: TemplateNeeds): FormValue[] {
  const text = (words: string | null): FormValue => (words === null ? null : { kind: 'text', text: words });
  const { reference } = project;
  const chosen = needs.projects.find(({ value }) => value === reference)?.label ?? reference;
  return [
    text(project.number),
    text(project.name),
    text(kindWords[project.kind]),
    text(project.executingBody),
    text(chosen),
    ...moneyKinds.flatMap(({ key }) =>
      years.map((year): FormValue => {
        const amount = project.years.find((one) => one.year === year)?.[key] ?? null;
        return amount === null ? null : { kind: 'money', decimal: toDecimal(amount) };
      }),
    ),
  ];
}

const paragraph = (text: string): GuideLine => ({ kind: 'paragraph', text });

const guide: readonly GuideLine[] = [
  { kind: 'section', text: 'So geht es' },
  paragraph(
    '1. Im Blatt „Teil C“ steht jedes geplante Vorhaben in einer Zeile, wie im gespeicherten Entwurf.',
  ),
  paragraph(
    '2. Überschreiben Sie, was sich geändert hat. Neue Vorhaben kommen mit ihrer Nummer in freie Zeilen.',
  ),
  paragraph(
    '3. Speichern Sie als Excel-Arbeitsmappe (.xlsx), auch aus LibreOffice, und laden Sie sie beim Entwurf hoch.',
  ),
  paragraph(
    '4. Sie sehen zuerst, was falsch ist und was sich ändern würde. Übernommen wird es in Ihren Entwurf; eingereicht und veröffentlicht wird damit nichts.',
  ),
  { kind: 'section', text: 'Gut zu wissen' },
  paragraph(
    'Eine leere Zelle löscht nichts. Soll ein Betrag entfallen, leeren Sie ihn im Formular; 0,00 heißt null.',
  ),
  paragraph(
    'Fehlt ein Vorhaben in der Datei, bleibt es stehen, bis Sie in der Vorschau etwas anderes sagen.',
  ),
  paragraph('Überschriften und vorhandene Nummern sind geschützt, ohne Passwort.'),
];
