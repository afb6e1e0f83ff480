import { importForCity } from '../city-workbooks/index.js';
import type { Config } from '../config.js';
import { importFile } from '../imports/index.js';
import { systemActor } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { StartError } from '../platform/start-error.js';
import { print } from './print.js';
import { withRegistry } from './registry.js';

interface ImportOptions {
  readonly commit?: boolean;
  /** Day the source is of, YYYY-MM-DD. */
  readonly date?: string;
  /** What the source is called, where its headings do not tell it from others. */
  readonly source?: string;
  /** Answers to what the list leaves open, each as `question=option`. */
  readonly answer?: readonly string[];
  /** AGS of the city whose workbook it is. */
  readonly city?: string;
}

/** Reads a list or a Steckbrief, says what it would change, and publishes it when asked to. Throws StartError. */
export async function importCommand(config: Config, file: string, options: ImportOptions): Promise<void> {
  const importer = { actor: systemActor('command-line') };
  try {
    const { city, commit = false, answer = [], ...more } = options;
    const lines = await withRegistry(config, (database) =>
      city === undefined
        ? importFile(database, importer, file, { ...more, commit, answers: answersIn(answer), tell: warn })
        : importForCity(database, file, { city, commit }),
    );
    for (const line of lines) print(line);
  } catch (error) {
    throw inOneSentence(error, file);
  }
}

/** @throws StartError for what is no answer */
function answersIn(given: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    given.map((each) => {
      const [, question, option] = /^([^=]+)=(.+)$/su.exec(each) ?? [];
      if (question === undefined || option === undefined)
        throw new StartError(`--answer erwartet Frage=Antwort, nicht „${each}“.`);
      return [question, option];
    }),
  );
}

/** Beside what the command prints, so that its output stays what it was. */
const warn = (line: string): void => void process.stderr.write(`${line}\n`);

/** What went wrong with a file, for the terminal. */
export function inOneSentence(error: unknown, file: string): unknown {
  if (error instanceof Problem) {
    const faults = error.errors.map(({ pointer, detail }) => `${pointer}: ${detail.de}`);
    return new StartError([error.detail?.de ?? error.title.de, ...faults].join('\n'), { cause: error });
  }
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR')
    return new StartError(`${file} kann nicht gelesen werden (${code}).`, { cause: error });
  return error;
}
