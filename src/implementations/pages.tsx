import type { FastifyRequest } from 'fastify';
import { catalogueAt, indicatorsPath } from '../catalogue/index.js';
import { type CheckedRecord, publishedPages, recordOptions } from '../city-records/index.js';
import { viewpointAt } from '../history/index.js';
import { cityRoles, readersOfAll } from '../kernel/actor.js';
import type { Day } from '../kernel/day.js';
import type { Language } from '../kernel/text.js';
import { programmeCityOptions } from '../places/index.js';
import type { Database, Orm, Transaction } from '../platform/database/database.js';
import { actorOf, only, open, readingAs } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { asOfIn } from '../platform/http/query-params.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import {
  inState,
  localPath,
  localRoutes,
  pageStateOf,
  registryStateOf,
  renderPage,
  type Site,
  sendWorkspacePage,
} from '../web/index.js';
import type { Implementation } from './implementation.js';
import { implementationKind } from './implementation-kind.js';
import { indicatorsIn } from './indicators.js';
import { sumMessages, implementationMessages as words } from './messages.js';
import { readSums } from './read-sums.js';
import { sumGroups } from './schemas.js';
import { ImplementationList } from './views/implementation-list.js';
import { ImplementationSheet } from './views/implementation-sheet.js';
import { type AskedSums, SumsPage } from './views/sums-page.js';
import { publicly, unabridged } from './withheld.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

const sumsPath = '/indikatoren';

/** How projects are carried out, one page each, and the sums of their indicators: for all, and whole in the workspace. */
export function implementationPages(pages: App, parts: PageParts): void {
  publishedPages(pages, parts, implementationKind, {
    title: words.title,
    lead: words.lead,
    none: words.none,
    List: ImplementationList,
    one: async ({ db, revision, on, language, kept, record }) => ({
      content: await sheet(db, revision, { record, on, language }),
      downloads: [
        {
          label: words.facts[language],
          href: `/api/v1/implementations/${kept.reference}`,
          kind: 'data',
          meta: 'JSON',
        },
        {
          label: sumMessages.title[language],
          href: `/api/v1/indicators.csv?by=state&city=${kept.cityAgs}`,
          kind: 'data',
          meta: 'CSV',
        },
      ],
    }),
  });
  publicSums(pages, parts);
  ownSums(pages, parts);
}

async function sheet(
  db: Orm,
  revision: number,
  { record, on, language }: { record: CheckedRecord<Implementation>; on: Day; language: Language },
): Promise<JSX.Element> {
  const known = indicatorsIn(await catalogueAt(db, revision));
  const shown = { ...record, content: publicly(record.content, known) };
  return <ImplementationSheet record={shown} known={known} language={language} today={on} />;
}

function publicSums(pages: App, { database: { orm }, site }: PageParts): void {
  for (const { language, pattern } of localRoutes(sumsPath))
    pages.get(pattern, { config: open, schema: { hide: true } }, async (request, reply) => {
      const asOf = asOfIn(request.query);
      const viewpoint = await viewpointAt(orm, asOf);
      const state = pageStateOf(viewpoint, asOf);
      const asked = askedIn(request.query);
      setRegistryRevision(reply, viewpoint.revision);
      const view = {
        ...(await choicesOf(orm, viewpoint.revision)),
        asked,
        sums: await readSums(orm, viewpoint.revision, asked, publicly),
        path: localPath(language, sumsPath),
        csv: '/api/v1/indicators.csv',
        ownCity: null,
        catalogue: null,
        isWhole: false,
      };
      const head = {
        language,
        path: inState(sumsPath, state.asOf),
        title: sumMessages.title[language],
        section: 'areas' as const,
        crumbs: [
          { label: words.title[language], path: implementationKind.path },
          { label: sumMessages.title[language], path: null },
        ],
        registry: registryStateOf(viewpoint),
        state,
        person: request.actor,
      };
      const html = await renderPage(site, head, <SumsPage view={view} language={language} />);
      return reply.type('text/html; charset=utf-8').send(html);
    });
}

const ownPath = '/arbeitsbereich/indikatoren';

function ownSums(pages: App, parts: PageParts): void {
  const config = only(...cityRoles, ...readersOfAll);
  pages.get(ownPath, { config, schema: { hide: true } }, async (request, reply) => {
    const { city } = actorOf(request);
    const view = await readingAs(parts, request, async (tx) => {
      const { revision } = await viewpointAt(tx);
      const asked = { ...askedIn(request.query), ...(city === null ? {} : { city }) };
      return {
        ...(await choicesOf(tx, revision, city)),
        asked,
        sums: await readSums(tx, revision, asked, unabridged),
        path: ownPath,
        ownCity: city,
        catalogue: city === null ? indicatorsPath : null,
        csv: '/api/v1/indicators/unabridged.csv',
        isWhole: true,
      };
    });
    return sendWorkspacePage(
      parts.site,
      request,
      reply,
      {
        title: sumMessages.title.de,
        section: 'cityRecords',
        crumbs: [{ label: 'Gebiete und Konzepte', path: '/arbeitsbereich/gebiete' }],
      },
      <SumsPage view={view} language="de" />,
    );
  });
}

/** What an address asks for; what it does not know is left out. */
function askedIn(query: FastifyRequest['query']): AskedSums {
  const { by, city, plan, fundingPeriod, year } = query as Readonly<Record<string, unknown>>;
  const written = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  return {
    by: sumGroups.find((group) => group === by) ?? 'state',
    city: written(city),
    plan: written(plan),
    fundingPeriod: written(fundingPeriod),
    year: typeof year === 'string' && /^20\d\d$/.test(year) ? Number(year) : null,
  };
}

async function choicesOf(db: Orm | Transaction, revision: number, ownCity: string | null = null) {
  return {
    cities: ownCity === null ? programmeCityOptions() : null,
    plans: await recordOptions(db, 'plan', revision, ownCity ?? undefined),
    known: indicatorsIn(await catalogueAt(db, revision)),
  };
}
