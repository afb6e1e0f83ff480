import { formatCount, formatDay } from '../kernel/format.js';
import { parseDecimal } from '../kernel/money.js';
import { text } from '../kernel/text.js';
import { labelOfField } from '../projects/index.js';
import type { Block, Column, Fact, ReportDocument, Table } from '../reporting/index.js';
import type { MeasureSums } from './differences.js';
import type { Difference } from './queries.js';
import { matchKeys } from './record.js';
import type { ApiReconciliation } from './schemas.js';
import {
  bodyWords,
  kindWords,
  matchWords,
  measureWords,
  newsWords,
  type Reason,
  reasons,
  stateWords,
} from './words.js';

/** What a printed reconciliation is made from. */
export interface PrintedReconciliation {
  readonly found: ApiReconciliation;
  readonly differences: readonly Difference[];
  readonly comparedOn: string;
  readonly publicUrl: string;
  readonly landNotice: string | null;
}

/** Where a reconciliation stands as a page. */
export const reconciliationPath = (id: string): string => `/servicestelle/abgleich/${id}`;

/** A reconciliation on paper and as a workbook: sums that explain each other, and every difference with its state. */
export function reconciliationDocument(printed: PrintedReconciliation): ReportDocument {
  const { found, differences, comparedOn, publicUrl, landNotice } = printed;
  const name = found.fileName ?? found.title;
  const revision = formatCount(found.revision ?? 0, 'de');
  return {
    language: 'de',
    textLanguage: 'de',
    kindTitle: 'Abgleich',
    context: [bodyWords[found.body].de, formatDay(comparedOn, 'de')],
    title: `Abgleich mit „${name}“`,
    lead: `${bodyWords[found.body].de}: ${found.title}. Verglichen mit Registerstand ${revision}.`,
    subject: `Register und Liste nebeneinander: ${name}`,
    blocks: [...figuresOf(found), ...sumBlocks(found), ...differenceBlocks(differences), ...noteBlocks()],
    colophon: [
      { label: 'Liste', value: name },
      { label: 'Registerstand', value: revision },
      { label: 'Adresse', value: publicUrl + reconciliationPath(found.id) },
    ],
    funding: { sentence: '', landNotice },
    registerState: `Registerstand ${revision}`,
    path: reconciliationPath(found.id),
    address: publicUrl.replace(/^https?:\/\//u, '') + reconciliationPath(found.id),
    date: comparedOn,
    onePage: false,
  };
}

function figuresOf({ outcome, open, differences }: ApiReconciliation): Block[] {
  if (outcome === null) return [];
  const figure = (key: string, label: string, count: number): Fact => ({
    key,
    label,
    value: { type: 'count', count },
  });
  const keys = matchKeys.filter((key) => (outcome.byKey[key] ?? 0) > 0);
  return [
    {
      kind: 'keyFigures',
      figures: [
        figure('here', 'Vorhaben im Register', outcome.projectsHere),
        figure('there', 'Zeilen der Liste', outcome.projectsThere),
        figure('equal', 'stimmen überein', outcome.equal),
        figure('open', `von ${formatCount(differences, 'de')} Abweichungen offen`, open),
      ],
    },
    {
      kind: 'paragraph',
      key: 'keys',
      text: `Zugeordnet nach: ${keys.map((key) => `${matchWords[key].de} (${formatCount(outcome.byKey[key] ?? 0, 'de')})`).join(', ') || 'nichts'}.`,
    },
  ];
}

/** The parts that lead from the total here to the total there, in order. */
export const sumParts = [
  ['here', 'Summe im Register'],
  ['onlyHere', 'nur im Register'],
  ['onlyThere', 'nur in der Liste'],
  ['differing', 'abweichende Beträge'],
  ['unknownHere', 'Betrag fehlt im Register'],
  ['unknownThere', 'Betrag fehlt in der Liste'],
  ['there', 'Summe der Liste'],
] as const satisfies readonly (readonly [keyof MeasureSums, string])[];

const column = (
  key: string,
  heading: string,
  type: Column['type'],
  width: number,
  more: Partial<Column> = {},
): Column => ({ key, heading: text(heading, heading), type, width, ...more });

function sumBlocks({ outcome }: ApiReconciliation): Block[] {
  const sums = outcome?.sums ?? [];
  if (sums.length === 0) return [];
  const table: Table = {
    kind: 'table',
    key: 'sums',
    title: 'Summen',
    columns: [
      column('part', 'Anteil', 'text', 40),
      ...sums.map(({ measure }) => column(measure, measureWords[measure].de, 'money', 24)),
    ],
    rows: sumParts.map(([part, label]) => [
      { type: 'text', text: label },
      ...sums.map((one) => ({ type: 'money' as const, cents: parseDecimal(one[part]) ?? 0n })),
    ]),
    totalLabel: null,
  };
  return [{ kind: 'heading', level: 2, text: 'Summen' }, table];
}

/** "Betrag: EU-Betrag" */
export const whatDiffers = ({ kind, field }: Pick<Difference, 'kind' | 'field'>): string => {
  const words = kindWords[kind].de;
  return field === '' ? words : `${words}: ${labelOfField(field)?.de ?? field}`;
};

/** What was decided about a difference, in one line. */
export const settlementWords = (difference: Difference): string =>
  [
    stateWords[difference.state].de,
    difference.reason === null ? null : (reasons[difference.reason as Reason]?.de ?? difference.reason),
    difference.explanation,
    difference.assignedToName === null ? null : `zuständig: ${difference.assignedToName}`,
  ]
    .filter((part) => part !== null)
    .join('; ');

function differenceBlocks(differences: readonly Difference[]): Block[] {
  const rows = differences.map((one) => [
    words(one.reference ?? (one.rowNumber === null ? null : `Zeile ${one.rowNumber}`)),
    words(one.title),
    words(whatDiffers(one)),
    words(one.here),
    words(one.there),
    { type: 'money' as const, cents: one.effect },
    words(one.matchedBy === null ? null : matchWords[one.matchedBy as keyof typeof matchWords].de),
    words(newsWords[one.since].de),
    words(settlementWords(one)),
  ]);
  const none = { type: 'none' } as const;
  const table: Table = {
    kind: 'table',
    key: 'differences',
    title: 'Abweichungen',
    columns: [
      column('reference', 'Kennung', 'text', 18),
      column('title', 'Vorhaben', 'text', 44, { verbatim: true }),
      column('what', 'Abweichung', 'text', 26),
      column('here', 'Register', 'text', 26),
      column('there', 'Liste', 'text', 26),
      column('effect', 'Anteil am Unterschied', 'money', 22, { only: 'data' }),
      column('matchedBy', 'Zugeordnet nach', 'text', 24, { only: 'data' }),
      column('since', 'Seit dem letzten Mal', 'text', 16),
      column('state', 'Stand', 'text', 34),
    ],
    rows: rows.map((row) => row.map((cell) => cell ?? none)),
    totalLabel: null,
    dense: true,
  };
  return [
    { kind: 'heading', level: 2, text: 'Abweichungen' },
    ...(rows.length === 0
      ? [{ kind: 'paragraph' as const, key: 'none', text: 'Register und Liste stimmen überein.' }]
      : [table]),
  ];
}

const words = (said: string | null) => (said === null ? null : ({ type: 'text', text: said } as const));

const noteBlocks = (): Block[] => [
  {
    kind: 'note',
    mark: null,
    text: 'Unbekannte Beträge sind in keiner Summe enthalten. Die Anteile ergeben zusammen den Unterschied der Summen. Der Abgleich ändert das Register nicht; maßgeblich ist der Zuwendungsbescheid.',
  },
];
