import { resolve } from 'node:path';
import { writeTemplate } from '../city-workbooks/index.js';
import type { Config } from '../config.js';
import { systemActor } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { StartError } from '../platform/start-error.js';
import { openDrawingPool } from '../platform/workers/drawing-pool.js';
import { print } from './print.js';
import { withRegistry } from './registry.js';

interface TemplateOptions {
  readonly out: string;
  /** Id of a reporting round. */
  readonly round?: string;
  readonly all?: boolean;
}

/** Writes the template of a city into a file. Throws StartError. */
export async function templateCommand(config: Config, city: string, options: TemplateOptions): Promise<void> {
  const pool = openDrawingPool({ threads: 1 });
  const writer = { actor: systemActor('command-line') };
  const choice = {
    city,
    out: resolve(options.out),
    scope: options.all === true ? ('all' as const) : ('programme' as const),
    round: options.round,
  };
  try {
    const lines = await withRegistry(config, (database) => writeTemplate(database, pool, writer, choice));
    for (const line of lines) print(line);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new StartError(error.detail?.de ?? `${error.title.de}: ${city}`, { cause: error });
  } finally {
    await pool.close();
  }
}
