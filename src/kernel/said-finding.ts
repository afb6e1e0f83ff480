import type { Finding } from './finding.js';
import { text } from './text.js';

type Words = readonly [de: string, en: string];

/** A finding as rules write it down, both languages side by side. */
interface Says {
  readonly code: string;
  readonly field: string;
  readonly reason: Words;
  readonly remedy: Words;
  readonly clause?: string;
}

const finding = (severity: Finding['severity'], { code, field, reason, remedy, clause }: Says): Finding => ({
  severity,
  code,
  field,
  reason: text(...reason),
  remedy: text(...remedy),
  clause: clause ?? null,
});

/** Stops the record. */
export const error = (says: Says): Finding => finding('error', says);

/** Never stops it. */
export const hint = (says: Says): Finding => finding('hint', says);
