import { z } from 'zod';
import type { Database } from '../platform/database/database.js';
import { only, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { handOver } from './commands/hand-over.js';
import { leavingPerson } from './pages/leaving-person.js';
import { readDuties } from './queries/duties.js';
import { findPerson } from './queries/people.js';

const tags = ['people'];
const config = only('administrator', 'cityLead');
const params = z.strictObject({ personId: z.uuid() });
const count = z.int().min(0);

const dutiesSchema = z
  .strictObject({
    personId: z.uuid(),
    state: z.enum(['invited', 'active', 'locked', 'left']),
    drafts: count.meta({ description: 'Not handed in, or given back.' }),
    submitted: count.meta({ description: 'Handed in and not published yet.' }),
    contacts: count,
    roundContacts: count.meta({ description: 'Contact in rounds that are open.' }),
    deputyFor: count,
    deputies: count,
    tokens: count,
    sessions: count,
  })
  .meta({ id: 'Duties', description: 'What a person holds, as numbers.' });

/** Handing over when a person leaves: for administrators, and the lead of the same city. */
export function peopleRoutes(
  api: App,
  { database, publicUrl }: { database: Database; publicUrl: () => string },
): void {
  api.get(
    '/people/:personId/duties',
    {
      config,
      schema: {
        operationId: 'getDuties',
        summary: 'Read what a person holds',
        tags,
        params,
        response: { 200: dutiesSchema, ...problemResponses('token_required', 'forbidden', 'not_found') },
      },
    },
    async (request) => {
      const { id, state } = await leavingPerson(database, request, request.params.personId);
      return { personId: id, state, ...(await readDuties(database.auth, writerOf(request), id)) };
    },
  );
  api.post(
    '/people/:personId/hand-over',
    {
      config,
      schema: {
        operationId: 'handOver',
        summary: 'Let a person leave and pass on what they hold',
        description: 'Sessions and tokens end; contacts and deputies pass to the successor, who gets a mail.',
        tags,
        params,
        body: z.strictObject({
          successorId: z
            .uuid()
            .nullable()
            .meta({ description: 'Somebody of the same city or body; null where nobody is needed.' }),
        }),
        response: {
          200: dutiesSchema,
          ...problemResponses('token_required', 'forbidden', 'not_found', 'state_conflict', 'rule_broken'),
        },
      },
    },
    async (request) => {
      const [writer, leaving] = [
        writerOf(request),
        await leavingPerson(database, request, request.params.personId),
      ];
      await handOver(database.auth, writer, {
        leaving,
        successorId: request.body.successorId,
        publicUrl: publicUrl(),
      });
      const after = await findPerson(database.auth, leaving.id);
      const duties = await readDuties(database.auth, writer, leaving.id);
      return { personId: leaving.id, state: after?.state ?? 'left', ...duties };
    },
  );
}
