import { cityRoles, readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { only, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { recordStep, saveReport, setDue, setWaiver } from './commands/keep-proof.js';
import type { ProofKey } from './proof.js';
import { listProofs } from './queries/proofs.js';
import { bodyRoutes } from './routes/body-routes.js';
import { noticeRoutes } from './routes/notice-routes.js';
import { kept, keyOf, readProof } from './routes/shared.js';
import {
  dueSchema,
  proofListSchema,
  proofParams,
  proofSchema,
  reportSchema,
  stepSchema,
  toApiProof,
  waiverSchema,
} from './schemas.js';

const tags = ['proofs'];
const readers = only(...cityRoles, ...readersOfAll);
const keepers = only(...cityRoles, ...serviceCentreRoles);

/** Proofs of use and notices to the SAB. */
export function proofRoutes(api: App, { database }: { database: Database }): void {
  readingRoutes(api, database);
  stateRoutes(api, database);
  reportRoute(api, database);
  bodyRoutes(api, database);
  noticeRoutes(api, database);
}

function readingRoutes(api: App, database: Database): void {
  api.get(
    '/proofs',
    {
      config: readers,
      schema: {
        operationId: 'listProofs',
        summary: 'List proofs of use',
        description: 'Late ones first, then by day. A city sees its own.',
        tags,
        response: { 200: proofListSchema, ...problemResponses('token_required') },
      },
    },
    async (request) => {
      const writer = writerOf(request);
      const { actor } = writer;
      const proofs = await actingAs(database.orm, actor, writer, (tx) =>
        listProofs(tx, actor.city ?? undefined),
      );
      return { items: proofs.map(toApiProof) };
    },
  );
  api.get(
    '/proofs/:reference/:proof',
    {
      config: readers,
      schema: {
        operationId: 'getProof',
        summary: 'Read a proof of use',
        tags,
        params: proofParams,
        response: { 200: proofSchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request) => toApiProof(await readProof(database, writerOf(request), keyOf(request.params))),
  );
}

function stateRoutes(api: App, database: Database): void {
  const answer = async (writer: Writer, key: ProofKey) => toApiProof(await readProof(database, writer, key));
  const base = { tags, params: proofParams, response: kept };
  api.post(
    '/proofs/:reference/:proof/steps',
    {
      config: keepers,
      schema: {
        operationId: 'recordProofStep',
        summary: 'Record what became of a proof',
        body: stepSchema,
        ...base,
      },
    },
    async (request) => {
      const [writer, key] = [writerOf(request), keyOf(request.params)];
      await recordStep(database, writer, key, request.body);
      return answer(writer, key);
    },
  );
  api.put(
    '/proofs/:reference/:proof/due',
    {
      config: keepers,
      schema: { operationId: 'setProofDue', summary: 'Keep the day the SAB set', body: dueSchema, ...base },
    },
    async (request) => {
      const [writer, key] = [writerOf(request), keyOf(request.params)];
      await setDue(database, writer, key, request.body.due);
      return answer(writer, key);
    },
  );
  api.put(
    '/proofs/:reference/:proof/waiver',
    {
      config: keepers,
      schema: {
        operationId: 'setProofWaiver',
        summary: 'Keep that the SAB does without it',
        body: waiverSchema,
        ...base,
      },
    },
    async (request) => {
      const [writer, key] = [writerOf(request), keyOf(request.params)];
      await setWaiver(database, writer, key, request.body.source);
      return answer(writer, key);
    },
  );
}

function reportRoute(api: App, database: Database): void {
  api.put(
    '/proofs/:reference/:proof/report',
    {
      config: keepers,
      schema: {
        operationId: 'saveProofReport',
        summary: 'Keep the text of the factual report',
        description: 'Names the version of the proof it started from.',
        tags,
        params: proofParams,
        body: reportSchema,
        response: kept,
      },
    },
    async (request) => {
      const [writer, key] = [writerOf(request), keyOf(request.params)];
      await saveReport(database, writer, key, request.body);
      return toApiProof(await readProof(database, writer, key));
    },
  );
}
