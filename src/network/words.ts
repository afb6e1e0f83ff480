import type { MarkTone } from '../web/index.js';
import type { DeletionReason, NetworkPerson, OrganisationKind } from './entry.js';

export const staffNetworkPath = '/servicestelle/netzwerk';
export const staffOrganisationsPath = `${staffNetworkPath}/organisationen`;
export const cityNetworkPath = '/arbeitsbereich/netzwerk';
/** Behind it comes the secret of the entry. */
export const unsubscribePath = '/netzwerk/abbestellen';

export const organisationKindWords: Readonly<Record<OrganisationKind, string>> = {
  ministry: 'Ministerium',
  grantingBody: 'Bewilligungsstelle',
  chamber: 'Kammer',
  university: 'Hochschule',
  association: 'Verband oder Verein',
  consultant: 'Beratung',
  municipality: 'Kommune',
  other: 'Andere',
};

/** What somebody agreed to, in a word with its sign. */
export function consentMark({
  inDirectory,
  getsInvitations,
  withdrawnOn,
}: Pick<NetworkPerson, 'inDirectory' | 'getsInvitations' | 'withdrawnOn'>): {
  readonly word: string;
  readonly tone: MarkTone;
} {
  if (inDirectory && getsInvitations) return { word: 'Verzeichnis und Einladungen', tone: 'ok' };
  if (inDirectory) return { word: 'Verzeichnis', tone: 'ok' };
  if (getsInvitations) return { word: 'Einladungen', tone: 'ok' };
  return withdrawnOn === null
    ? { word: 'nur Servicestelle', tone: 'open' }
    : { word: 'widerrufen', tone: 'warn' };
}

export const deletionReasonWords: Readonly<Record<DeletionReason, string>> = {
  day: 'Löschtag erreicht oder Einwilligung widerrufen',
  wish: 'auf Wunsch',
  forgotten: 'mit dem Konto der Person',
};

/** What went, table by table, in words: "2 Einladungen, 3 Einträge des Änderungsprotokolls". */
export function removedWords(removed: Readonly<Record<string, number>>): string {
  const words: Readonly<Record<string, readonly [string, string]>> = {
    event_invitation: ['Einladung', 'Einladungen'],
    outgoing_mail: ['Mail', 'Mails'],
    audit_personal: ['Eintrag des Änderungsprotokolls geleert', 'Einträge des Änderungsprotokolls geleert'],
    idempotency_key: ['Antwort an ein Programm', 'Antworten an Programme'],
  };
  const parts = Object.entries(words).flatMap(([table, [one, many]]) => {
    const count = removed[table] ?? 0;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return parts.length === 0 ? 'nur der Eintrag' : parts.join(', ');
}
