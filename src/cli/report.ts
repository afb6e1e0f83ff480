import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { reports } from '../../reports/index.js';
import type { Config } from '../config.js';
import { systemActor } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import type { Database } from '../platform/database/database.js';
import { dayString } from '../platform/http/api-schemas.js';
import { asOfParam } from '../platform/http/query-params.js';
import { StartError } from '../platform/start-error.js';
import { openDrawingPool } from '../platform/workers/drawing-pool.js';
import { fileFormats, type RegisteredReport, type ReportRequest } from '../reporting/index.js';
import { openSite } from '../web/index.js';
import { addressOf } from './listen.js';
import { print } from './print.js';
import { withRegistry } from './registry.js';

export interface ReportOptions {
  readonly out: string;
  readonly format: string;
  readonly language: string;
  readonly asOf?: string;
  readonly reckoningDay?: string;
  readonly scope?: string;
  readonly reference?: string;
  /** `name=value`, one for each further parameter. */
  readonly set?: readonly string[];
}

const optionsSchema = z.object({
  out: z.string().min(1),
  format: z.enum([...fileFormats, 'csv']),
  language: z.enum(['de', 'en']),
  asOf: asOfParam.optional(),
  reckoningDay: dayString.optional(),
});
type Asked = z.output<typeof optionsSchema>;

/** Draws a report of the registry of the settings into a file. Throws StartError. */
export async function report(config: Config, id: string, options: ReportOptions): Promise<void> {
  const chosen = reports.find((one) => one.id === id);
  if (chosen === undefined)
    throw new StartError(`There is no report ${id}: choose ${reports.map((one) => one.id).join(' or ')}.`);
  const asked = optionsSchema.safeParse(options);
  if (!asked.success) throw wrongOption(asked.error.issues[0]?.path[0]);
  if (!chosen.formats.includes(asked.data.format))
    throw new StartError(`The report ${id} is not to be had as ${asked.data.format}.`);
  const parameters = parametersOf(chosen, options);
  const path = resolve(asked.data.out);
  const { bytes, revision } = await withRegistry(config, (database) =>
    draw(config, database, chosen, parameters, asked.data),
  );
  await writeFile(path, bytes).catch((cause: NodeJS.ErrnoException) => {
    throw new StartError(`${path} cannot be written (${cause.code}).`, { cause });
  });
  print(`${chosen.title.en} of registry revision ${revision} written to ${path}: ${bytes.length} bytes`);
}

/** Only what was said; the report's own defaults hold for the rest. */
function parametersOf({ id, parameters }: RegisteredReport, options: ReportOptions): unknown {
  const further = (options.set ?? []).map((written) => {
    const [name = '', ...value] = written.split('=');
    return [name, value.join('=')];
  });
  const said = [['scope', options.scope], ['reference', options.reference], ...further].filter(
    ([, value]) => value !== undefined,
  );
  const strange = said.find(([name]) => !(String(name) in parameters.shape));
  if (strange !== undefined) throw new StartError(`The report ${id} takes no --${strange[0]}.`);
  const checked = parameters.safeParse(Object.fromEntries(said));
  if (!checked.success) throw wrongOption(checked.error.issues[0]?.path[0]);
  return checked.data;
}

const wrongOption = (name: PropertyKey | undefined): StartError => {
  const flag = String(name).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return new StartError(
    `--${flag} is missing or has a value that does not fit: see steckbrief report --help.`,
  );
};

/** No service may be there to seal what was just published. */
const sealWithinMs = 5_000;

const owner = systemActor('command-line');

/** Whoever runs the command line owns the registry: it says what is not public where a parameter names it. */
const readerOf = (
  chosen: RegisteredReport,
  parameters: unknown,
): Pick<ReportRequest<unknown>, 'audience' | 'reader'> =>
  chosen.isInternal(parameters) ? { audience: 'serviceCentre', reader: owner } : { audience: 'public' };

async function draw(
  config: Config,
  database: Database,
  chosen: RegisteredReport,
  parameters: unknown,
  { format, language, asOf, reckoningDay }: Asked,
): Promise<{ bytes: Buffer; revision: number }> {
  const pool = openDrawingPool();
  const site = openSite({ landNotice: config.landNotice, landSignetFile: config.landSignet });
  const publicUrl = config.publicUrl ?? addressOf(config.host, config.port);
  const request = { parameters, asOf, reckoningDay, language, sealWithinMs, ...readerOf(chosen, parameters) };
  const tools = { pool, site, settings: { publicUrl, landNotice: config.landNotice } };
  try {
    const { drawn, inputs } = await chosen.draw(database, request, format, tools);
    return { bytes: drawn.bytes, revision: inputs.revision };
  } catch (error) {
    if (error instanceof Problem) throw new StartError(error.detail?.en ?? error.title.en, { cause: error });
    throw error;
  } finally {
    await pool.close();
  }
}
