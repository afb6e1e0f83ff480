import { type Text, text } from '../../kernel/text.js';
import type { SortKey } from '../../projects/index.js';
import type { ListColumn } from './column.js';
import { columns20142020 } from './columns-2014-2020.js';
import { columns20212027 } from './columns-2021-2027.js';

/** Formats a list can be fetched in. */
export type ListExtension = 'csv' | 'xlsx' | 'json' | 'xml';

/** A public list of operations of one funding period, as a regulation asks the managing authority for it. */
export interface OperationsList {
  /** Key of the funding period, and the end of the list's address. */
  readonly key: string;
  readonly title: Text;
  readonly legalBasis: Text;
  /** How often the authority has to bring it up to date, in months. */
  readonly monthsBetweenUpdates: number;
  readonly columns: readonly ListColumn[];
  readonly extensions: readonly ListExtension[];
}

export const operationsLists: readonly OperationsList[] = [
  {
    key: '2021-2027',
    title: text(
      'Vorhaben des ESF Plus in Sachsen 2021–2027',
      'Operations of the ESF Plus in Saxony 2021–2027',
    ),
    legalBasis: text(
      'Artikel 49 Absatz 3 der Verordnung (EU) 2021/1060',
      'Article 49(3) of Regulation (EU) 2021/1060',
    ),
    monthsBetweenUpdates: 4,
    columns: columns20212027,
    extensions: ['csv', 'xlsx', 'json'],
  },
  {
    key: '2014-2020',
    title: text('Vorhaben des ESF in Sachsen 2014–2020', 'Operations of the ESF in Saxony 2014–2020'),
    legalBasis: text(
      'Artikel 115 Absatz 2 und Anhang XII der Verordnung (EU) Nr. 1303/2013',
      'Article 115(2) and Annex XII of Regulation (EU) No 1303/2013',
    ),
    monthsBetweenUpdates: 6,
    columns: columns20142020,
    extensions: ['csv', 'xlsx', 'json', 'xml'],
  },
];

/** Everything of the funding period, also beside the programme. */
export const selectionOf = ({ key: period }: OperationsList, by: SortKey) =>
  ({
    filter: { scope: 'all', fundingPeriod: [period] },
    sort: [{ key: by, descending: false }],
  }) as const;

/** Said wherever a list is handed out. */
export const reuseNote: Text = text(
  'Weiterverwendung der Angaben der Programmstädte und veröffentlichter Listen. Amtlich ist die Liste der Vorhaben der Verwaltungsbehörde; maßgeblich ist der Zuwendungsbescheid.',
  'A re-use of statements of the programme cities and of published lists. The official list of operations is that of the managing authority; the grant decision is authoritative.',
);
