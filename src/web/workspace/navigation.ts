import {
  type ActorRole,
  cityRoles,
  type Role,
  readersOfAll,
  serviceCentreRoles,
} from '../../kernel/actor.js';

interface Entry {
  readonly section: string;
  readonly path: string;
  readonly label: string;
  readonly roles: readonly Role[];
}

/** The navigation of the workspaces, in the order shown; each person sees the entries of their role. */
const entries = [
  { section: 'desk', path: '/arbeitsbereich', label: 'Übersicht', roles: cityRoles },
  { section: 'projects', path: '/arbeitsbereich/vorhaben', label: 'Vorhaben', roles: cityRoles },
  {
    section: 'askedBack',
    path: '/arbeitsbereich/rueckfragen',
    label: 'Rückfragen',
    roles: cityRoles,
  },
  { section: 'ownRounds', path: '/arbeitsbereich/runden', label: 'Runden', roles: cityRoles },
  { section: 'ownProofs', path: '/arbeitsbereich/nachweise', label: 'Nachweise', roles: cityRoles },
  { section: 'auditDesk', path: '/pruefung', label: 'Prüfung', roles: ['auditor'] },
  { section: 'review', path: '/servicestelle/pruefen', label: 'Prüfen', roles: readersOfAll },
  { section: 'imports', path: '/servicestelle/einlesen', label: 'Einlesen', roles: serviceCentreRoles },
  {
    section: 'reconciliation',
    path: '/servicestelle/abgleich',
    label: 'Abgleich',
    roles: serviceCentreRoles,
  },
  { section: 'rounds', path: '/servicestelle/runden', label: 'Runden', roles: serviceCentreRoles },
  { section: 'proofs', path: '/servicestelle/nachweise', label: 'Nachweise', roles: serviceCentreRoles },
  {
    section: 'cityRecords',
    path: '/arbeitsbereich/gebiete',
    label: 'Gebiete',
    roles: [...cityRoles, ...serviceCentreRoles],
  },
  {
    section: 'funding',
    path: '/arbeitsbereich/mittel',
    label: 'Mittel',
    roles: [...cityRoles, ...serviceCentreRoles],
  },
  {
    section: 'audits',
    path: '/pruefung/vor-ort',
    label: 'Prüfungen',
    roles: [...cityRoles, 'auditor'],
  },
  { section: 'auditTests', path: '/pruefung/tests', label: 'Tests', roles: ['auditor'] },
  { section: 'samples', path: '/pruefung/stichproben', label: 'Stichproben', roles: ['auditor'] },
  { section: 'analysis', path: '/auswertung', label: 'Auswertung', roles: readersOfAll },
  { section: 'reports', path: '/berichte', label: 'Berichte', roles: [...cityRoles, ...readersOfAll] },
  {
    section: 'catalogue',
    path: '/servicestelle/handlungsfelder',
    label: 'Katalog',
    roles: serviceCentreRoles,
  },
  {
    section: 'organisations',
    path: '/servicestelle/organisationen',
    label: 'Organisationen',
    roles: serviceCentreRoles,
  },
  { section: 'contacts', path: '/arbeitsbereich/kontakte', label: 'Kontakte', roles: cityRoles },
  { section: 'contacts', path: '/servicestelle/kontakte', label: 'Kontakte', roles: serviceCentreRoles },
  { section: 'inquiries', path: '/servicestelle/anfragen', label: 'Anfragen', roles: serviceCentreRoles },
  { section: 'network', path: '/arbeitsbereich/veranstaltungen', label: 'Netzwerk', roles: cityRoles },
  {
    section: 'network',
    path: '/servicestelle/veranstaltungen',
    label: 'Netzwerk',
    roles: readersOfAll,
  },
  { section: 'people', path: '/verwaltung/personen', label: 'Personen', roles: ['administrator'] },
  {
    section: 'mandates',
    path: '/verwaltung/pruefauftraege',
    label: 'Prüfaufträge',
    roles: ['administrator'],
  },
  {
    section: 'accessLog',
    path: '/verwaltung/zugriffe',
    label: 'Zugriffe',
    roles: ['auditor', 'administrator'],
  },
  {
    section: 'personalData',
    path: '/verwaltung/datenschutz',
    label: 'Datenschutz',
    roles: ['auditor', 'administrator'],
  },
  { section: 'seal', path: '/verwaltung/siegel', label: 'Siegel', roles: ['auditor'] },
] as const satisfies readonly Entry[];

/** Part of a workspace a page belongs to; `account` is everybody's own page, reached by the name in the header. */
export type WorkspaceSection = (typeof entries)[number]['section'] | 'account';

export const navigationOf = (role: ActorRole): readonly Entry[] =>
  entries.filter((entry: Entry) => entry.roles.some((allowed) => allowed === role));

/** Where the work of a role begins. */
export const deskOf = (role: ActorRole): string => navigationOf(role)[0]?.path ?? '/konto';

const ownPaths = /^\/(?:arbeitsbereich|servicestelle|pruefung|verwaltung|konto|berichte\/laeufe)(?:[/?]|$)/;

/** Whether an address belongs to the workspaces of signed-in people. */
export const isWorkspacePath = (path: string): boolean => ownPaths.test(path);
