import { viewpointAt } from '../history/index.js';
import { systemActor } from '../kernel/actor.js';
import { actingAs } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { countProjects, publishProjects } from '../projects/index.js';
import { sampleProjects } from './sample-projects.js';

/** Publishes the sample registry as one revision, unless there are projects already: starting the demo twice is harmless. */
export async function loadSample(database: Database): Promise<void> {
  await actingAs(database.orm, systemActor('demo'), { reason: 'Beispieldaten' }, async (tx) => {
    if ((await countProjects(tx, await viewpointAt(tx), { scope: 'all' })) > 0) return;
    const changes = sampleProjects().map((input) => ({ projectId: null, input }));
    await publishProjects(tx, changes, {
      origin: 'sample',
      note: `Beispieldaten: ${changes.length} Vorhaben`,
    });
  });
}
