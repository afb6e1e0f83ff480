import type { Viewpoint } from '../../history/index.js';
import type { Language } from '../../kernel/text.js';
import { serialise } from '../../platform/http/serialisation.js';
import type { CsvDialect } from '../../platform/spreadsheet/csv.js';
import { csvTable } from '../../platform/spreadsheet/csv-table.js';
import type { TableRow } from '../../platform/spreadsheet/table.js';
import { tableWorkbookBytes } from '../../platform/spreadsheet/write-table-workbook.js';
import { toApiProject } from '../api-project.js';
import type { ProjectFilter } from '../filter.js';
import type { ProjectRecord } from '../record.js';
import type { Dictionary } from '../record-row.js';
import { projectSchema } from '../schemas.js';
import { projectTable } from './project-table.js';
import { exportWorkbook } from './workbook.js';

/** What an export shows, and from where. */
export interface ExportSubject {
  readonly filter: ProjectFilter;
  readonly viewpoint: Viewpoint;
  readonly dictionary: Dictionary;
  /** Names of the organisations chosen as beneficiaries. */
  readonly beneficiaries: ReadonlyMap<string, string>;
}

export type Records = AsyncIterable<readonly ProjectRecord[]>;

/** How one file format writes an export. All formats write every row of the same records. */
export interface ExportFormat {
  readonly extension: 'csv' | 'json' | 'ndjson' | 'xlsx' | 'xml';
  readonly mediaType: string;
  /** What the file is called before its revision and day; named after the filter where it is left out. */
  readonly stem?: string;
  write(records: Records, subject: ExportSubject): AsyncIterable<Uint8Array>;
}

export const csvMediaType = 'text/csv';
export const ndjsonMediaType = 'application/x-ndjson';
export const workbookMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const csvFormat = (dialect: CsvDialect): ExportFormat => ({
  extension: 'csv',
  mediaType: `${csvMediaType}; charset=utf-8; header=present`,
  async *write(records, { viewpoint: { reckoningDay } }) {
    const table = projectTable({ reckoningDay, vocabulary: dialect === 'excel-de' ? 'de' : 'api' });
    const csv = csvTable(table.columns, dialect);
    yield Buffer.from(csv.head);
    for await (const piece of records) yield Buffer.from(csv.lines(piece.map(table.row)));
  },
});

/** One project per line, as `GET /projects/{reference}` gives it. */
export const ndjsonFormat: ExportFormat = {
  extension: 'ndjson',
  mediaType: `${ndjsonMediaType}; charset=utf-8`,
  async *write(records, { viewpoint }) {
    for await (const piece of records) {
      const lines = piece.map(
        (record) => `${serialise(projectSchema, toApiProject(record, viewpoint), 'an export')}\n`,
      );
      yield Buffer.from(lines.join(''));
    }
  },
};

export const workbookFormat = (language: Language): ExportFormat => ({
  extension: 'xlsx',
  mediaType: workbookMediaType,
  write(records, subject) {
    const { reckoningDay } = subject.viewpoint;
    const table = projectTable({ reckoningDay, vocabulary: language });
    return tableWorkbookBytes(exportWorkbook(table, { ...subject, language }), rowsOf(records, table.row));
  },
});

async function* rowsOf(
  records: Records,
  row: (record: ProjectRecord) => TableRow,
): AsyncGenerator<readonly TableRow[]> {
  for await (const piece of records) yield piece.map(row);
}
