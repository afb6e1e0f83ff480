import { toDecimal } from '../kernel/money.js';
import { Problem } from '../kernel/problem.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { type Dictionary, dictionaryAt } from '../projects/index.js';
import { rowGroups } from './group-queries.js';
import { findRun } from './queries.js';
import type { ChoosableChange, GroupKind } from './row-groups.js';

/** Rows of a delivery that can be taken together, under a name people know. */
export interface NamedGroup {
  readonly key: string;
  readonly title: string;
  readonly rows: number;
  readonly taken: number;
  /** By how much what is taken of it changes the total eligible cost, in EUR with two decimals. */
  readonly totalEligibleCost: string;
}

/** Groups of an import, the largest first. @throws Problem `not_found` */
export const readGroups = (
  database: Database,
  writer: Writer,
  importId: string,
  { change, by }: { readonly change: ChoosableChange; readonly by: GroupKind },
): Promise<NamedGroup[]> =>
  actingAs(database.orm, writer.actor, writer, async (tx) => {
    const run = await findRun(tx, importId);
    if (run === null) throw new Problem('not_found');
    const dictionary = await dictionaryAt(tx, run.checkedRevision);
    return (await rowGroups(tx, importId, change, by)).map(({ key, example, rows, taken, cents }) => ({
      key,
      title: titleOf(by, key, example, dictionary),
      rows,
      taken,
      totalEligibleCost: toDecimal(cents),
    }));
  });

function titleOf(by: GroupKind, key: string, example: string, { catalogue, places }: Dictionary): string {
  if (by === 'equal') return example;
  if (key === '') return 'ohne Angabe';
  if (by === 'city') return key === 'statewide' ? 'landesweit' : (places.byAgs(key)?.name ?? key);
  const guideline = catalogue.byKey('fundingGuideline', key);
  return [guideline?.code, guideline?.title.de].filter((part) => part).join(' ') || key;
}
