import { serviceCentreRoles } from '../kernel/actor.js';
import { only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { invite } from './commands/invite.js';
import { findEvent, readInvited } from './queries.js';
import type { EventRouteParts } from './routes.js';
import { eventParams, invitationSchema, invitedListSchema, invitedSchema } from './schemas.js';

const tags = ['events'];
const centre = { config: only(...serviceCentreRoles) };
const path = '/events/:reference/invitations';

/** Whom of the network the service centre invites. */
export function invitationRoutes(api: App, parts: EventRouteParts): void {
  api.get(
    path,
    {
      ...centre,
      schema: {
        operationId: 'listInvitations',
        summary: 'Who of the network was invited',
        tags,
        params: eventParams,
        response: { 200: invitedListSchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request) => {
      const read = await readingAs(parts, request, async (tx) =>
        readInvited(tx, await findEvent(tx, request.params.reference)),
      );
      return { items: read.map((one) => ({ ...one, invitedAt: one.invitedAt.toISOString() })) };
    },
  );
  api.post(
    path,
    {
      ...centre,
      schema: {
        operationId: 'inviteToEvent',
        summary: 'Invite people of the network',
        description:
          'Each of them once, and only who agreed to invitations; others are left out. For public events people can register for now.',
        tags,
        params: eventParams,
        body: invitationSchema,
        response: {
          200: invitedSchema,
          ...problemResponses('token_required', 'malformed', 'not_found', 'state_conflict', 'disk_full'),
        },
      },
    },
    async (request) => {
      const { reference } = request.params;
      return { invited: await invite(parts.database, writerOf(request), reference, request.body.people) };
    },
  );
}
