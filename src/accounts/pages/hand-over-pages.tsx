import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../kernel/problem.js';
import { only, writerOf } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { fieldOf } from '../../platform/http/form-body.js';
import { cityName, fieldId, renderPage, withFlash, workspaceHead } from '../../web/index.js';
import { handOver, needsSuccessor } from '../commands/hand-over.js';
import { readDuties } from '../queries/duties.js';
import type { PersonRow } from '../queries/people.js';
import { readPeopleOfCity, readSuccessors } from '../queries/successors.js';
import { CityPeoplePage, HandOverPage } from '../views/hand-over-page.js';
import { leavingPerson } from './leaving-person.js';
import { type AccountParts, sendHtml } from './parts.js';

type ById = { Params: { personId: string } };

const keeping = { config: only('administrator', 'cityLead'), schema: { hide: true } };
const address = '/verwaltung/personen/:personId/uebergabe';
const cityPath = '/arbeitsbereich/personen';

/** What somebody holds who leaves, and who goes on with it: for administrators, and the lead of the same city. */
export function handOverPages(pages: App, parts: AccountParts): void {
  const { database, site, publicUrl } = parts;
  pages.get(cityPath, { config: only('cityLead'), schema: { hide: true } }, async (request, reply) => {
    const { actor } = writerOf(request);
    const people = await readPeopleOfCity(database.auth, actor.city ?? '');
    const head = workspaceHead(request, { title: 'Personen der Stadt', section: 'contacts' });
    return sendHtml(
      reply,
      await renderPage(site, head, <CityPeoplePage people={people} own={actor.personId} />),
    );
  });
  pages.get<ById>(address, keeping, async (request, reply) =>
    show(parts, request, reply, await leavingPerson(database, request, request.params.personId)),
  );
  pages.post<ById>(address, keeping, async (request, reply) => {
    const leaving = await leavingPerson(database, request, request.params.personId);
    const chosen = fieldOf(request, 'nachfolge');
    const wish = { leaving, successorId: chosen === '' ? null : chosen, publicUrl: publicUrl() };
    try {
      await handOver(database.auth, writerOf(request), wish);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'rule_broken') throw error;
      return show(parts, request, reply, leaving, { chosen, message: error.errors[0]?.detail.de ?? '' });
    }
    const back = request.actor?.role === 'cityLead' ? cityPath : `/verwaltung/personen/${leaving.id}`;
    return reply.redirect(withFlash(back, 'handed-over'), 303);
  });
}

async function show(
  { database: { auth }, site }: AccountParts,
  request: FastifyRequest,
  reply: FastifyReply,
  leaving: PersonRow,
  fault: { readonly chosen: string; readonly message: string } | null = null,
): Promise<FastifyReply> {
  const duties = await readDuties(auth, writerOf(request), leaving.id);
  const successors = await readSuccessors(auth, leaving);
  const view = {
    leaving,
    city: leaving.city === null ? null : cityName(leaving.city),
    duties,
    successors,
    optional: successors.length === 0 || !needsSuccessor(duties),
    chosen: fault?.chosen ?? '',
    errors: fault === null ? [] : [{ fieldId: fieldId('nachfolge'), message: fault.message }],
    onlyLead: leaving.role === 'cityLead' && !successors.some(({ role }) => role === 'cityLead'),
  };
  const ofCity = request.actor?.role === 'cityLead';
  const head = workspaceHead(request, {
    title: `Übergabe: ${leaving.name}`,
    section: ofCity ? 'contacts' : 'people',
    crumbs: ofCity
      ? [{ label: 'Personen der Stadt', path: cityPath }]
      : [
          { label: 'Personen', path: '/verwaltung/personen' },
          { label: leaving.name, path: `/verwaltung/personen/${leaving.id}` },
        ],
  });
  return sendHtml(
    reply,
    await renderPage(site, head, <HandOverPage view={view} />),
    fault === null ? 200 : 422,
  );
}
