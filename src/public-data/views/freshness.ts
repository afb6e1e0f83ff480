import { formatDay } from '../../kernel/format.js';
import type { ListState } from '../queries/updates.js';

export type Freshness = 'fresh' | 'soon' | 'stale';

/** Days before its due day from which staff are told that a list wants an update. */
const toldBefore = 30;

export function freshnessOf({ daysLeft }: ListState): Freshness {
  if (daysLeft === null || daysLeft > toldBefore) return 'fresh';
  return daysLeft < 0 ? 'stale' : 'soon';
}

/** "Die Vorhaben 2021–2027 sind zuletzt am 01.07.2026 geändert; nach … ist bis 01.11.2026 wieder zu veröffentlichen." */
export function freshnessText({ list, lastUpdated, updateDue }: ListState): string {
  if (lastUpdated === null || updateDue === null) return '';
  const last = formatDay(lastUpdated, 'de');
  const due = formatDay(updateDue, 'de');
  return `${list.title.de}: zuletzt geändert am ${last}. Nach ${list.legalBasis.de} ist spätestens alle ${list.monthsBetweenUpdates} Monate zu veröffentlichen, also bis ${due}.`;
}
