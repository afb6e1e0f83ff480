import { publishedPages, recordsAt } from '../city-records/index.js';
import type { Database } from '../platform/database/database.js';
import type { App } from '../platform/http/app-instance.js';
import type { Site } from '../web/index.js';
import { planMessages as words } from './messages.js';
import { planKind } from './plan-kind.js';
import { projectsOfCity } from './queries.js';
import { PlanList } from './views/plan-list.js';
import { PlanSheet } from './views/plan-sheet.js';

/** The public pages of action plans: the list, and one page per plan beside what the registry says of its projects. */
export function planPages(pages: App, parts: { readonly database: Database; readonly site: Site }): void {
  publishedPages(pages, parts, planKind, {
    title: words.title,
    lead: words.lead,
    none: words.none,
    List: PlanList,
    one: async ({ db, revision, language, kept, record }) => {
      const projects = await projectsOfCity(db, revision, kept.cityAgs);
      const areas = await recordsAt(db, 'area', revision, kept.cityAgs);
      return {
        content: (
          <PlanSheet
            record={record}
            language={language}
            registry={new Map(projects.map((project) => [project.reference, project]))}
            areas={new Map(areas.map(({ reference, content }) => [reference, String(content.name)]))}
          />
        ),
        downloads: [
          {
            label: words.facts[language],
            href: `/api/v1/plans/${kept.reference}`,
            kind: 'data',
            meta: 'JSON',
          },
        ],
      };
    },
  });
}
