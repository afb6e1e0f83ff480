import { type ApiImport, findReading, toApiImport } from '../imports/index.js';
import { serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database, Transaction } from '../platform/database/database.js';
import type { FieldError } from '../web/index.js';
import {
  assignees,
  countDifferences,
  type DifferenceFilter,
  findReconciliation,
  listDifferencePage,
  type Reconciliation,
} from './queries.js';
import { toApiReconciliation } from './schemas.js';
import type { DifferenceCounts, ReconciliationView } from './views/reconciliation-page.js';

const differencesPerPage = 50;

/** What somebody looks at of a reconciliation. */
export interface Asked {
  readonly shown: keyof DifferenceCounts;
  readonly kind: DifferenceFilter['kind'];
  readonly page: number;
}

/** The differences a view shows. */
export function filterOf({ shown, kind }: Asked, { actor }: Writer): DifferenceFilter {
  const views: Readonly<Record<keyof DifferenceCounts, DifferenceFilter>> = {
    all: {},
    open: { state: ['open'] },
    fresh: { since: ['new', 'changed'] },
    settled: { state: ['explained', 'closed'] },
    mine: actor.personId === null ? { state: [] } : { assignedTo: actor.personId },
  };
  return { ...views[shown], kind };
}

/** One reconciliation as its page shows it to somebody. @throws Problem `not_found` */
export const readReconciliationView = (
  database: Database,
  writer: Writer,
  id: string,
  asked: Asked,
  errors: readonly FieldError[] = [],
): Promise<ReconciliationView> =>
  actingAs(database.orm, writer.actor, writer, async (tx) => {
    const found = await findReconciliation(tx, id);
    if (found === null) throw new Problem('not_found');
    const filter = filterOf(asked, writer);
    const { page } = asked;
    const { rows, fitting } = await listDifferencePage(tx, id, filter, {
      offset: (page - 1) * differencesPerPage,
      limit: differencesPerPage,
    });
    const { role, mayWrite } = writer.actor;
    return {
      found: toApiReconciliation(found),
      list: await listOf(tx, found),
      previous: await previousOf(tx, found),
      filter,
      shown: asked.shown,
      counts: await countsOf(tx, id, writer),
      rows,
      fitting,
      page,
      hasMore: page * differencesPerPage < fitting,
      people: (await assignees(tx)).map((one) => ({ value: one.id, label: one.name })),
      mayWrite: mayWrite && serviceCentreRoles.some((one) => one === role),
      errors,
    };
  });

async function listOf(tx: Transaction, { importId }: Reconciliation): Promise<ApiImport> {
  const run = await findReading(tx, importId);
  if (run === null) throw new Problem('not_found');
  return toApiImport(run);
}

async function previousOf(
  tx: Transaction,
  { previousId }: Reconciliation,
): Promise<ReconciliationView['previous']> {
  const previous = previousId === null ? null : await findReconciliation(tx, previousId);
  return previous && { id: previous.id, name: previous.fileName ?? previous.listTitle };
}

async function countsOf(tx: Transaction, id: string, writer: Writer): Promise<DifferenceCounts> {
  const rows = await countDifferences(tx, id);
  const sum = (fits: (row: (typeof rows)[number]) => boolean): number =>
    rows.reduce((total, row) => (fits(row) ? total + row.count : total), 0);
  return {
    all: sum(() => true),
    open: sum(({ state }) => state === 'open'),
    fresh: sum(({ since }) => since !== 'same'),
    settled: sum(({ state }) => state !== 'open'),
    mine: sum(({ assignedTo }) => assignedTo !== null && assignedTo === writer.actor.personId),
  };
}
