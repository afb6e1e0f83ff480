import { randomUUID } from 'node:crypto';
import { isCityRole } from '../../src/kernel/actor.js';
import { aRound, programmeProject, publishedReferences } from '../rounds/a-round.js';
import { bautzen, goerlitz } from '../support/people.js';
import type { Example } from './examples.js';
import type { World } from './world.js';

/** A running round; one that has not opened yet is the service centre's own affair. */
const round: Example = {
  missing: randomUUID(),
  seenBy: ({ database }) => aRound(database),
  hiddenFrom: ({ database }, role) => (isCityRole(role) ? aRound(database, { opens: 3 }) : null),
};

const city: Example = {
  missing: '14999999',
  seenBy: () => bautzen,
  hiddenFrom: (_world, role) => (isCityRole(role) ? goerlitz : null),
};

const references = new WeakMap<World, Promise<string[]>>();
/** One project of the programme in each of two cities. */
const asked = (world: World): Promise<string[]> => {
  const made =
    references.get(world) ??
    publishedReferences(world.database, programmeProject(bautzen, 'A'), programmeProject(goerlitz, 'B'));
  references.set(world, made);
  return made;
};

const project: Example = {
  missing: 'SN99-9999',
  seenBy: async (world) => (await asked(world))[0] ?? null,
  hiddenFrom: async (world, role) => (isCityRole(role) ? ((await asked(world))[1] ?? null) : null),
};

const reminder: Example = {
  missing: randomUUID(),
  async seenBy({ database, people }) {
    const id = randomUUID();
    await database.ownerSql`
      insert into round_reminder (id, round_id, city_ags, person_id, due_on, days_after, missing)
      values (${id}, ${await aRound(database)}, ${bautzen}, ${people.cityLead.personId}, '2026-11-25', 1, 1)`;
    return id;
  },
};

/** Examples for the addresses of reporting rounds. */
export const roundExamples: Readonly<Record<string, Example>> = {
  '/rounds/:id': round,
  '/rounds/:id/cities/:ags': city,
  '/rounds/:id/answers/:reference': project,
  '/servicestelle/runden/:id': round,
  '/servicestelle/runden/:id/staedte/:ags': city,
  '/arbeitsbereich/runden/:id': round,
  '/arbeitsbereich/runden/:id/vorhaben/:reference': project,
  '/erinnerungen/:id': reminder,
};

export const roundBodies = {
  'PATCH /api/v1/rounds/:id': { name: 'Anders' },
  'PUT /api/v1/rounds/:id/cities/:ags/extension': { until: '2099-01-01', reason: 'Test' },
  'PUT /api/v1/rounds/:id/cities/:ags/contact': { contact: 'Test' },
};
