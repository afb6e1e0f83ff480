import { cancelEvent } from '../events/index.js';
import { withdrawHandoutFile } from '../library/index.js';
import { actingAs } from '../platform/database/acting.js';
import { changePractice, findPractice } from '../practice/index.js';
import type { LaterChanged } from './sample-network.js';
import type { Stage } from './sample-work.js';

/**
 * What became of the network after a few publications: a workshop is called off, a version of a handout withdrawn, and an
 * example learnt more. Earlier states show all three as they were.
 */
export async function sampleNetworkLater(
  { database, as }: Stage,
  { workshop, handout, example }: LaterChanged & { readonly workshop: string },
): Promise<void> {
  const staff = as('staff');
  await cancelEvent(database, staff, workshop);
  const first = { reference: handout, number: 1 };
  await withdrawHandoutFile(database, staff, first, 'Die Rechte des Beirats waren falsch beschrieben.');
  const { reference, version, ...found } = await actingAs(database.orm, staff.actor, staff, (tx) =>
    findPractice(tx, example),
  );
  const { title, cityAgs, summary, story, projects } = found;
  const lessons =
    'Früh einladen, klein anfangen, jede Entscheidung am Brett aushängen. Und: die Sitzungen dort halten, wo die Leute ohnehin sind.';
  const parts = { title, cityAgs, summary, story, lessons, projects };
  await changePractice(database, staff, { reference, version }, parts);
}
