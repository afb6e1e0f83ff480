import { type Text, text } from '../kernel/text.js';
import { amountLabels } from '../projects/index.js';
import type { ComparedDimension, ComparedMeasure } from './measures.js';
import type { GroupPart } from './queries/changed-groups.js';
import type { ChangeKind } from './queries/changed-projects.js';

/** Words of the pages about states of the registry and what changed between them. */
export const statesMessages = {
  states: text('Registerstände', 'Registry revisions'),
  statesLead: text(
    'Jede Veröffentlichung ist ein Registerstand. Er ändert sich nie mehr: Jede Seite, Summe und Liste gibt es zu jedem von ihnen.',
    'Every publication is a registry revision. It never changes again: every page, sum and list is there as of each of them.',
  ),
  noStates: text('Noch ist nichts veröffentlicht.', 'Nothing is published yet.'),
  revision: text('Registerstand', 'Registry revision'),
  publishedAt: text('Veröffentlicht', 'Published'),
  look: text('Ansehen', 'Look at'),
  lookList: (revision: string): Text =>
    text(`Vorhaben zum Registerstand ${revision}`, `Projects at registry revision ${revision}`),
  changesOf: (revision: string): Text =>
    text(`Was Registerstand ${revision} geändert hat`, `What registry revision ${revision} changed`),
  whatChanged: text('Änderungen', 'Changes'),
  shown: (count: string): Text => text(`${count} Registerstände`, `${count} registry revisions`),
  switchTitle: text('Stand wählen', 'Choose a state'),
  notAState: text(
    'Schreiben Sie die Nummer eines Registerstands oder einen Tag, zum Beispiel 31.10.2026.',
    'Write the number of a registry revision or a day, for example 2026-10-31.',
  ),
  noSuchState: (typed: string, newest: string): Text =>
    text(
      `Den Registerstand ${typed} gibt es nicht. Der neueste ist ${newest}.`,
      `There is no registry revision ${typed}. The newest is ${newest}.`,
    ),
  title: text('Was hat sich geändert?', 'What has changed?'),
  lead: (before: string, now: string): Text => text(`Von ${before} zu ${now}.`, `From ${before} to ${now}.`),
  from: text('Früherer Stand', 'Earlier state'),
  to: text('Späterer Stand', 'Later state'),
  fromHint: text('Registerstand oder Tag', 'Revision or day'),
  toHint: text('Leer: der heutige', 'Empty: the present one'),
  measure: text('Summe', 'Total'),
  by: text('Aufgeteilt nach', 'Broken down by'),
  scope: text('Umfang', 'Scope'),
  programme: text('Nachhaltige soziale Stadtentwicklung', 'Sustainable social urban development'),
  everything: text('Alle ESF-Richtlinien', 'All ESF guidelines'),
  compare: text('Vergleichen', 'Compare'),
  nothing: text(
    'Zwischen diesen beiden Ständen hat sich nichts geändert.',
    'Nothing changed between these two states.',
  ),
  why: text('Warum die Summe anders ist', 'Why the total differs'),
  whyNot: text('Die Summe ist dieselbe', 'The total is the same'),
  change: text('Änderung', 'Change'),
  projects: text('Vorhaben', 'Projects'),
  difference: text('Unterschied', 'Difference'),
  earlier: text('Vorher', 'Before'),
  later: text('Nachher', 'After'),
  toTheCent: text(
    'Vorher und die Unterschiede ergeben Nachher, auf den Cent. Nicht Angegebenes zählt nichts.',
    'Before and the differences come to after, to the cent. What is not stated counts for nothing.',
  ),
  inPlaces: (by: string): Text => text(`Nach ${by}`, `By ${by}`),
  changedProjects: text('Geänderte Vorhaben', 'Changed projects'),
  largestFirst: text('Die größten Unterschiede zuerst.', 'The largest differences first.'),
  changedWords: text('Geänderte Bezeichnungen', 'Changed names'),
  changedWordsNote: text(
    'Vorhaben behalten ihren Code; im späteren Stand heißt er anders.',
    'Projects keep their code; the later state calls it otherwise.',
  ),
  onlySource: text('Nur die Quelle der Angaben ist eine andere.', 'Only the source of the values differs.'),
  notStated: text('nicht angegeben', 'not stated'),
  notAssigned: text('nicht zugeordnet', 'not assigned'),
  absent: text('nicht vorhanden', 'not there'),
  more: text('Weitere Vorhaben', 'More projects'),
  shownProjects: (from: string, until: string): Text =>
    text(`Vorhaben ${from} bis ${until}`, `Projects ${from} to ${until}`),
  downloads: text('Mitnehmen', 'Take along'),
  pdf: text('Änderungsbericht', 'Report on changes'),
  asJson: text('Für Programme', 'For programs'),
  city: text('Gemeinde', 'Municipality'),
} as const;

export const kindWords: Readonly<Record<ChangeKind, Text>> = {
  new: text('neu', 'new'),
  gone: text('weggefallen', 'gone'),
  amended: text('geändert', 'amended'),
  reclassified: text('umgeordnet', 'reclassified'),
};

export const groupPartWords: Readonly<Record<GroupPart['kind'], Text>> = {
  new: text('neu', 'new'),
  gone: text('weggefallen', 'gone'),
  amended: text('geändert', 'amended'),
  movedIn: text('hierher umgeordnet', 'moved here'),
  movedOut: text('fortgeordnet', 'moved away'),
};

/** What totals are called. */
export const measureNames: Readonly<Record<ComparedMeasure, Text>> = {
  ...amountLabels,
  projects: text('Vorhaben', 'Projects'),
  unionContributionDerived: text('EU-Betrag, abgeleitet', 'Union contribution, derived'),
};

/** "Nach Stadt" */
export const dimensionNames: Readonly<Record<ComparedDimension, Text>> = {
  city: text('Stadt', 'city'),
  category: text('Interventionskategorie', 'intervention category'),
  guideline: text('Förderrichtlinie', 'funding guideline'),
  fund: text('Fonds', 'fund'),
  object: text('Fördergegenstand', 'funding object'),
  objective: text('spezifischem Ziel', 'specific objective'),
  priority: text('Priorität', 'priority'),
  fundingPeriod: text('Förderperiode', 'funding period'),
};
