import { formatDay } from '../kernel/format.js';
import type { MarkTone } from '../web/index.js';
import type { NoticeKind } from './notices.js';
import type { Proof, ProofKey, ProofState } from './proof.js';

/** "Zwischennachweis 2026", "Verwendungsnachweis" */
export const proofTitle = ({ kind, year }: Pick<ProofKey, 'kind' | 'year'>): string =>
  kind === 'final' ? 'Verwendungsnachweis' : `Zwischennachweis ${year}`;

export const stateWords: Readonly<Record<ProofState, string>> = {
  open: 'offen',
  handedIn: 'eingereicht',
  askedBack: 'Rückfrage der SAB',
  examined: 'geprüft',
};

/** Where a proof stands, as shape and word. */
export function proofMark(proof: Proof): { readonly tone: MarkTone; readonly word: string } {
  if (proof.waivedSource !== null) return { tone: 'ok', word: 'nicht verlangt' };
  if (proof.overdue)
    return { tone: 'error', word: `überfällig${proof.state === 'askedBack' ? ', Rückfrage' : ''}` };
  const tones: Readonly<Record<ProofState, MarkTone>> = {
    open: 'open',
    handedIn: 'ok',
    askedBack: 'warn',
    examined: 'ok',
  };
  return { tone: tones[proof.state], word: stateWords[proof.state] };
}

/** "31.03.2027", or why there is no day. */
export function dueWords(proof: Proof): string {
  if (proof.waivedSource !== null) return 'entfällt';
  return proof.dueOn === null ? 'noch nicht bestimmt' : formatDay(proof.dueOn, 'de');
}

/** Where the day comes from, in a line. */
export function dueBasisWords(proof: Proof): string {
  if (proof.waivedSource !== null) return `Verzicht der SAB: ${proof.waivedSource}`;
  if (proof.dueBasis === 'sab') return `Von der SAB gesetzt: ${proof.dueSource}`;
  if (proof.dueBasis === 'rule') return proof.dueSource ?? '';
  return 'Der Bewilligungszeitraum ist nicht bekannt.';
}

export const noticeWords: Readonly<Record<NoticeKind, string>> = {
  reduction: 'Ermäßigung der Kosten',
  furtherFunding: 'Weitere Mittel',
  changedPurpose: 'Geänderter Zweck',
};

export const howWords = {
  portal: 'Förderportal der SAB',
  mail: 'E-Mail',
  letter: 'Brief',
  other: 'anders',
} as const;

/** Address of a proof's page within a workspace. */
export const proofPath = ({ reference, kind, year }: ProofKey): string =>
  `/nachweise/${encodeURIComponent(reference)}/${kind === 'final' ? 'verwendungsnachweis' : `zwischennachweis-${year}`}`;
