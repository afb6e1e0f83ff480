import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { cityRoles, isCityRole, readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { programmeCities } from '../places/index.js';
import type { Database } from '../platform/database/database.js';
import { actorOf, only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf, type SentForm } from '../platform/http/form-body.js';
import { isThere } from '../platform/http/is-there.js';
import { type Site, sendWorkspacePage, withFlash } from '../web/index.js';
import { doAsked, type FormName, formTitles, isAboutOne } from './forms.js';
import type { Ledger } from './ledger.js';
import { findLedger, listLedgers } from './queries/ledgers.js';
import { FormPage } from './views/form-page.js';
import { LedgerPage } from './views/ledger-page.js';
import { OverviewPage } from './views/overview-page.js';
import { ledgerPath, ledgersPath } from './words.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}
type OfProject = { Params: { reference: string } };
type Narrowed = { Querystring: { stadt?: string; jahr?: string; kennung?: string } };

const reading = { config: only(...cityRoles, ...readersOfAll), schema: { hide: true } };
const keeping = { config: only(...cityRoles, ...serviceCentreRoles), schema: { hide: true } };
const asked = z
  .object({
    was: z.enum(Object.keys(formTitles) as [FormName, ...FormName[]]),
    id: z.uuid().optional(),
  })
  .refine(({ was, id }) => isAboutOne(was) === (id !== undefined));

/** Plan against actual: a city keeps its own, the service centre everybody's, auditors look on. */
export function fundingPages(pages: App, parts: PageParts): void {
  pages.get<Narrowed>(ledgersPath, reading, (request, reply) => sendOverview(parts, request, reply));
  pages.get<OfProject>(`${ledgersPath}/:reference`, reading, async (request, reply) => {
    const ledger = await ledgerOf(parts, request);
    const { role, mayWrite } = actorOf(request);
    const view = { ledger, mayKeep: mayWrite && role !== 'auditor' };
    return send(parts, request, reply, ledger.reference, <LedgerPage view={view} />);
  });
  pages.get<OfProject>(`${ledgersPath}/:reference/eintragen`, keeping, (request, reply) =>
    sendForm(parts, request, reply, {}, {}),
  );
  pages.post<OfProject>(`${ledgersPath}/:reference/eintragen`, keeping, async (request, reply) => {
    const found = asked.safeParse(request.query);
    const ledger = await ledgerOf(parts, request);
    if (!found.success) throw new Problem('malformed');
    const { was, id = '' } = found.data;
    const subject = { database: parts.database, writer: writerOf(request), reference: ledger.reference };
    const values = formOf(request);
    const faults = await doAsked(subject, { ledger, was, id }, values);
    if (Object.keys(faults).length > 0) return sendForm(parts, request, reply, values, faults);
    return reply.redirect(withFlash(ledgerPath(ledger.reference), 'saved'), 303);
  });
}

const ledgerOf = (parts: PageParts, request: FastifyRequest<OfProject>): Promise<Ledger> =>
  ledgerNamed(parts, request, request.params.reference);
const ledgerNamed = (parts: PageParts, request: FastifyRequest, reference: string): Promise<Ledger> =>
  readingAs(parts, request, (tx) => findLedger(tx, actorOf(request), reference));

async function sendForm(
  parts: PageParts,
  request: FastifyRequest<OfProject>,
  reply: FastifyReply,
  values: SentForm,
  faults: Readonly<Record<string, string>>,
): Promise<FastifyReply> {
  const ledger = await ledgerOf(parts, request);
  const found = asked.safeParse(request.query);
  if (!found.success) return reply.redirect(ledgerPath(ledger.reference), 303);
  const { was, id = null } = found.data;
  if (Object.keys(faults).length > 0) reply.code(422);
  const view = { ledger, was, id, values, faults };
  return send(parts, request, reply, formTitles[was], <FormPage view={view} />, [
    { label: ledger.reference, path: ledgerPath(ledger.reference) },
  ]);
}

async function sendOverview(
  parts: PageParts,
  request: FastifyRequest<Narrowed>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { stadt, jahr, kennung = '' } = request.query;
  const { role, city: own } = actorOf(request);
  const wanted = kennung.trim().slice(0, 50);
  if (wanted !== '' && (await isThere(ledgerNamed(parts, request, wanted))))
    return reply.redirect(ledgerPath(wanted), 303);
  const cities = isCityRole(role) ? [] : programmeCities();
  const city = own ?? cities.find(({ ags }) => ags === stadt)?.ags ?? null;
  const ledgers = await readingAs(parts, request, (tx) => listLedgers(tx, city));
  const year = /^20\d\d$/.test(jahr ?? '') ? Number(jahr) : null;
  const view = { ledgers, year, city, cities, unknown: wanted === '' ? null : wanted };
  return send(parts, request, reply, null, <OverviewPage view={view} />);
}

async function send(
  { site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  title: string | null,
  content: JSX.Element,
  between: readonly { readonly label: string; readonly path: string }[] = [],
): Promise<FastifyReply> {
  const crumbs = title === null ? [] : [{ label: 'Mittel', path: ledgersPath }, ...between];
  return sendWorkspacePage(
    site,
    request,
    reply,
    { title: title ?? 'Mittel', section: 'funding', crumbs },
    content,
  );
}
