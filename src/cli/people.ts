import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { comparableEmail, findPersonByEmail, type PersonRow } from '../accounts/index.js';
import type { Config } from '../config.js';
import { systemActor } from '../kernel/actor.js';
import {
  exportPerson,
  type Forgotten,
  forgetPerson,
  forgettable,
  outcomeWords,
  titleOf,
  whyKept,
  wouldForget,
} from '../personal-data/index.js';
import type { Database } from '../platform/database/database.js';
import { StartError } from '../platform/start-error.js';
import { print } from './print.js';
import { withRegistry } from './registry.js';

const writer = { actor: systemActor('command-line') };

/** Writes everything that is kept about a person as JSON, into a file or to the output. Throws StartError. */
export async function exportCommand(
  config: Config,
  email: string,
  { out }: { readonly out?: string },
): Promise<void> {
  const content = await withRegistry(config, async (database) =>
    exportPerson(database.auth, writer, (await known(database, email)).id),
  );
  const json = JSON.stringify(content, null, 2);
  if (out === undefined) return print(json);
  const path = resolve(out);
  await writeFile(path, `${json}\n`, { mode: 0o600 }).catch((cause: NodeJS.ErrnoException) => {
    throw new StartError(`${path} cannot be written (${cause.code}).`, { cause });
  });
  print(`written to ${path}; it holds personal data and is readable to you only`);
}

/** Says what would become of a person's data, or forgets the person. Throws StartError. */
export async function forgetCommand(
  config: Config,
  email: string,
  { dryRun = false }: { readonly dryRun?: boolean },
): Promise<void> {
  const lines = await withRegistry(config, async (database) => {
    const person = await known(database, email);
    const { obstacle, warnings } = await forgettable(database.auth, writer, person);
    if (obstacle !== null) throw new StartError(obstacle);
    const outcomes = await (dryRun ? wouldForget : forgetPerson)(database.auth, writer, person.id);
    const end = dryRun
      ? 'Nichts wurde geändert.'
      : 'Die Person ist gelöscht. Löschen Sie auch ältere Sicherungen.';
    return [...(dryRun ? warnings : []), ...outcomes.map(lineOf), end];
  });
  for (const line of lines) print(line);
}

async function known({ auth }: Database, email: string): Promise<PersonRow> {
  const person = await findPersonByEmail(auth, comparableEmail(email));
  if (person === null) throw new StartError(`Nobody of the registry has the address ${email}.`);
  return person;
}

function lineOf(forgotten: Forgotten): string {
  const { concerns, outcome, entries } = forgotten;
  const why = outcome === 'kept' || outcome === 'mentioned' ? ` ${whyKept(forgotten)}` : '';
  return `${concerns} (${titleOf(concerns.split('.')[0] ?? concerns)}): ${entries}, ${outcomeWords[outcome]}.${why}`;
}
