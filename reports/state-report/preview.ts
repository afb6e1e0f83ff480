import { sumsBy } from '../../src/aggregates/index.js';
import { viewpointAt } from '../../src/history/index.js';
import { formatCount } from '../../src/kernel/format.js';
import { Problem } from '../../src/kernel/problem.js';
import type { Language } from '../../src/kernel/text.js';
import { isProgrammeCity, placesAt } from '../../src/places/index.js';
import type { Preview, Reading, ReportInputs } from '../../src/reporting/index.js';
import { projectCount } from '../shared/counted.js';
import { isPlace } from '../shared/group-names.js';
import { neighbourhoodNote } from '../shared/neighbourhood-facts.js';
import { allProjects, carriedForward, previewFigures } from '../shared/preview.js';
import type { Standing } from '../shared/standing.js';
import type { StateReportParameters } from './parameters.js';

/** What the report will hold. @throws Problem `not_found` before the first publication, and where there is no revision `since` */
export async function stateReportPreview(
  { tx, viewpoint, beside }: Reading,
  { parameters, language }: ReportInputs<StateReportParameters>,
): Promise<Preview> {
  if (viewpoint.publishedAt === null) throw new Problem('not_found');
  const { scope, cityPages, since } = parameters;
  if (since !== undefined) await viewpointAt(tx, { kind: 'revision', revision: Number(since) });
  const { totals, rows } = await sumsBy(tx, viewpoint, { scope }, ['city']);
  const found = rows.flatMap(({ groups: [city] }) => (isPlace(city) && city?.key != null ? [city.key] : []));
  const places = await placesAt(tx, viewpoint.revision);
  const ofProgramme = found.filter((ags) => {
    const place = places.byAgs(ags);
    return place !== undefined && isProgrammeCity(place);
  });
  const pages = { none: 0, programme: ofProgramme.length, all: found.length }[cityPages];
  const standing = beside as Standing | null;
  return {
    figures: [
      ...previewFigures(totals, language),
      {
        key: 'places',
        label: language === 'de' ? 'Orte mit Vorhaben' : 'Places with projects',
        value: { type: 'count', count: found.length },
      },
    ],
    chapters: {
      neighbourhoods: await neighbourhoodNote({ tx, viewpoint }, language),
      cities: counted(found.length, ['Ort', 'Orte'], ['place', 'places'], language),
      cityPages: counted(pages, ['Stadt', 'Städte'], ['city', 'cities'], language),
      annex: allProjects(totals, language),
      ...(standing === null ? {} : { standing: standingNote(standing, language) }),
      ...(standing?.bookings === undefined
        ? {}
        : { funding: bookedNote(standing.bookings.length, language) }),
      changes: sinceNote(since, language),
    },
    notices: carriedForward(standing, language),
  };
}

const counted = (
  count: number,
  de: readonly [string, string],
  en: readonly [string, string],
  language: Language,
): string => `${formatCount(count, language)} ${(language === 'de' ? de : en)[count === 1 ? 0 : 1]}`;

const bookedNote = (projects: number, language: Language): string =>
  language === 'de'
    ? `${projectCount(projects, 'de')} mit Buchungen`
    : `${projectCount(projects, 'en')} with bookings`;

function standingNote({ delivery, proofs }: Standing, language: Language): string {
  const cities = delivery?.cities.length ?? 0;
  const asked = counted(cities, ['Stadt', 'Städte'], ['city', 'cities'], language);
  return `${asked}, ${counted(proofs.length, ['Nachweis', 'Nachweise'], ['proof', 'proofs'], language)}`;
}

function sinceNote(since: string | undefined, language: Language): string {
  if (since === undefined)
    return language === 'de'
      ? 'entfällt ohne Vergleichsstand'
      : 'left out without a revision to compare with';
  return language === 'de' ? `seit Registerstand ${since}` : `since revision ${since}`;
}
