import { type Text, text } from '../../src/kernel/text.js';
import { common } from '../shared/words.js';

/** Words of the city report. */
export const words = {
  ...common,
  kind: text('Stadtbericht', 'City report'),
  purpose: text(
    'Eine Stadt mit allen Vorhaben: Beträge, Themen, Jahre, je Einwohner, jedes Vorhaben mit den Angaben seines Steckbriefs.',
    'One city with all its projects: amounts, topics, years, per inhabitant, each project with the facts of its profile.',
  ),
  title: (city: string): Text => text(`ESF-Vorhaben in ${city}`, `ESF projects in ${city}`),
  glance: text('Auf einen Blick', 'At a glance'),
  topics: text('Wofür und wann', 'What for and when'),
  projectsChapter: text('Die Vorhaben im Einzelnen', 'Project by project'),
  annex: text('Anhang: Alle Vorhaben', 'Annex: all projects'),
  noProject: (city: string): Text =>
    text(
      `In diesem Registerstand ist kein Vorhaben in ${city} veröffentlicht.`,
      `This registry revision holds no published project in ${city}.`,
    ),
  noProjectMeans: text(
    'Gezählt wird im Umfang dieses Berichts. Das heißt nicht, dass nie eines gefördert wurde: Das Register kennt, was veröffentlicht ist.',
    'Counted is what this report covers. It does not mean that none was ever funded: the registry knows what is published.',
  ),
  running: text('laufen am Stichtag der Berechnung', 'running on the reckoning day'),
} as const;

export const tableTitles = {
  periodAndFund: text('Förderperioden und Fonds', 'Funding periods and funds'),
  area: text('Gebiete', 'Areas'),
  category: text('Interventionskategorien', 'Intervention categories'),
  object: text('Fördergegenstände', 'Funding objects'),
  year: text('Jahre des Beginns', 'Years of start'),
  calendarYear: text('Kalenderjahre', 'Calendar years'),
} as const;
