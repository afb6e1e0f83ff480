import type { z } from 'zod';
import { Problem } from '../kernel/problem.js';
import type { Text } from '../kernel/text.js';
import type { Database } from '../platform/database/database.js';
import { type DrawingTools, type DrawnReport, drawReport, type Format } from './draw.js';
import { type ReportRequest, readReport } from './read-report.js';
import type { Report, ReportInputs } from './report.js';

/** Formats every report can be had in. */
export const fileFormats = ['pdf', 'xlsx', 'html', 'json'] as const satisfies readonly Format[];
export type FileFormat = (typeof fileFormats)[number];

/** A report under its id, whatever its data: what routes and the command line work with. */
export interface RegisteredReport {
  readonly id: string;
  readonly title: Text;
  /** Address of its page without language prefix, e.g. "/berichte/landesbericht"; null when it has none of its own. */
  readonly page: string | null;
  readonly parameters: z.ZodObject;
  /**
   * Reads and draws it in one go. `parameters` are checked here.
   *
   * @throws Problem `invalid_parameter`, `not_found`, `overloaded`
   */
  draw(
    database: Database,
    request: ReportRequest<unknown>,
    format: FileFormat,
    tools: DrawingTools,
  ): Promise<{ readonly drawn: DrawnReport; readonly inputs: ReportInputs<unknown> }>;
}

export function registered<Parameters, Data>(
  report: Report<Parameters, Data>,
  page: string | null,
): RegisteredReport {
  const { id, title, parameters } = report;
  return {
    id,
    title,
    page,
    parameters,
    async draw(database, request, format, tools) {
      const checked = parameters.safeParse(request.parameters);
      if (!checked.success) throw wrongParameters(checked.error);
      const { data, inputs } = await readReport(database, report, { ...request, parameters: checked.data });
      return { drawn: await drawReport(report, data, inputs, format, tools), inputs };
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
