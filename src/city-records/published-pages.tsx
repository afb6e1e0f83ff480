import { viewpointAt } from '../history/index.js';
import type { Day } from '../kernel/day.js';
import type { Language, Text } from '../kernel/text.js';
import type { Database, Orm } from '../platform/database/database.js';
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
import { anyKind, type CheckedRecord, type CityRecordKind, type Content } from './kind.js';
import { readRecord } from './of-kind.js';
import { type PublishedRecord, recordAt, recordsAt, versionsOf } from './queries.js';
import { RecordExport } from './views/record-export.js';
import { RecordSide } from './views/record-side.js';
import { RecordTabs } from './views/record-tabs.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

interface ListProps<Said extends Content> {
  readonly records: readonly CheckedRecord<Said>[];
  readonly language: Language;
  /** Day by which it is reckoned what is valid. */
  readonly on: Day;
  /** AGS the address narrows the list to, when something is published there. */
  readonly city: string | null;
}

/** What the pages of one kind show. */
interface PublishedViews<Said extends Content> {
  readonly title: Text;
  readonly lead: Text;
  /** What stands there while nothing is published. */
  readonly none: Text;
  /** The table of all that are published. */
  List(props: ListProps<Said>): JSX.Element;
  /** Sheet of one record with what stands below it, and its files. */
  one(asked: {
    readonly db: Orm;
    readonly revision: number;
    readonly on: Day;
    readonly language: Language;
    readonly kept: PublishedRecord;
    readonly record: CheckedRecord<Said>;
  }): Promise<{ readonly content: JSX.Element; readonly downloads: readonly Download[] }>;
}

const hidden = { config: open, schema: { hide: true } };
type InCity = { Querystring: { city?: string } };
type ByReference = { Params: { reference: string } };

/** The public pages of one kind of record in both languages and as of any state: the list, and one page each. */
export function publishedPages<Said extends Content>(
  pages: App,
  { database: { orm }, site }: PageParts,
  kind: CityRecordKind<Said>,
  views: PublishedViews<Said>,
): void {
  for (const { language, pattern } of localRoutes(kind.path))
    pages.get<InCity>(pattern, hidden, async (request, reply) => {
      const asOf = asOfIn(request.query);
      const viewpoint = await viewpointAt(orm, asOf);
      const kept = await recordsAt(orm, kind.kind, viewpoint.revision);
      const state = pageStateOf(viewpoint, asOf);
      const title = views.title[language];
      const head: PageHead = {
        language,
        path: inState(kind.path, state.asOf),
        title,
        section: 'areas',
        crumbs: [{ label: title, path: null }],
        registry: registryStateOf(viewpoint),
        state,
        person: request.actor,
      };
      setRegistryRevision(reply, viewpoint.revision);
      const records = kept.map((record) => readRecord(kind, record));
      const { city: asked } = request.query;
      const city = records.find(({ cityAgs }) => cityAgs === asked)?.cityAgs ?? null;
      const on = viewpoint.reckoningDay;
      const page = (
        <div class="wrap main">
          <div class="phead">
            <div>
              <h1 safe>{title}</h1>
              <p class="lead" safe>
                {views.lead[language]}
              </p>
            </div>
            {records.length > 0 && <RecordExport kind={anyKind(kind)} city={city} language={language} />}
          </div>
          <RecordTabs current={kind.kind} language={language} />
          {records.length === 0 ? (
            <div class="empty">
              <p safe>{views.none[language]}</p>
            </div>
          ) : (
            (views.List({ records, language, on, city }) as 'safe')
          )}
        </div>
      );
      const html = await renderPage(site, head, page);
      return reply.type('text/html; charset=utf-8').send(html);
    });
  for (const { language, pattern } of localRoutes(`${kind.path}/:reference`))
    pages.get<ByReference>(pattern, hidden, async (request, reply) => {
      const asOf = asOfIn(request.query);
      const viewpoint = await viewpointAt(orm, asOf);
      const { revision, reckoningDay: on } = viewpoint;
      const kept = await recordAt(orm, kind.kind, request.params.reference, revision);
      const record = readRecord(kind, kept);
      const path = `${kind.path}/${kept.reference}`;
      const state = pageStateOf(viewpoint, asOf);
      const head: PageHead = {
        language,
        path: inState(path, state.asOf),
        title: kind.nameOf(record.content),
        section: 'areas',
        crumbs: [
          { label: views.title[language], path: kind.path },
          { label: kept.reference, path: null },
        ],
        registry: registryStateOf(viewpoint),
        state,
        person: request.actor,
      };
      const { content, downloads } = await views.one({ db: orm, revision, on, language, kept, record });
      const versions = await versionsOf(orm, kind.kind, kept.reference, revision);
      const { cityAgs } = kept;
      setRegistryRevision(reply, revision);
      const page = (
        <div class="wrap main">
          <div class="grid grid--side">
            <div>{content as 'safe'}</div>
            <RecordSide
              cityAgs={cityAgs}
              path={path}
              downloads={downloads}
              versions={versions}
              language={language}
            />
          </div>
        </div>
      );
      return reply.type('text/html; charset=utf-8').send(await renderPage(site, head, page));
    });
}
