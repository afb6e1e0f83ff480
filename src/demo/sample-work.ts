import { viewpointAt } from '../history/index.js';
import { type Actor, type Role, systemActor } from '../kernel/actor.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Target } from '../platform/database/connections.js';
import type { Database } from '../platform/database/database.js';
import { listProjects } from '../projects/index.js';
import { publishAccepted } from '../submissions/index.js';
import { sampleWaivers } from './commands/sample-waivers.js';
import { sampleAgreements } from './sample-agreements.js';
import { sampleAmendments } from './sample-amendments.js';
import { sampleAreas } from './sample-areas.js';
import { sampleAudits } from './sample-audits.js';
import { sampleConsultations } from './sample-consultations.js';
import { sampleDirectory } from './sample-directory.js';
import { sampleDrafts } from './sample-drafts.js';
import { sampleEvents } from './sample-events.js';
import { sampleFunding } from './sample-funding.js';
import { sampleGoals } from './sample-goals.js';
import { sampleBoards, sampleImplementations } from './sample-implementations.js';
import { sampleLists } from './sample-lists.js';
import { sampleMoneyMoved } from './sample-money-moved.js';
import { sampleNetwork } from './sample-network.js';
import { sampleNetworkLater } from './sample-network-later.js';
import { sampleOffices } from './sample-offices.js';
import { samplePlans } from './sample-plans.js';
import { sampleProofs } from './sample-proofs.js';
import { samplePublicity } from './sample-publicity.js';
import { sampleRound } from './sample-round.js';

/** The people of the demo, as they act. */
export type Cast = readonly Actor[];

/** What the sample work needs beside the registry. */
export interface StageParts {
  /** The registry under the role of the jobs, which may read addresses. */
  readonly jobs: Target;
  readonly publicUrl: () => string;
}

/** What is done in the demo, by whom. */
export interface Stage extends StageParts {
  readonly database: Database;
  /** Somebody of the demo by role, and by city where there are several. */
  as(role: Role, city?: string): Writer;
  /** Reference of one of a city's projects of 2021–2027, counted by name. */
  project(city: string, index: number): Promise<string>;
}

/**
 * Work in every state, made by the people of the demo through the same commands as real work: drafts of every kind and
 * state, published changes, proofs of use, an open reporting round with its reminders, lists of others, checks, payments and
 * the money of three cities. Once only: started again, the demo goes on with what is there.
 */
export async function loadSampleWork(database: Database, cast: Cast, parts: StageParts): Promise<void> {
  const [begun] = await actingAs(database.orm, systemActor('demo'), {}, (tx) =>
    tx.execute('select from workflow_step limit 1'),
  );
  if (begun !== undefined) return;
  const stage = { ...stageOf(database, cast), ...parts };
  const toPublish = await sampleDrafts(stage);
  await publishAccepted(
    database,
    stage.as('lead'),
    toPublish,
    'Änderungen im November, geprüft und veröffentlicht',
  );
  await sampleAreas(stage);
  await samplePlans(stage);
  await sampleGoals(stage);
  await sampleOffices(stage);
  const workshop = await sampleEvents(stage);
  const published = await sampleNetwork(stage);
  await sampleAgreements(stage);
  await sampleBoards(stage);
  await sampleImplementations(stage);
  await sampleNetworkLater(stage, { workshop, ...published });
  await sampleConsultations(stage);
  await sampleDirectory(stage);
  await sampleProofs(stage);
  await sampleRound(stage);
  await sampleLists(stage);
  await sampleAudits(stage);
  await sampleFunding(stage);
  await sampleMoneyMoved(stage);
  await samplePublicity(stage);
  await sampleWaivers(stage);
  await sampleAmendments(stage);
}

export function stageOf(database: Database, cast: Cast): Omit<Stage, keyof StageParts> {
  return {
    database,
    as(role, city) {
      const actor = cast.find((one) => one.role === role && (city === undefined || one.city === city));
      if (actor === undefined) throw new Error(`the demo has no ${role} ${city ?? ''}`);
      return { actor, reason: 'Beispieldaten' };
    },
    async project(city, index) {
      const { items } = await listProjects(database.orm, await viewpointAt(database.orm), {
        filter: { scope: 'programme', city: [city], fundingPeriod: ['2021-2027'] },
        sort: [{ key: 'name', descending: false }],
        limit: 20,
      });
      const found = items[index];
      if (found === undefined) throw new Error(`the demo has no project ${index} in ${city}`);
      return found.reference;
    },
  };
}
