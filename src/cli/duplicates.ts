import type { Config } from '../config.js';
import { listDuplicates } from '../duplicates/index.js';
import { systemActor } from '../kernel/actor.js';
import { print } from './print.js';
import { withRegistry } from './registry.js';

/** Looks for projects that may be one and says which; deciding is done by people on the page. */
export async function duplicatesCommand(config: Config): Promise<void> {
  const reader = { actor: systemActor('command-line') };
  for (const line of await withRegistry(config, (database) => listDuplicates(database, reader))) print(line);
}
