import type { z } from 'zod';
import type { Viewpoint } from '../history/index.js';
import type { AsOf } from '../kernel/as-of.js';
import { Problem } from '../kernel/problem.js';
import type { Text } from '../kernel/text.js';
import type { Database, Transaction } from '../platform/database/database.js';
import type { Seal } from '../seal/index.js';
import { pageStateOf } from '../web/index.js';
import { composedDocument } from './compose.js';
import { asksForInternal, openParameters } from './content-parameters.js';
import { type DrawingTools, type DrawnReport, drawFormat, type Format } from './draw.js';
import { drawPage } from './formats/html.js';
import { besideOf, type ReportRequest, readReport } from './read-report.js';
import type { Preview, Report, ReportInputs } from './report.js';

/** Formats every report can be had in. */
export const fileFormats = ['pdf', 'xlsx', 'html', 'json'] as const satisfies readonly Format[];

/** What a report has read, with the six inputs it belongs to. */
export interface ReadReport {
  readonly inputs: ReportInputs<unknown>;
  /** What every page of it prints: the first seal that covers its revision; null where none does yet. */
  readonly seal: Seal | null;
  /** Says what there is to say; every format is drawn from that. */
  compose(tools: DrawingTools): ComposedReport;
}

export interface ComposedReport {
  /** @throws Problem `not_found` for CSV of a report without a table, `overloaded` */
  draw(format: Format): Promise<DrawnReport>;
  /** As a page of the service, in the state of the registry its address asks for. */
  page(asOf: AsOf | undefined): Promise<string>;
}

/** A report under its id, whatever its data: what routes, runs and the command line work with. */
export interface RegisteredReport {
  readonly id: string;
  readonly title: Text;
  /** What it is for, in a sentence; null where the title says it. */
  readonly purpose: Text | null;
  /** Address of its page without language prefix, e.g. "/berichte/landesbericht"; null when it has none of its own. */
  readonly page: string | null;
  readonly parameters: z.ZodObject;
  /** Those of its parameters that a public address takes. */
  readonly openParameters: z.ZodRawShape;
  /** Whether anybody may have it; else all of it is for the service centre and auditors. */
  readonly isPublic: boolean;
  /** Whether the people of a city may have it made, or that of their own city alone; null where neither. */
  readonly forCities: 'all' | 'own' | null;
  /** CSV only where a table is what the report is about. */
  readonly formats: readonly Format[];
  /** @throws Problem `invalid_parameter` */
  check(parameters: unknown): unknown;
  /** Whether parameters ask for what only the service centre and auditors may have. */
  isInternal(parameters: unknown): boolean;
  /**
   * Counts what it will hold; null where the report cannot tell.
   *
   * @throws Problem `invalid_parameter`, `not_found`
   */
  preview(database: Database, request: ReportRequest<unknown>): Promise<Preview | null>;
  /** What belongs to no revision, for whoever the transaction acts as; null where there is nothing of the kind. */
  beside(tx: Transaction, viewpoint: Viewpoint, inputs: ReportInputs<unknown>): Promise<unknown>;
  /**
   * Reads it in one snapshot. `parameters` are checked here.
   *
   * @throws Problem `invalid_parameter`, `not_found`
   */
  read(database: Database, request: ReportRequest<unknown>): Promise<ReadReport>;
  /**
   * Reads and draws it in one go.
   *
   * @throws Problem `invalid_parameter`, `not_found`, `overloaded`
   */
  draw(
    database: Database,
    request: ReportRequest<unknown>,
    format: Format,
    tools: DrawingTools,
  ): Promise<{ readonly drawn: DrawnReport; readonly inputs: ReportInputs<unknown> }>;
}

export function registered<Parameters, Data>(
  report: Report<Parameters, Data>,
  page: string | null,
): RegisteredReport {
  const { id, title, parameters, purpose = null, hasCsv = false } = report;
  const check = (given: unknown): Parameters => {
    const checked = parameters.safeParse(given);
    if (!checked.success) throw wrongParameters(checked.error);
    return checked.data;
  };
  const read = async (database: Database, request: ReportRequest<unknown>): Promise<ReadReport> => {
    const asked = { ...request, parameters: check(request.parameters) };
    const { data, inputs, seal, viewpoint } = await readReport(database, report, asked);
    return {
      inputs,
      seal,
      compose(tools) {
        const document = composedDocument(report, data, inputs, tools.settings, seal);
        return {
          draw: (format) => drawFormat({ report, data, inputs, document, tools }, format),
          page: (asOf) => drawPage(document, tools.site, pageStateOf(viewpoint, asOf)),
        };
      },
    };
  };
  return {
    id,
    title,
    purpose,
    page,
    parameters,
    openParameters: openParameters(parameters),
    isPublic: report.isInternal !== true,
    forCities: report.forCities ?? null,
    formats: hasCsv ? [...fileFormats, 'csv'] : fileFormats,
    check,
    isInternal: (given) => report.isInternal === true || asksForInternal(parameters, given),
    async preview(database, request) {
      const { preview } = report;
      if (preview === undefined) return null;
      const asked = { ...request, parameters: check(request.parameters) };
      return (await readReport(database, { ...report, dataset: preview }, asked)).data;
    },
    beside: (tx, viewpoint, inputs) =>
      besideOf(report, { tx, viewpoint }, { ...inputs, parameters: check(inputs.parameters) }),
    read,
    async draw(database, request, format, tools) {
      const found = await read(database, request);
      return { drawn: await found.compose(tools).draw(format), inputs: found.inputs };
    },
  };
}

function wrongParameters(error: z.ZodError): Problem {
  const errors = error.issues.map(({ path, code, message }) => ({
    pointer: path.join('.'),
    code,
    detail: { de: message, en: message },
  }));
  return new Problem('invalid_parameter', { errors });
}
