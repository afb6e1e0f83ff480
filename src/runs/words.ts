import { formatDay } from '../kernel/format.js';
import type { ProblemCode } from '../kernel/problem.js';
import { problemCatalogue } from '../kernel/problem-catalogue.js';
import type { Letter } from './commands/work.js';
import type { Rhythm, Run, RunState, Step } from './run.js';

export const stateWords: Readonly<Record<RunState, string>> = {
  waiting: 'wartet',
  running: 'wird erstellt',
  done: 'fertig',
  failed: 'gescheitert',
  cancelled: 'abgebrochen',
};

/** What a run does at the moment. */
export const stepWords: Readonly<Record<Step, string>> = {
  reading: 'Daten werden gelesen',
  composing: 'Bericht wird aufgebaut',
  pdf: 'PDF wird gezeichnet',
  xlsx: 'Excel-Mappe wird geschrieben',
  html: 'Webseite wird geschrieben',
  csv: 'CSV wird geschrieben',
  json: 'JSON wird geschrieben',
};

export const formatWords = {
  pdf: { label: 'PDF', hint: 'Barrierefrei, mit Lesezeichen' },
  xlsx: { label: 'Excel-Mappe', hint: 'Zum Weiterrechnen' },
  html: { label: 'Webseite', hint: 'Eine Datei, auch zum Drucken' },
  csv: { label: 'CSV', hint: 'Die erste Tabelle' },
  json: { label: 'JSON', hint: 'Für Programme' },
} as const;

export const rhythmWords: Readonly<Record<Rhythm, string>> = {
  daily: 'täglich um 6 Uhr',
  weekly: 'montags um 6 Uhr',
  monthly: 'am Monatsersten um 6 Uhr',
  publication: 'nach jeder Veröffentlichung',
};

export const failureOf = (code: ProblemCode): string => problemCatalogue[code].title.de;

/** `Registerstand 47, Stichtag 31.10.2026`: which state of the registry a run shows. */
export const stateOfRun = ({ revision, reckoningDay }: Pick<Run, 'revision' | 'reckoningDay'>): string =>
  `Registerstand ${revision}, gerechnet am ${formatDay(reckoningDay, 'de')}`;

/** Mail about a run that was made by schedule. */
export function letterOf(run: Run, title: string, publicUrl: string): Letter {
  return {
    subject: `${title}: Registerstand ${run.revision}`,
    body: [
      'Guten Tag,',
      `der Bericht „${title}“ ist fertig (${stateOfRun(run)}):`,
      `${publicUrl}/berichte/laeufe/${run.id}`,
      `Wenn Sie ihn nicht mehr brauchen, entfernen Sie ihn unter ${publicUrl}/berichte.`,
    ].join('\n\n'),
  };
}
