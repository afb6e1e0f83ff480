import type { Role } from '../kernel/actor.js';

/** What roles are called on pages. */
export const roleWords: Readonly<Record<Role, string>> = {
  cityEditor: 'Bearbeitung einer Stadt',
  cityLead: 'Leitung einer Stadt (reicht ein)',
  staff: 'Servicestelle (prüft)',
  lead: 'Leitung der Servicestelle (veröffentlicht)',
  auditor: 'Prüfung (liest)',
  administrator: 'Verwaltung (Personen)',
};

export const stateWords = {
  invited: 'eingeladen',
  active: 'aktiv',
  locked: 'gesperrt',
  left: 'ausgeschieden',
} as const;

/** "Firefox unter Windows", as far as a browser tells. */
export function browserWords(userAgent: string | null): string {
  const agent = userAgent ?? '';
  const browser = [
    ['Edg/', 'Edge'],
    ['Firefox/', 'Firefox'],
    ['Chrome/', 'Chrome'],
    ['Safari/', 'Safari'],
  ].find(([mark = '']) => agent.includes(mark))?.[1];
  const system = [
    ['Windows', 'Windows'],
    ['Android', 'Android'],
    ['iPhone', 'iOS'],
    ['iPad', 'iOS'],
    ['Mac OS', 'macOS'],
    ['Linux', 'Linux'],
  ].find(([mark = '']) => agent.includes(mark))?.[1];
  return `${browser ?? 'Browser'}${system === undefined ? '' : ` unter ${system}`}`;
}

const moment = new Intl.DateTimeFormat('de-DE', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'Europe/Berlin',
});

export const momentWords = (at: Date): string => `${moment.format(at)} Uhr`;
