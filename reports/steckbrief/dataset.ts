import { dayInBerlin } from '../../src/kernel/clock.js';
import type { Day } from '../../src/kernel/day.js';
import { Problem } from '../../src/kernel/problem.js';
import { mapOfSaxony } from '../../src/places/index.js';
import type { MapMark, MapShapes } from '../../src/platform/charts/schematic-map.js';
import { findProject, type ProjectRecord } from '../../src/projects/index.js';
import type { Reading, ReportInputs } from '../../src/reporting/index.js';
import type { SteckbriefParameters } from './parameters.js';

/** What the Steckbrief prints of a record; internal ids stay inside. */
export type SteckbriefRecord = Omit<ProjectRecord, 'projectId' | 'publishedAt'> & {
  readonly publishedOn: Day;
};

export interface SteckbriefData {
  /** State of the registry the record was read at. */
  readonly register: { readonly revision: number; readonly publishedOn: Day };
  readonly record: SteckbriefRecord;
  readonly map: { readonly shapes: MapShapes; readonly mark: MapMark | null };
}

/**
 * One published project as it stood at the revision of the inputs.
 *
 * @throws Problem `not_found` when no such project was published then.
 */
export async function steckbriefDataset(
  { tx, viewpoint }: Reading,
  { parameters }: ReportInputs<SteckbriefParameters>,
): Promise<SteckbriefData> {
  const found = await findProject(tx, viewpoint, parameters.reference);
  if (found === null || viewpoint.publishedAt === null) throw new Problem('not_found');
  const { projectId: _, publishedAt, ...record } = found;
  const map = mapOfSaxony();
  const { latitude, longitude, name } = found.place;
  return {
    register: { revision: viewpoint.revision, publishedOn: dayInBerlin(viewpoint.publishedAt) },
    record: { ...record, publishedOn: dayInBerlin(publishedAt) },
    map: {
      shapes: {
        viewBox: map.viewBox,
        districts: map.districts.map(({ ags, path }) => ({ key: ags, path })),
      },
      mark:
        latitude === null || longitude === null ? null : markAt(map.project(longitude, latitude), name ?? ''),
    },
  };
}

const markAt = ([x, y]: readonly [number, number], label: string): MapMark => ({ x, y, label });
