import { text } from '../../kernel/text.js';

/** Words of the frame around the workspaces; those on public pages in both languages. */
export const workspaceMessages = {
  signIn: text('Anmelden', 'Sign in'),
  workspace: text('Arbeitsbereich', 'Workspace'),
  signOut: 'Abmelden',
  account: 'Konto',
  more: 'Mehr',
  moreSections: 'und weitere Bereiche',
  menuOf: 'Konto und Abmelden',
  readOnly: 'nur lesen',
  city: (name: string): string => `Stadt ${name}`,
  serviceCentre: 'Servicestelle',
  audit: 'Prüfung',
  administration: 'Verwaltung',
  publicPages: 'Öffentliches Register',
} as const;
