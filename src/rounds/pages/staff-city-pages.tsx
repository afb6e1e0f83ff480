import type { FastifyReply, FastifyRequest } from 'fastify';
import { readersOfAll, serviceCentreRoles } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { readDay } from '../../kernel/written-day.js';
import { only, readingAs, writerOf } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { formOf } from '../../platform/http/form-body.js';
import { type FieldError, fieldId, renderPage, withFlash, workspaceHead } from '../../web/index.js';
import { extendCity, keepContact } from '../commands/extend-city.js';
import { readCityStanding } from '../queries/board.js';
import { StaffCityPage, type TypedExtension } from '../views/staff-city-page.js';
import { agsOf, idOf, type PageParts, sendPage } from './parts.js';
import { mayKeep } from './staff-pages.js';

const reading = { config: only(...readersOfAll), schema: { hide: true } };
const keeping = { config: only(...serviceCentreRoles), schema: { hide: true } };
const cityPath = '/servicestelle/runden/:id/staedte/:ags';
const addressOf = (id: string, ags: string): string => `/servicestelle/runden/${id}/staedte/${ags}`;

/** One city in a round, for the service centre. */
export function staffCityPages(pages: App, parts: PageParts): void {
  pages.get(cityPath, reading, (request, reply) =>
    sendCity(parts, request, reply, { until: '', reason: '' }, []),
  );
  extensionPage(pages, parts);
  pages.post(`${cityPath}/kontakt`, keeping, async (request, reply) => {
    const [roundId, ags] = [idOf(request), agsOf(request)];
    const contact = (formOf(request).contact ?? '').trim().slice(0, 300);
    await keepContact(parts.database, writerOf(request), { roundId, ags }, contact === '' ? null : contact);
    return reply.redirect(withFlash(addressOf(roundId, ags), 'saved'), 303);
  });
}

async function sendCity(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  typed: TypedExtension,
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  const ags = agsOf(request);
  const { round, city } = await readingAs(parts, request, (tx) => readCityStanding(tx, idOf(request), ags));
  if (city.name === ags) throw new Problem('not_found');
  const crumbs = [
    { label: 'Runden', path: '/servicestelle/runden' },
    { label: round.name, path: `/servicestelle/runden/${round.id}` },
  ];
  const head = workspaceHead(request, { title: city.name, section: 'rounds', crumbs });
  if (errors.length > 0) reply.code(422);
  const view = { round, city, typed, errors, mayWrite: mayKeep(request) };
  return sendPage(reply, await renderPage(parts.site, head, <StaffCityPage view={view} />));
}

function extensionPage(pages: App, parts: PageParts): void {
  pages.post(`${cityPath}/verlaengern`, keeping, async (request, reply) => {
    const [roundId, ags] = [idOf(request), agsOf(request)];
    const { until = '', reason = '' } = formOf(request);
    const day = readDay(until);
    const errors: FieldError[] = [];
    if (day.kind !== 'exact')
      errors.push(fault('until', 'Der Tag fehlt oder ist keiner. Schreiben Sie ihn als TT.MM.JJJJ.'));
    if (reason.trim() === '') errors.push(fault('reason', 'Der Grund fehlt. Ein kurzer Satz genügt.'));
    if (day.kind !== 'exact' || errors.length > 0)
      return sendCity(parts, request, reply, { until, reason }, errors);
    try {
      await extendCity(
        parts.database,
        writerOf(request),
        { roundId, ags },
        { until: day.day, reason: reason.trim() },
      );
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'rule_broken') throw error;
      const said = error.errors.map(({ detail }) => fault('until', detail.de));
      return sendCity(parts, request, reply, { until, reason }, said);
    }
    return reply.redirect(withFlash(addressOf(roundId, ags), 'round-extended'), 303);
  });
}

const fault = (field: string, message: string): FieldError => ({ fieldId: fieldId(field), message });
