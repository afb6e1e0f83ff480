import { viewpointAt } from '../history/index.js';
import { addDays } from '../kernel/day.js';
import { recordDisplay } from '../publicity/index.js';
import { sampleCities } from './sample-places.js';
import type { Stage } from './sample-work.js';

const { bautzen } = sampleCities;

/** One plaque that hangs and has no photo yet. */
export async function samplePublicity(stage: Stage): Promise<void> {
  const { reckoningDay: today } = await viewpointAt(stage.database.orm);
  await recordDisplay(
    {
      database: stage.database,
      writer: stage.as('cityLead', bautzen),
      reference: await stage.project(bautzen, 1),
    },
    {
      kind: 'plaque',
      place: 'Ladenstraße am Gesundbrunnenring, Eingang',
      shownOn: addDays(today, -210),
      photo: null,
    },
  );
}
