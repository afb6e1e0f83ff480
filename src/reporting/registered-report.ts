import type { z } from 'zod';
import { Problem } from '../kernel/problem.js';
import type { Text } from '../kernel/text.js';
import type { Database } from '../platform/database/database.js';
import { type DrawingTools, type DrawnReport, drawFormat, type Format } from './draw.js';
import { type ReportRequest, readReport } from './read-report.js';
import type { Report, ReportInputs } from './report.js';

/** Formats every report can be had in. */
export const fileFormats = ['pdf', 'xlsx', 'html', 'json'] as const satisfies readonly Format[];
export type FileFormat = (typeof fileFormats)[number];

/** What a report has read, with the six inputs it belongs to. */
export interface ReadReport {
  readonly inputs: ReportInputs<unknown>;
  /** Says what there is to say; every format is drawn from that. */
  compose(tools: DrawingTools): ComposedReport;
}

export interface ComposedReport {
  /** @throws Problem `not_found` for CSV of a report without a table, `overloaded` */
  draw(format: Format): Promise<DrawnReport>;
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
  /** CSV only where a table is what the report is about. */
  readonly formats: readonly Format[];
  /** @throws Problem `invalid_parameter` */
  check(parameters: unknown): unknown;
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
    const { data, inputs } = await readReport(database, report, asked);
    return {
      inputs,
      compose(tools) {
        const document = report.document(data, inputs, tools.settings);
        return { draw: (format) => drawFormat({ report, data, inputs, document, tools }, format) };
      },
    };
  };
  return {
    id,
    title,
    purpose,
    page,
    parameters,
    formats: hasCsv ? [...fileFormats, 'csv'] : fileFormats,
    check,
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
