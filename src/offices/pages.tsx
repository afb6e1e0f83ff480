import type { FastifyReply, FastifyRequest } from 'fastify';
import { namesOfCity, publishedPages, readRecord, recordsAt } from '../city-records/index.js';
import { viewpointAt } from '../history/index.js';
import { readersOfAll } from '../kernel/actor.js';
import type { Language } from '../kernel/text.js';
import type { Database } from '../platform/database/database.js';
import { only } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { type Download, type Site, sendWorkspacePage } from '../web/index.js';
import { checkOffice, hasValidContact } from './check-office.js';
import { officeMessages as words } from './messages.js';
import { officeKind } from './office-kind.js';
import { officePeoplePages } from './people-pages.js';
import { publicPeople } from './queries.js';
import { unreachablePage } from './unreachable.js';
import { Directory } from './views/directory.js';
import { OfficeSheet } from './views/office-sheet.js';
import { UnreachablePage } from './views/unreachable-page.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

/** The public directory of offices, one page per office, and whom the service centre should remind. */
export function officePages(pages: App, parts: PageParts): void {
  publishedPages(pages, parts, officeKind, {
    title: words.title,
    lead: words.lead,
    none: words.none,
    List: Directory,
    one: async ({ db, revision, on, language, kept, record }) => {
      const isPresent = revision === (await viewpointAt(db)).revision;
      const people = isPresent ? await publicPeople(db, kept.recordId) : [];
      const names = await namesOfCity(db, { revision, cityAgs: kept.cityAgs, language });
      return {
        content: <OfficeSheet record={record} language={language} on={on} people={people} names={names} />,
        downloads: downloadsOf(kept.reference, language),
      };
    },
  });
  officePeoplePages(pages, parts);
  const forServiceCentre = { config: only(...readersOfAll), schema: { hide: true } };
  pages.get(unreachablePage.path, forServiceCentre, (request, reply) =>
    sendUnreachable(parts, request, reply),
  );
}

function downloadsOf(reference: string, language: Language): Download[] {
  const address = `/api/v1/offices/${reference}`;
  return [
    { label: words.card[language], href: `${address}/card.vcf`, kind: 'data', meta: 'vCard' },
    {
      label: words.place[language],
      href: `${address}/place.jsonld`,
      kind: 'data',
      meta: 'JSON-LD, schema.org',
    },
    { label: words.facts[language], href: address, kind: 'data', meta: 'JSON' },
  ];
}

async function sendUnreachable(
  { database, site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { revision, reckoningDay } = await viewpointAt(database.orm);
  const kept = await recordsAt(database.orm, 'office', revision);
  const offices = kept
    .map((record) => readRecord(officeKind, record))
    .filter(({ content }) => !hasValidContact(content, reckoningDay))
    .map((record) => ({ record, findings: checkOffice(record.content, reckoningDay) }));
  const title = unreachablePage.label;
  return sendWorkspacePage(
    site,
    request,
    reply,
    {
      title,
      section: 'cityRecords',
      crumbs: [{ label: 'Gebiete und Konzepte', path: '/arbeitsbereich/gebiete' }],
    },
    <UnreachablePage offices={offices} all={kept.length} title={title} />,
  );
}
