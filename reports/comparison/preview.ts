import { sumsBy } from '../../src/aggregates/index.js';
import { Problem } from '../../src/kernel/problem.js';
import { placesAt } from '../../src/places/index.js';
import type { Preview, Reading, ReportInputs } from '../../src/reporting/index.js';
import { allProjects, previewFigures } from '../shared/preview.js';
import type { ComparisonParameters } from './parameters.js';

/** What the comparison will hold. @throws Problem `not_found` before the first publication and for what is no municipality */
export async function comparisonPreview(
  { tx, viewpoint }: Reading,
  { parameters: { scope, cities }, language }: ReportInputs<ComparisonParameters>,
): Promise<Preview> {
  const city = cities.split(',');
  const places = await placesAt(tx, viewpoint.revision);
  if (viewpoint.publishedAt === null || !city.every((ags) => places.byAgs(ags)?.kind === 'municipality'))
    throw new Problem('not_found');
  const { totals } = await sumsBy(tx, viewpoint, { scope, city }, []);
  const pages = language === 'de' ? `${city.length} Städte` : `${city.length} cities`;
  return {
    figures: previewFigures(totals, language),
    chapters: { cityPages: pages, annex: allProjects(totals, language) },
    notices: [],
  };
}
