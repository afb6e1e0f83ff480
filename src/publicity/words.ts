import type { MarkTone } from '../web/index.js';
import type { DisplayKind, Standing } from './publicity.js';
import type { Duty } from './rules.js';

export const publicitiesPath = '/arbeitsbereich/publizitaet';
export const owedPath = '/servicestelle/publizitaet';
export const publicityPath = (reference: string): string =>
  `${publicitiesPath}/${encodeURIComponent(reference)}`;

export const displayWords: Readonly<Record<DisplayKind, string>> = {
  plaque: 'Schild oder Tafel',
  poster: 'Plakat',
  screen: 'Elektronische Anzeige',
  website: 'Website',
};

const dutyWords: Readonly<Record<Duty['kind'], string>> = {
  plaque:
    'Pflicht ist ein langlebiges Schild oder eine Tafel mit dem EU-Emblem, sobald die Durchführung begonnen hat: Die Gesamtkosten liegen über 100.000 €.',
  poster:
    'Pflicht ist wenigstens ein Plakat (mindestens DIN A3) oder eine elektronische Anzeige an gut sichtbarer Stelle.',
  posterOrPlaque:
    'Pflicht ist wenigstens ein Plakat (mindestens DIN A3). Die Gesamtkosten sind nicht angegeben: Liegen sie über 100.000 €, ist es ein langlebiges Schild.',
  none: 'Ein Plakat ist hier nicht vorgeschrieben.',
};

export const dutySentence = (duty: Duty | null): string =>
  duty === null
    ? 'Für die Förderperiode ist keine Regel bekannt.'
    : `${dutyWords[duty.kind]} (${duty.clause})`;

export const standingMarks: Readonly<Record<Standing, { readonly tone: MarkTone; readonly word: string }>> = {
  proven: { tone: 'ok', word: 'mit Foto nachgewiesen' },
  withoutPhoto: { tone: 'hint', word: 'eingetragen, Foto fehlt' },
  missing: { tone: 'warn', word: 'noch nicht eingetragen' },
  notBegun: { tone: 'open', word: 'Vorhaben hat nicht begonnen' },
  over: { tone: 'open', word: 'Vorhaben ist zu Ende' },
  noDuty: { tone: 'open', word: 'keine Pflicht' },
};
