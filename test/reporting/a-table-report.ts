import { z } from 'zod';
import { text } from '../../src/kernel/text.js';
import type { Report, ReportDocument, Value } from '../../src/reporting/index.js';

export interface Row {
  readonly name: string;
  readonly code: string;
  readonly cents: bigint | null;
  readonly projects: number;
  readonly derived?: boolean;
}

const money = ({ cents, derived }: Row): Value | null =>
  cents === null ? null : { type: 'money', cents, ...(derived ? { derived } : {}) };

/** A report with one table of cities, as a state report has many. */
export const tableReport: Report<Record<string, never>, readonly Row[]> = {
  id: 'cities',
  title: text('Städte', 'Cities'),
  parameters: z.strictObject({}),
  dataset: async () => [],
  published: (rows) => rows,
  fileName: () => '../../städte "1"',
  document: (rows, { language }): ReportDocument => ({
    language,
    textLanguage: 'de',
    kindTitle: 'Bericht',
    context: ['2021–2027', 'B 1'],
    title: 'Städte im Überblick',
    lead: null,
    subject: 'Probe',
    blocks: [
      { kind: 'heading', level: 2, text: 'Städte' },
      {
        kind: 'keyFigures',
        figures: [{ key: 'cities', label: 'Städte', value: { type: 'count', count: rows.length } }],
      },
      {
        kind: 'table',
        key: 'byCity',
        title: 'Summen nach Stadt',
        totalLabel: 'Summe',
        columns: [
          { key: 'city', heading: text('Stadt', 'City'), type: 'text', width: 4, total: 'label' },
          { key: 'ags', heading: text('AGS', 'AGS'), type: 'code', width: 2 },
          { key: 'projects', heading: text('Vorhaben', 'Projects'), type: 'count', width: 2, total: 'sum' },
          {
            key: 'unionContribution',
            heading: text('EU-Betrag', 'Union contribution'),
            type: 'money',
            width: 3,
            total: 'sum',
          },
        ],
        rows: rows.map((row) => [
          { type: 'text', text: row.name },
          { type: 'code', code: row.code, title: null },
          { type: 'count', count: row.projects },
          money(row),
        ]),
      },
      { kind: 'paragraph', key: 'method', text: 'Unbekanntes zählt nicht als 0.' },
    ],
    colophon: [],
    funding: { sentence: 'Kofinanziert von der Europäischen Union', landNotice: null },
    registerState: 'Registerstand 7 vom 31.10.2026',
    path: '/berichte/cities',
    address: 'steckbrief.example/berichte/cities',
    date: '2026-10-31',
    onePage: false,
  }),
};
