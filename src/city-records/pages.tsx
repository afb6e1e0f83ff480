import type { FastifyReply, FastifyRequest } from 'fastify';
import { viewpointAt } from '../history/index.js';
import { Problem } from '../kernel/problem.js';
import { programmeCities } from '../places/index.js';
import { actorOf, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { fieldOf, formOf, type SentForm } from '../platform/http/form-body.js';
import { withFlash } from '../web/index.js';
import { beginCityDraft } from './commands.js';
import { draftPages } from './draft-pages.js';
import { type CityRecordKind, type CityRecordKinds, encoded, type FormFaults } from './kind.js';
import { kindOf, kindOfReference, readRecord } from './of-kind.js';
import { type CityRecordParts, catalogueNow, keeping, mayKeep, reading, sendPage } from './page-parts.js';
import { deskPath, draftPath } from './paths.js';
import { listCityDrafts, recordsAt } from './queries.js';
import { cityRecordKinds } from './tables.js';
import { versionPages } from './version-pages.js';
import { RecordDeskPage } from './views/desk-page.js';
import { NewDraftPage } from './views/new-page.js';

/** Where a city keeps its areas, action plans and goals, and the service centre everybody's. */
export function cityRecordPages(pages: App, parts: CityRecordParts): void {
  const { database, kinds } = parts;
  pages.get(deskPath, reading, (request, reply) => sendDesk(parts, request, reply));
  versionPages(pages, parts);
  pages.get<OfKind>(`${deskPath}/neu/:kind`, keeping, (request, reply) =>
    sendNew(parts, request, reply, kindNamed(kinds, request.params.kind).form.valuesOf(null), {}),
  );
  pages.post<OfKind>(`${deskPath}/neu/:kind`, keeping, (request, reply) => beginNew(parts, request, reply));
  pages.post<{ Params: { reference: string } }>(
    `${deskPath}/aendern/:reference`,
    keeping,
    async (request, reply) => {
      const { reference } = request.params;
      const kind = kindOfReference(reference);
      const withdrawal = fieldOf(request, 'ruecknahme') !== '';
      const id = await beginCityDraft(database, writerOf(request), { kind, reference, withdrawal });
      return reply.redirect(draftPath(id), 303);
    },
  );
  draftPages(pages, parts);
}

type OfKind = { Params: { kind: string } };

/** @throws Problem `not_found` */
function kindNamed(kinds: CityRecordKinds, name: string): CityRecordKind {
  const known = cityRecordKinds.find((kind) => kind === name);
  if (known === undefined) throw new Problem('not_found');
  return kindOf(kinds, known);
}

async function sendDesk(
  parts: CityRecordParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { city } = actorOf(request);
  const view = await readingAs(parts, request, async (tx) => {
    const { revision } = await viewpointAt(tx);
    const sections = [];
    for (const kind of Object.values(parts.kinds)) {
      const published = await recordsAt(tx, kind.kind, revision, city ?? undefined);
      const drafts = await listCityDrafts(tx, kind.kind);
      sections.push({
        kind,
        published: published.map((record) => readRecord(kind, record)),
        drafts: drafts.map((draft) => ({ draft, record: readRecord(kind, draft) })),
      });
    }
    return { sections, withCity: city === null, mayKeep: mayKeep(request) };
  });
  return sendPage(parts, request, reply, 'Gebiete und Konzepte', <RecordDeskPage view={view} />, []);
}

async function sendNew(
  parts: CityRecordParts,
  request: FastifyRequest<OfKind>,
  reply: FastifyReply,
  values: SentForm,
  faults: FormFaults,
): Promise<FastifyReply> {
  const kind = kindNamed(parts.kinds, request.params.kind);
  const own = actorOf(request).city;
  const city = own ?? values.city ?? '';
  const choices = await readingAs(parts, request, (tx) => kind.form.choices(tx, city));
  if (Object.keys(faults).length > 0) reply.code(422);
  const form = { values, faults, findings: [], choices };
  const view = {
    kind,
    form,
    action: `${deskPath}/neu/${kind.kind}`,
    cities: own === null ? programmeCities() : null,
  };
  return sendPage(parts, request, reply, `${kind.word.de} anlegen`, <NewDraftPage view={view} />);
}

async function beginNew(
  parts: CityRecordParts,
  request: FastifyRequest<OfKind>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const kind = kindNamed(parts.kinds, request.params.kind);
  const values = formOf(request);
  const writer = writerOf(request);
  const cityAgs = writer.actor.city ?? values.city ?? '';
  const read = kind.form.read(values, await catalogueNow(parts.database.orm));
  const faults: Record<string, string> = 'faults' in read ? { ...read.faults } : {};
  if (!programmeCities().some(({ ags }) => ags === cityAgs)) faults.city = 'Wählen Sie die Stadt.';
  if ('faults' in read || Object.keys(faults).length > 0)
    return sendNew(parts, request, reply, values, faults);
  const wanted = { kind: kind.kind, cityAgs, content: encoded(kind, read.content) };
  const id = await beginCityDraft(parts.database, writer, wanted);
  return reply.redirect(withFlash(draftPath(id), 'saved'), 303);
}
