import { readListFile } from '../imports/index.js';
import { formatCount, formatEuro } from '../kernel/format.js';
import { parseDecimal } from '../kernel/money.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { beginReconciliation } from './commands/begin.js';
import { sumParts } from './document.js';
import { findReconciliation } from './queries.js';
import { type ApiReconciliation, toApiReconciliation } from './schemas.js';
import { type Body, measureWords } from './words.js';

export interface ReconcileFileOptions {
  readonly body: Body;
  /** Only the programme's own guidelines, on both sides. */
  readonly programmeOnly: boolean;
  /** Id of the reconciliation of the list before. */
  readonly previous: string | null;
  /** Day as of which the list was published, `YYYY-MM-DD`. */
  readonly date: string | null;
}

/**
 * `reconcile FILE`: sets the registry beside a list without a server. Returns what to print, line by line.
 * @throws Problem as the service would answer, or the error of the file system
 */
export async function reconcileFile(
  database: Database,
  writer: Writer,
  file: string,
  { body, programmeOnly, previous, date }: ReconcileFileOptions,
): Promise<string[]> {
  const id = await beginReconciliation(database, writer, await readListFile(file, date), {
    body,
    previousId: previous,
    scope: { fundingPeriod: null, fund: null, programmeOnly },
  });
  const found = await actingAs(database.orm, writer.actor, writer, (tx) => findReconciliation(tx, id));
  return found === null ? [] : linesOf(toApiReconciliation(found));
}

function linesOf({ id, title, state, revision, outcome, differences, open }: ApiReconciliation): string[] {
  const count = (value: number): string => formatCount(value, 'de');
  if (outcome === null)
    return [
      `${title}: ${state === 'reading' ? 'Die Liste ist groß und wird vom Dienst gelesen.' : 'Die Liste lässt Fragen offen; beantworten Sie sie auf der Seite des Abgleichs.'}`,
      `Abgleich ${id}`,
    ];
  const euro = (decimal: string): string => formatEuro(parseDecimal(decimal) ?? 0n, 'de');
  return [
    `${title}: verglichen mit Registerstand ${revision}`,
    `Register ${count(outcome.projectsHere)}, Liste ${count(outcome.projectsThere)}, zugeordnet ${count(outcome.matched)}, gleich ${count(outcome.equal)}`,
    ...outcome.sums.map(
      (one) =>
        `${measureWords[one.measure].de}: ${sumParts.map(([part, label]) => `${label} ${euro(one[part])}`).join('; ')}`,
    ),
    `Abweichungen ${count(differences)}, offen ${count(open)}`,
    `Abgleich ${id}`,
  ];
}
