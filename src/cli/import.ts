import type { Config } from '../config.js';
import { importFile } from '../imports/index.js';
import { systemActor } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { StartError } from '../platform/start-error.js';
import { withRegistry } from './registry.js';
import { print } from './serve.js';

interface ImportOptions {
  readonly commit?: boolean;
  /** Day the source is of, YYYY-MM-DD. */
  readonly date?: string;
}

/** Reads a list or a Steckbrief, says what it would change, and publishes it when asked to. Throws StartError. */
export async function importCommand(config: Config, file: string, options: ImportOptions): Promise<void> {
  const importer = { actor: systemActor('command-line') };
  try {
    const lines = await withRegistry(config, (database) =>
      importFile(database, importer, file, { commit: false, ...options }),
    );
    for (const line of lines) print(line);
  } catch (error) {
    throw inOneSentence(error, file);
  }
}

function inOneSentence(error: unknown, file: string): unknown {
  if (error instanceof Problem) {
    const faults = error.errors.map(({ pointer, detail }) => `${pointer}: ${detail.de}`);
    return new StartError([error.detail?.de ?? error.title.de, ...faults].join('\n'), { cause: error });
  }
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR')
    return new StartError(`${file} kann nicht gelesen werden (${code}).`, { cause: error });
  return error;
}
