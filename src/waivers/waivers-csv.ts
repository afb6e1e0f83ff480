import { csvTable } from '../platform/spreadsheet/csv-table.js';
import type { TableColumn } from '../platform/spreadsheet/table.js';
import type { ListedWaiver } from './queries/waivers.js';
import { findingWords, stateNames } from './views/list-page.js';

const columns: readonly TableColumn[] = [
  { heading: 'Kennung', type: 'code', width: 14 },
  { heading: 'Vorhaben', type: 'text', width: 48 },
  { heading: 'Befund', type: 'text', width: 40 },
  { heading: 'Code', type: 'code', width: 24 },
  { heading: 'Feld', type: 'code', width: 20 },
  { heading: 'Stand', type: 'text', width: 12 },
  { heading: 'Gilt bis', type: 'day', width: 12 },
  { heading: 'Grund', type: 'text', width: 48 },
  { heading: 'Zugelassen von', type: 'text', width: 24 },
  { heading: 'Zugelassen am', type: 'text', width: 20 },
  { heading: 'Aufgehoben von', type: 'text', width: 24 },
  { heading: 'Aufgehoben am', type: 'text', width: 20 },
  { heading: 'Grund der Aufhebung', type: 'text', width: 48 },
];

/** Every waiver, for those who check and audit; for German spreadsheet programs. */
export function waiversCsv(waivers: readonly ListedWaiver[]): Buffer {
  const csv = csvTable(columns, 'excel-de');
  const rows = waivers.map((waiver) => [
    waiver.reference ?? 'Entwurf',
    waiver.name,
    findingWords(waiver),
    waiver.code,
    waiver.field,
    stateNames[waiver.state][1],
    waiver.until,
    waiver.reason,
    waiver.grantedBy,
    waiver.grantedAt.toISOString(),
    waiver.revokedBy,
    waiver.revokedAt?.toISOString() ?? null,
    waiver.revokedReason,
  ]);
  return Buffer.concat([Buffer.from(csv.head), Buffer.from(csv.lines(rows))]);
}
