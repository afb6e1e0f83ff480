import type { Viewpoint } from '../../history/index.js';
import { dayInBerlin } from '../../kernel/clock.js';
import { formatCount, formatDay } from '../../kernel/format.js';
import type { CoverageLine, TableWorkbook } from '../../platform/spreadsheet/xlsx-stream/layout.js';
import { pointText } from './column.js';
import { headingOf, tableColumns } from './list-table.js';
import { type OperationsList, reuseNote } from './lists.js';

const line = (label: string, content: string): CoverageLine => ({ kind: 'text', label, text: content });

/** The list as a workbook: the table, and a second sheet that says what it is and which point asks for which column. */
export function listWorkbook(list: OperationsList, viewpoint: Viewpoint): TableWorkbook {
  return {
    title: list.title.de,
    creator: 'Steckbrief',
    created: (viewpoint.publishedAt ?? new Date(0)).toISOString(),
    sheetName: 'Vorhaben',
    columns: tableColumns(list),
    coverage: { sheetName: 'Angaben zur Liste', lines: [...about(list, viewpoint), ...legend(list)] },
    words: {
      continued: ' … (weiter im Blatt „Lange Texte“)',
      longTexts: 'Lange Texte',
      longTextHeadings: ['Code des Vorhabens', 'Spalte', 'Teil', 'Text'],
    },
  };
}

function about(list: OperationsList, { revision, publishedAt }: Viewpoint): CoverageLine[] {
  const published = publishedAt === null ? '' : ` vom ${formatDay(dayInBerlin(publishedAt), 'de')}`;
  return [
    { kind: 'heading', look: 'title', text: list.title.de },
    line('Rechtsgrundlage', list.legalBasis.de),
    line('Hinweis', reuseNote.de),
    line('Note', reuseNote.en),
    line('Registerstand', `${formatCount(revision, 'de')}${published}`),
    line('Leere Zellen', 'Nicht angegeben. Gesamtkosten werden nie aus förderfähigen Kosten ergänzt.'),
    { kind: 'rows', label: 'Vorhaben' },
  ];
}

const legend = ({ columns }: OperationsList): CoverageLine[] => [
  { kind: 'heading', look: 'section', text: 'Spalten und wo die Verordnung sie nennt' },
  ...columns.map((column) => line(pointText(column), headingOf(column))),
];
