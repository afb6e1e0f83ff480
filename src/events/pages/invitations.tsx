import type { FastifyReply, FastifyRequest } from 'fastify';
import { organisationKinds, type PeopleAsked, readPeople, readTopics } from '../../network/index.js';
import { readingAs, writerOf } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { formOf } from '../../platform/http/form-body.js';
import { FormReader } from '../../web/index.js';
import { invite } from '../commands/invite.js';
import { findEvent, readInvited } from '../queries.js';
import { InvitePage } from '../views/invite-page.js';
import { staffEventsPath } from '../words.js';
import { type ByReference, done, type PageParts, sendPage, writing } from './parts.js';

const pattern = `${staffEventsPath}/:reference/einladen`;
/** Everybody who may be invited stands on one page. */
const most = 2_000;

/** Invites people of the network who agreed to it. */
export function invitationPages(pages: App, parts: PageParts): void {
  pages.get<ByReference>(pattern, writing, (request, reply) => sendInvite(parts, request, reply));
  pages.post<ByReference>(pattern, writing, async (request, reply) => {
    const { reference } = request.params;
    const chosen = new FormReader(formOf(request)).chosen('people');
    if (chosen.length === 0) return sendInvite(parts, request, reply.code(422), true);
    await invite(parts.database, writerOf(request), reference, chosen);
    return done(reply, `${staffEventsPath}/${reference}/einladen`, 'event-invited');
  });
}

async function sendInvite(
  parts: PageParts,
  request: FastifyRequest<ByReference>,
  reply: FastifyReply,
  isEmpty = false,
): Promise<FastifyReply> {
  const asked = askedIn(request);
  const view = await readingAs(parts, request, async (tx) => {
    const event = await findEvent(tx, request.params.reference);
    return {
      event,
      invited: await readInvited(tx, event),
      people: await readPeople(tx, { ...asked, invitable: true }, most),
      topics: await readTopics(tx),
    };
  });
  const crumbs = [
    { label: 'Veranstaltungen', path: staffEventsPath },
    { label: view.event.title, path: `${staffEventsPath}/${view.event.reference}` },
  ];
  const page = <InvitePage view={{ ...view, asked, isEmpty }} />;
  return sendPage(parts, request, reply, 'Einladen', page, crumbs);
}

/** The address says whom to show. */
function askedIn({ query }: FastifyRequest): PeopleAsked {
  const { topic, kind } = query as { topic?: unknown; kind?: unknown };
  return {
    topic: typeof topic === 'string' && topic !== '' ? topic.slice(0, 60) : undefined,
    kind: organisationKinds.find((one) => one === kind),
  };
}
