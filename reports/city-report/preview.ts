import { sumsBy } from '../../src/aggregates/index.js';
import { Problem } from '../../src/kernel/problem.js';
import { placesAt } from '../../src/places/index.js';
import type { Preview, Reading, ReportInputs } from '../../src/reporting/index.js';
import { neighbourhoodNote } from '../shared/neighbourhood-facts.js';
import { allProjects, carriedForward, previewFigures } from '../shared/preview.js';
import type { Standing } from '../shared/standing.js';
import type { CityReportParameters } from './parameters.js';

/** What the report will hold. @throws Problem `not_found` before the first publication and for what is no municipality */
export async function cityReportPreview(
  { tx, viewpoint, beside }: Reading,
  { parameters: { scope, city }, language }: ReportInputs<CityReportParameters>,
): Promise<Preview> {
  const places = await placesAt(tx, viewpoint.revision);
  if (viewpoint.publishedAt === null || places.byAgs(city)?.kind !== 'municipality')
    throw new Problem('not_found');
  const { totals } = await sumsBy(tx, viewpoint, { scope, city: [city] }, []);
  const projects = allProjects(totals, language);
  return {
    figures: previewFigures(totals, language),
    chapters: {
      ...{ projects, annex: projects },
      neighbourhoods: await neighbourhoodNote({ tx, viewpoint }, language, city),
    },
    notices: carriedForward(beside as Standing | null, language),
  };
}
