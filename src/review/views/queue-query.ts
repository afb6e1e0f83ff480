import { type QueueQuery, type QueueTab, queueTabs } from './queue-view.js';

export const queuePath = '/servicestelle/pruefen';

/** Words of the address for each view of the queue. */
const tabWords: Readonly<Record<QueueTab, string>> = {
  submitted: 'eingereicht',
  accepted: 'geprueft',
  returned: 'zurueckgegeben',
  imports: 'einlesungen',
};

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export const isUuid = (value: string): boolean => uuid.test(value);

/** Reads the address of the queue; what it does not know counts as not asked. */
export function parseQueueQuery(query: Readonly<Record<string, unknown>>): QueueQuery {
  const word = (name: string): string | null => (typeof query[name] === 'string' ? query[name] : null);
  const [round, city, page] = [word('runde'), word('stadt'), Number(word('seite') ?? 1)];
  return {
    tab: queueTabs.find((tab) => tabWords[tab] === query.stand) ?? 'submitted',
    round: round !== null && isUuid(round) ? round : null,
    city: city !== null && /^\d{8}$/.test(city) ? city : null,
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  };
}

/** Address of the queue; defaults are left out. */
export function queueHref(query: QueueQuery, changes: Partial<QueueQuery> = {}): string {
  const { tab, round, city, page } = { ...query, ...changes };
  const params = new URLSearchParams();
  if (tab !== 'submitted') params.set('stand', tabWords[tab]);
  if (round !== null) params.set('runde', round);
  if (city !== null) params.set('stadt', city);
  if (page > 1) params.set('seite', String(page));
  const asked = params.toString();
  return asked === '' ? queuePath : `${queuePath}?${asked}`;
}

export const standOf = (tab: QueueTab): string => tabWords[tab];
