import { agreementKind } from '../agreements/index.js';
import { boardKind } from '../boards/index.js';
import { publishedPages, RecordLinks } from '../city-records/index.js';
import { goalKind } from '../goals/index.js';
import type { Language } from '../kernel/text.js';
import { planKind } from '../plans/index.js';
import type { Database } from '../platform/database/database.js';
import type { App } from '../platform/http/app-instance.js';
import { areaReportPath, type Download, localPath, type Site } from '../web/index.js';
import { areaKind } from './area-kind.js';
import { areaMessages as words } from './messages.js';
import { projectsOfArea, recordsOfArea } from './queries.js';
import { AreaList } from './views/area-list.js';
import { AreaSheet } from './views/area-sheet.js';
import { ProjectsOfArea } from './views/projects-of-area.js';

/** The public pages of areas: the list, and one page per area with its plans and projects. */
export function areaPages(pages: App, parts: { readonly database: Database; readonly site: Site }): void {
  publishedPages(pages, parts, areaKind, {
    title: words.title,
    lead: words.lead,
    none: words.none,
    List: AreaList,
    one: async ({ db, revision, language, kept, record }) => {
      const { name, spellings } = record.content;
      const names = { cityAgs: kept.cityAgs, names: [name, ...spellings] };
      const projects = await projectsOfArea(db, revision, names);
      const records = [];
      for (const { kind, path, plural } of [planKind, goalKind, agreementKind, boardKind])
        records.push({ heading: plural, path, found: await recordsOfArea(db, kind, revision, kept) });
      return {
        content: (
          <>
            <AreaSheet record={record} language={language} projects={projects.length} />
            {records.map(({ heading, path, found }) => (
              <RecordLinks heading={heading[language]} path={path} records={found} language={language} />
            ))}
            <ProjectsOfArea projects={projects} language={language} />
          </>
        ),
        downloads: downloadsOf(kept.reference, record.perimeter !== null, language),
      };
    },
  });
}

function downloadsOf(reference: string, hasPerimeter: boolean, language: Language): Download[] {
  const address = `/api/v1/areas/${reference}`;
  const perimeter: Download = {
    label: words.perimeter[language],
    href: `${address}/perimeter.geojson`,
    kind: 'data',
    meta: 'GeoJSON, WGS 84',
  };
  return [
    {
      label: words.report[language],
      href: localPath(language, areaReportPath(reference)),
      kind: 'document',
      meta: words.reportMeta[language],
    },
    ...(hasPerimeter ? [perimeter] : []),
    { label: words.facts[language], href: address, kind: 'data', meta: 'JSON' },
  ];
}
