import { cityRoles, serviceCentreRoles } from '../../kernel/actor.js';
import type { Database } from '../../platform/database/database.js';
import { only, writerOf } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { addBody, removeBody, tickBody } from '../commands/keep-bodies.js';
import { bodyParams, newBodySchema, proofParams, tickSchema, toApiProof } from '../schemas.js';
import { kept, keyOf, readProof } from './shared.js';

const tags = ['proofs'];
const config = only(...cityRoles, ...serviceCentreRoles);

/** Attached proofs of executing bodies. */
export function bodyRoutes(api: App, database: Database): void {
  api.post(
    '/proofs/:reference/:proof/bodies',
    {
      config,
      schema: {
        operationId: 'addProofBody',
        summary: 'Add an executing body whose proof must be attached',
        tags,
        params: proofParams,
        body: newBodySchema,
        response: kept,
      },
    },
    async (request) => {
      const [writer, key] = [writerOf(request), keyOf(request.params)];
      await addBody(database, writer, key, request.body.name);
      return toApiProof(await readProof(database, writer, key));
    },
  );
  const one = { tags, params: bodyParams, response: kept };
  api.put(
    '/proofs/:reference/:proof/bodies/:body',
    {
      config,
      schema: {
        operationId: 'tickProofBody',
        summary: 'Tick off an attached proof',
        body: tickSchema,
        ...one,
      },
    },
    async (request) => {
      const { body: bodyId, ...named } = request.params;
      const [writer, key] = [writerOf(request), keyOf(named)];
      await tickBody(database, writer, key, { bodyId, receivedOn: request.body.receivedOn });
      return toApiProof(await readProof(database, writer, key));
    },
  );
  api.delete(
    '/proofs/:reference/:proof/bodies/:body',
    { config, schema: { operationId: 'removeProofBody', summary: 'Take a body off the list', ...one } },
    async (request) => {
      const { body: bodyId, ...named } = request.params;
      const [writer, key] = [writerOf(request), keyOf(named)];
      await removeBody(database, writer, key, bodyId);
      return toApiProof(await readProof(database, writer, key));
    },
  );
}
