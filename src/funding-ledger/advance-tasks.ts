import type { Day } from '../kernel/day.js';
import { formatEuro } from '../kernel/format.js';
import type { Transaction } from '../platform/database/database.js';
import { cityName } from '../web/index.js';
import { advancesOfAll } from './ledger.js';
import { listLedgers } from './queries/ledgers.js';
import { ledgerPath } from './words.js';

/** An advance that is not spent. */
export interface AdvanceTask {
  readonly dueOn: Day | null;
  readonly title: string;
  readonly detail: string;
  readonly href: string;
  readonly kind: 'advance';
  readonly overdue: boolean;
}

/** Advances to be spent until a day and not spent yet; of one city, or of all when it is null. */
export async function advanceTasks(
  tx: Transaction,
  { city, until }: { readonly city: string | null; readonly until: Day },
): Promise<AdvanceTask[]> {
  return advancesOfAll(await listLedgers(tx, city))
    .filter(({ advance }) => advance.dueOn <= until)
    .map(({ advance: { dueOn, rest, clause, overdue }, ledger }) => {
      const place = city === null && ledger.city !== null ? `${cityName(ledger.city)}, ` : '';
      return {
        dueOn,
        title: `Vorauszahlung verbrauchen: ${ledger.name}`,
        detail: `${place}${formatEuro(rest, 'de')} nicht verbraucht, ${clause}`,
        href: ledgerPath(ledger.reference),
        kind: 'advance',
        overdue,
      };
    });
}
