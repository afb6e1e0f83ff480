import type { Finding } from '../kernel/finding.js';
import type { WaiverInForce } from './queries/in-force.js';
import { mayBeWaived } from './rules.js';

/** Puts waivers beside the findings they accept. Findings stay; an error that is accepted stops nothing. */
export function withWaivers<Found extends Finding>(
  findings: readonly Found[],
  waivers: readonly WaiverInForce[],
): Found[] {
  if (waivers.length === 0) return [...findings];
  return findings.map((finding) => {
    const waiver = waivers.find(({ code, field }) => code === finding.code && field === finding.field);
    if (waiver === undefined || !mayBeWaived(finding.code)) return finding;
    const { id, until, reason, grantedBy } = waiver;
    return { ...finding, waiver: { id, until, reason, grantedBy } };
  });
}
