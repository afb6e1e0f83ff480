import { programVersion } from '../platform/files/program-version.js';
import { csvLine, csvStart } from '../platform/spreadsheet/csv.js';
import type { Cell, Workbook } from '../platform/spreadsheet/workbook.js';
import type { NetworkPerson } from './entry.js';
import { organisationKindWords } from './words.js';

interface Column {
  readonly heading: string;
  readonly width: number;
  readonly value: (person: NetworkPerson) => string | null;
}

/** What a mail merge needs; the note of the service centre and the day of deletion leave no house. */
const columns: readonly Column[] = [
  { heading: 'Name', width: 28, value: ({ name }) => name },
  { heading: 'Funktion', width: 30, value: (person) => person.function },
  { heading: 'Organisation', width: 40, value: ({ organisationName }) => organisationName },
  {
    heading: 'Art der Organisation',
    width: 20,
    value: ({ organisationKind }) => organisationKind && organisationKindWords[organisationKind],
  },
  { heading: 'E-Mail', width: 34, value: ({ email }) => email },
  { heading: 'Telefon', width: 20, value: ({ phone }) => phone },
  { heading: 'Themen', width: 40, value: ({ topics }) => topics.join(', ') || null },
];

/** Everybody as CSV that a German Excel opens by a double click. */
export const csvOfInvitees = (people: readonly NetworkPerson[]): string =>
  csvStart('excel-de') +
  [
    columns.map(({ heading }) => ({ text: heading })),
    ...people.map((person) =>
      columns.map(({ value }) => {
        const text = value(person);
        return text === null ? null : { text };
      }),
    ),
  ]
    .map((fields) => csvLine(fields, 'excel-de'))
    .join('');

/** The same as a workbook of one sheet. */
export function workbookOfInvitees(people: readonly NetworkPerson[]): Workbook {
  const title = 'Einladungen';
  const subject = 'Personen des Netzwerks, die Einladungen zugestimmt haben';
  return {
    title,
    subject,
    creator: `Steckbrief ${programVersion}`,
    created: new Date(Date.UTC(2000, 0, 1)),
    language: 'de-DE',
    sheets: [
      {
        name: title,
        widths: columns.map(({ width }) => width),
        rows: [
          columns.map(({ heading }): Cell => ({ kind: 'text', text: heading, look: 'heading' })),
          ...people.map((person) =>
            columns.map(({ value }): Cell => {
              const text = value(person);
              return text === null ? null : { kind: 'text', text };
            }),
          ),
        ],
        frozenRows: 1,
        orientation: 'landscape',
        filter: people.length > 0 ? { row: 1, lastRow: people.length + 1 } : null,
        footer: `${subject}. Nur für diesen Zweck, danach löschen.`,
      },
    ],
  };
}
