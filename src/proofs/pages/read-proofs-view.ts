import { commitmentTasks } from '../../agreements/index.js';
import { advancesOfAll, listLedgers } from '../../funding-ledger/index.js';
import { goalTasks } from '../../goals/index.js';
import { viewpointAt } from '../../history/index.js';
import { deliveryTasks } from '../../implementations/index.js';
import { addDays } from '../../kernel/day.js';
import type { Transaction } from '../../platform/database/database.js';
import { pendingNotices, recordedNotices } from '../queries/notices.js';
import { listProofs } from '../queries/proofs.js';
import type { NoticesView } from '../views/notices-part.js';
import { type ProofsView, proofTabs } from '../views/proofs-page.js';

interface Asked extends Pick<NoticesView, 'action' | 'typed' | 'errors'> {
  readonly area: string;
  readonly city: string | null;
  /** From the address: which proofs to show. */
  readonly stand: unknown;
}

/** How far ahead reviews, commitments and deliveries are listed. */
const announcedDays = 90;

/** Proofs, notices, advances and what records of neighbourhoods ask for, of a city, or of all when it is null. */
export async function readProofsView(tx: Transaction, asked: Asked): Promise<ProofsView> {
  const { area, city, stand, action, typed, errors } = asked;
  const proofs = await listProofs(tx, city ?? undefined);
  const projects = new Map(
    proofs.map(({ reference, planNumber, projectName }) => [reference, [planNumber, projectName]]),
  );
  const today = (await viewpointAt(tx)).reckoningDay;
  const until = addDays(today, announcedDays);
  return {
    area,
    proofs,
    advances: advancesOfAll(await listLedgers(tx, city)),
    tasks: [
      ...(await goalTasks(tx, { city, until })),
      ...(await commitmentTasks(tx, { city, until })),
      ...(await deliveryTasks(tx, { city, until })),
    ].sort((one, other) => (one.dueOn ?? '').localeCompare(other.dueOn ?? '')),
    tab: proofTabs.find((one) => one === stand) ?? 'offen',
    notices: {
      pending: await pendingNotices(tx, city ?? undefined),
      recorded: await recordedNotices(tx),
      action,
      typed,
      errors,
      projects: [...projects].map(([value, parts]) => ({
        value,
        label: `${parts.filter((part) => part !== null).join(' ')} (${value})`,
      })),
    },
  };
}
