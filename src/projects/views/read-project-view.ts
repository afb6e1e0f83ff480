import { catalogueAt, isOfProgramme } from '../../catalogue/index.js';
import { type Viewpoint, viewpointAt } from '../../history/index.js';
import type { AsOf } from '../../kernel/as-of.js';
import { Problem } from '../../kernel/problem.js';
import { mapOfSaxony } from '../../places/index.js';
import type { Orm } from '../../platform/database/database.js';
import { statewideCity } from '../filter.js';
import { recordsNaming } from '../queries/naming-records.js';
import { findProject, listProjects, projectVersions } from '../queries/projects.js';
import type { ProjectRecord } from '../record.js';
import type { ProjectView } from './project-view.js';

const shownNeighbours = 5;

/** Reads what the page of one project shows, as it was at a state of the registry. @throws Problem `not_found` */
export async function readProjectView(
  db: Orm,
  reference: string,
  asOf?: AsOf,
): Promise<{ view: ProjectView; viewpoint: Viewpoint }> {
  const viewpoint = await viewpointAt(db, asOf);
  const record = await findProject(db, viewpoint, reference);
  if (record === null) throw new Problem('not_found');
  const cityAgs = record.place.ags;
  const [versions, neighbours, naming] = await Promise.all([
    projectVersions(db, viewpoint, reference),
    readNeighbours(db, viewpoint, record),
    cityAgs === null ? [] : recordsNaming(db, viewpoint.revision, { reference, cityAgs }),
  ]);
  const { reckoningDay } = viewpoint;
  return { view: { record, versions, neighbours, naming, reckoningDay, map: mapOfSaxony() }, viewpoint };
}

/** The newest other projects of the same place; of the programme only, when this one belongs to it. */
async function readNeighbours(
  db: Orm,
  viewpoint: Viewpoint,
  record: ProjectRecord,
): Promise<ProjectRecord[]> {
  const city = record.place.kind === 'statewide' ? statewideCity : record.place.ags;
  if (city === null) return [];
  const catalogue = await catalogueAt(db, viewpoint.revision);
  const scope = isOfProgramme(catalogue, record.catalogue.fundingGuideline.key) ? 'programme' : 'all';
  const page = await listProjects(db, viewpoint, {
    filter: { city: [city], scope },
    sort: [{ key: 'start', descending: true }],
    limit: shownNeighbours + 1,
  });
  return page.items.filter((other) => other.reference !== record.reference).slice(0, shownNeighbours);
}
