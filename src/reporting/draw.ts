import { Problem } from '../kernel/problem.js';
import { programVersion } from '../platform/files/program-version.js';
import { pagesIn } from '../platform/pdf/pages-in.js';
import { writeWorkbook } from '../platform/spreadsheet/write-workbook.js';
import type { DrawingPool } from '../platform/workers/drawing-pool.js';
import type { Seal } from '../seal/index.js';
import type { Site } from '../web/index.js';
import { composedDocument } from './compose.js';
import type { ReportDocument } from './document.js';
import { drawCsv, mainTable } from './formats/csv.js';
import { drawHtml } from './formats/html.js';
import { drawJson } from './formats/json.js';
import { workbookOf } from './formats/workbook.js';
import { printDocument } from './print/print-document.js';
import type { Report, ReportInputs, ReportSettings } from './report.js';

export type Format = 'pdf' | 'xlsx' | 'html' | 'json' | 'csv';

/** What drawing needs beside the document: threads, the frame of pages, the installation's own lines. */
export interface DrawingTools {
  readonly pool: DrawingPool;
  readonly site: Site;
  readonly settings: ReportSettings;
}

export interface DrawnReport {
  readonly bytes: Buffer;
  readonly contentType: string;
  /** ASCII, safe in any file system and header. */
  readonly fileName: string;
  /** Pages of a print; null for what has none. */
  readonly pages: number | null;
}

export const mediaTypes: Readonly<Record<Format, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html',
  json: 'application/json',
  csv: 'text/csv',
};

/**
 * Draws a report's data in one format. The same data and inputs give the same bytes.
 *
 * @throws Problem `not_found` for CSV of a report without a table, `overloaded` when too much is being drawn.
 */
export async function drawReport<Parameters, Data>(
  report: Report<Parameters, Data>,
  data: Data,
  inputs: ReportInputs<Parameters>,
  format: Format,
  tools: DrawingTools,
  seal?: Seal | null,
): Promise<DrawnReport> {
  const document = composedDocument(report, data, inputs, tools.settings, seal);
  return drawFormat({ report, data, inputs, document, tools }, format);
}

interface Drawing<Parameters, Data> {
  readonly report: Report<Parameters, Data>;
  readonly data: Data;
  readonly inputs: ReportInputs<Parameters>;
  readonly document: ReportDocument;
  readonly tools: DrawingTools;
}

/** Draws one format of a document that is there already. @throws Problem as `drawReport` */
export async function drawFormat<Parameters, Data>(
  { report, data, inputs, document, tools }: Drawing<Parameters, Data>,
  format: Format,
): Promise<DrawnReport> {
  const drawn = await drawDocument(document, format, {
    id: report.id,
    data: report.published(data),
    inputs,
    tools,
  });
  const bytes = typeof drawn === 'string' ? Buffer.from(drawn, 'utf8') : Buffer.from(drawn);
  return {
    bytes,
    pages: format === 'pdf' ? pagesIn(bytes) : null,
    contentType: typeof drawn === 'string' ? `${mediaTypes[format]}; charset=utf-8` : mediaTypes[format],
    fileName: `${safeName(report.fileName(data))}.${format}`,
  };
}

interface Origin {
  readonly id: string;
  readonly data: unknown;
  readonly inputs: ReportInputs<unknown>;
  readonly tools: DrawingTools;
}

async function drawDocument(
  document: ReportDocument,
  format: Format,
  { id, data, inputs, tools }: Origin,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'pdf':
      return printDocument(tools.pool, document, inputs.programVersion);
    case 'xlsx':
      return writeWorkbook(tools.pool, workbookOf(document, inputs.programVersion));
    case 'html':
      return drawHtml(document, tools.site);
    case 'json':
      return drawJson(id, document, inputs, data);
    case 'csv': {
      const table = mainTable(document);
      if (table === null) throw new Problem('not_found');
      return drawCsv(table);
    }
  }
}

/** A document that is no report, as a file; drawn like one. @throws Problem `overloaded` when too much is being drawn */
export const drawFile = (
  document: ReportDocument,
  format: 'pdf' | 'xlsx',
  pool: DrawingPool,
): Promise<Uint8Array> =>
  format === 'pdf'
    ? printDocument(pool, document, programVersion)
    : writeWorkbook(pool, workbookOf(document, programVersion));

const safeName = (name: string): string =>
  name
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+/, '')
    .slice(0, 80) || 'bericht';
