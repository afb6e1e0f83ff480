import type { Config } from '../config.js';
import { systemActor } from '../kernel/actor.js';
import { StartError } from '../platform/start-error.js';
import { bodies, reconcileFile } from '../reconciliation/index.js';
import { inOneSentence } from './import.js';
import { print } from './print.js';
import { withRegistry } from './registry.js';

interface ReconcileOptions {
  readonly body: string;
  readonly programme?: boolean;
  readonly previous?: string;
  readonly date?: string;
}

/** Sets the registry beside a list and says what differs. Throws StartError. */
export async function reconcileCommand(
  config: Config,
  file: string,
  { body, programme = false, previous = '', date = '' }: ReconcileOptions,
): Promise<void> {
  const known = bodies.find((one) => one === body);
  if (known === undefined) throw new StartError(`--body ist eines von ${bodies.join(', ')}.`);
  try {
    const lines = await withRegistry(config, (database) =>
      reconcileFile(database, { actor: systemActor('command-line') }, file, {
        body: known,
        programmeOnly: programme,
        previous: previous || null,
        date: date || null,
      }),
    );
    for (const line of lines) print(line);
  } catch (error) {
    throw inOneSentence(error, file);
  }
}
