import { randomUUID } from 'node:crypto';
import { isCityRole } from '../../src/kernel/actor.js';
import { bautzen, goerlitz } from '../support/people.js';
import type { Example } from './examples.js';
import type { World } from './world.js';

const project: Example = {
  missing: 'SN99-9999',
  seenBy: ({ published }) => published[bautzen] ?? null,
  hiddenFrom: ({ published }, role) => (isCityRole(role) ? (published[goerlitz] ?? null) : null),
};

const proof: Example = {
  missing: 'interim-2099',
  seenBy: () => 'final',
  hiddenFrom: (_world, role) => (isCityRole(role) ? 'final' : null),
};

/** An executing body on the list of the final proof of a city's project. */
async function aBody({ database: { ownerSql }, published }: World, city: string): Promise<string> {
  const id = randomUUID();
  await ownerSql`
    insert into proof (project_id, owner_city, kind) select id, ${city}, 'final' from project where reference = ${published[city] ?? ''}
    on conflict do nothing`;
  await ownerSql`
    insert into proof_body (id, proof_id, owner_city, name)
    select ${id}, p.id, ${city}, ${id} from proof p join project on project.id = p.project_id
    where project.reference = ${published[city] ?? ''} and p.kind = 'final'`;
  return id;
}

const body: Example = {
  missing: randomUUID(),
  seenBy: (world) => aBody(world, bautzen),
  hiddenFrom: (world, role) => (isCityRole(role) ? aBody(world, goerlitz) : null),
};

const proofOfPage: Example = {
  missing: 'zwischennachweis-2099',
  seenBy: () => 'verwendungsnachweis',
  hiddenFrom: (_world, role) => (isCityRole(role) ? 'verwendungsnachweis' : null),
};

/** Examples for the addresses of proofs of use. */
export const proofExamples: Readonly<Record<string, Example>> = {
  '/proofs/:reference': project,
  '/proofs/:reference/:proof': proof,
  '/proofs/:reference/:proof/bodies/:body': body,
  '/arbeitsbereich/nachweise/:reference': project,
  '/arbeitsbereich/nachweise/:reference/:proof': proofOfPage,
  '/servicestelle/nachweise/:reference': project,
  '/servicestelle/nachweise/:reference/:proof': proofOfPage,
};

export const proofBodies = {
  'POST /api/v1/proofs/:reference/:proof/steps': { state: 'handedIn', onDay: '2026-01-02' },
  'PUT /api/v1/proofs/:reference/:proof/due': { due: { dueOn: '2027-01-04', source: 'Test' } },
  'PUT /api/v1/proofs/:reference/:proof/waiver': { source: 'Test' },
  'PUT /api/v1/proofs/:reference/:proof/report': { report: 'Test', version: 0 },
  'POST /api/v1/proofs/:reference/:proof/bodies': { name: 'Test' },
  'PUT /api/v1/proofs/:reference/:proof/bodies/:body': { receivedOn: '2026-01-02' },
};
