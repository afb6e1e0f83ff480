import type { FastifyReply, FastifyRequest } from 'fastify';
import { RecordSide, readRecord, recordAt, recordsAt, versionsOf } from '../city-records/index.js';
import { viewpointAt } from '../history/index.js';
import type { Language } from '../kernel/text.js';
import type { Database } from '../platform/database/database.js';
import { open } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { asOfIn } from '../platform/http/query-params.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import {
  type Download,
  inState,
  localRoutes,
  type PageHead,
  pageStateOf,
  registryStateOf,
  renderPage,
  type Site,
} from '../web/index.js';
import { areaKind } from './area-kind.js';
import { areaMessages as words } from './messages.js';
import { projectsOfArea } from './queries.js';
import { AreaSheet } from './views/area-sheet.js';
import { AreaListPage } from './views/list-page.js';
import { ProjectsOfArea } from './views/projects-of-area.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

const hidden = { config: open, schema: { hide: true } };

/** The public pages of areas in both languages: the list and one page per area. */
export function areaPages(pages: App, parts: PageParts): void {
  for (const { language, pattern } of localRoutes(areaKind.path))
    pages.get(pattern, hidden, (request, reply) => sendList(parts, language, request, reply));
  for (const { language, pattern } of localRoutes(`${areaKind.path}/:reference`))
    pages.get<{ Params: { reference: string } }>(pattern, hidden, (request, reply) =>
      sendArea(parts, language, request, reply),
    );
}

async function sendList(
  { database, site }: PageParts,
  language: Language,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const asOf = asOfIn(request.query);
  const viewpoint = await viewpointAt(database.orm, asOf);
  const kept = await recordsAt(database.orm, 'area', viewpoint.revision);
  const areas = kept.map((record) => readRecord(areaKind, record));
  const state = pageStateOf(viewpoint, asOf);
  const title = words.title[language];
  const head: PageHead = {
    language,
    path: inState(areaKind.path, state.asOf),
    title,
    section: 'areas',
    crumbs: [{ label: title, path: null }],
    registry: registryStateOf(viewpoint),
    state,
    person: request.actor,
  };
  setRegistryRevision(reply, viewpoint.revision);
  const page = <AreaListPage areas={areas} language={language} />;
  return reply.type('text/html; charset=utf-8').send(await renderPage(site, head, page));
}

async function sendArea(
  { database, site }: PageParts,
  language: Language,
  request: FastifyRequest<{ Params: { reference: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const asOf = asOfIn(request.query);
  const viewpoint = await viewpointAt(database.orm, asOf);
  const { revision } = viewpoint;
  const kept = await recordAt(database.orm, 'area', request.params.reference, revision);
  const record = readRecord(areaKind, kept);
  const path = `${areaKind.path}/${kept.reference}`;
  const state = pageStateOf(viewpoint, asOf);
  const head: PageHead = {
    language,
    path: inState(path, state.asOf),
    title: record.content.name,
    section: 'areas',
    crumbs: [
      { label: words.title[language], path: areaKind.path },
      { label: kept.reference, path: null },
    ],
    registry: registryStateOf(viewpoint),
    state,
    person: request.actor,
  };
  const { name, spellings } = record.content;
  const names = { cityAgs: kept.cityAgs, names: [name, ...spellings] };
  const projects = await projectsOfArea(database.orm, revision, names);
  setRegistryRevision(reply, revision);
  const page = (
    <div class="wrap main">
      <div class="grid grid--side">
        <div>
          <AreaSheet record={record} language={language} projects={projects.length} />
          <ProjectsOfArea projects={projects} language={language} />
        </div>
        <RecordSide
          cityAgs={kept.cityAgs}
          path={path}
          downloads={downloadsOf(kept.reference, record.perimeter !== null, language)}
          versions={await versionsOf(database.orm, 'area', kept.reference, revision)}
          language={language}
        />
      </div>
    </div>
  );
  return reply.type('text/html; charset=utf-8').send(await renderPage(site, head, page));
}

function downloadsOf(reference: string, hasPerimeter: boolean, language: Language): Download[] {
  const address = `/api/v1/areas/${reference}`;
  return [
    ...(hasPerimeter
      ? [
          {
            label: words.perimeter[language],
            href: `${address}/perimeter.geojson`,
            kind: 'data' as const,
            meta: 'GeoJSON, WGS 84',
          },
        ]
      : []),
    { label: words.facts[language], href: address, kind: 'data', meta: 'JSON' },
  ];
}
