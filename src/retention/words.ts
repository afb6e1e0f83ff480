import { formatDay } from '../kernel/format.js';
import type { RetainedProject, RetentionMark, RetentionState } from './queries/retentions.js';
import type { Retention } from './rules.js';

export const retentionPath = '/pruefung/aufbewahrung';
export const retentionOfPath = (reference: string): string =>
  `${retentionPath}/${encodeURIComponent(reference)}`;

export const stateWords: Readonly<Record<RetentionState, string>> = {
  due: 'Frist vorbei',
  running: 'Läuft',
  undetermined: 'Noch nicht bestimmt',
  held: 'Sperre',
  deleted: 'Gelöscht',
};

export const markWords: Readonly<Record<RetentionMark['kind'], string>> = {
  sab: 'Tag, den die SAB mitgeteilt hat',
  stateAid: 'Ende einer Beihilfefrist',
  accounts: 'Vorlage der Rechnungslegung (2014–2020)',
  hold: 'Sperre',
};

const basisWords: Readonly<Record<Retention['basis'], string>> = {
  sab: 'von der SAB mitgeteilt',
  stateAid: 'Frist aus der staatlichen Beihilfe',
  lastPayment: 'fünf Jahre ab dem 31.12. des Jahres der letzten Zahlung',
  accounts: 'ab dem 31.12. nach Vorlage der Rechnungslegung',
  undetermined: 'vor der letzten Zahlung',
};

/** How long documents are kept and why, in a sentence. */
export function retentionWords(retention: Retention & Partial<Pick<RetainedProject, 'deletedOn'>>): string {
  if (retention.deletedOn != null) return `Unterlagen gelöscht am ${formatDay(retention.deletedOn, 'de')}.`;
  const end =
    retention.until === null
      ? 'Noch nicht bestimmt: vor der letzten Zahlung, oder ihr Jahr ist nicht bekannt.'
      : `Bis ${formatDay(retention.until, 'de')}: ${basisWords[retention.basis]}.`;
  return `${end} ${retention.held ? 'Eine Sperre steht.' : 'Keine Sperre gesetzt.'}`;
}

const tableWords: Readonly<Record<string, string>> = {
  payment: 'Zahlungen',
  funding_entry: 'Buchungen von Mitteln',
  publicity_display: 'Orte der Publizität',
  budget_shift: 'Verschiebungen zwischen Haushaltsjahren',
  recovery: 'Rückforderungen',
  on_the_spot_check: 'Prüfungen',
  proof: 'Nachweise',
  proof_step: 'Schritte von Nachweisen',
  proof_body: 'Anlagen von Nachweisen',
  sab_notice: 'Anzeigen',
  draft_comment: 'Anmerkungen',
  attachment: 'Dateien an Vorhaben',
  finding_waiver: 'Ausnahmen',
  retention_mark: 'Fristen und Sperren',
  stored_file: 'gespeicherte Dateien',
};

export const removedWords = (removed: Readonly<Record<string, number>>): string =>
  Object.entries(removed)
    .map(([table, rows]) => `${tableWords[table] ?? table}: ${rows}`)
    .join(', ') || 'nichts war da';
