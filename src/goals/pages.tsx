import { namesOfCity, publishedPages } from '../city-records/index.js';
import { viewpointAt } from '../history/index.js';
import { projectsOfCity } from '../plans/index.js';
import type { Database } from '../platform/database/database.js';
import type { App } from '../platform/http/app-instance.js';
import type { Site } from '../web/index.js';
import { goalKind } from './goal-kind.js';
import { goalMessages as words } from './messages.js';
import { GoalList } from './views/goal-list.js';
import { GoalSheet } from './views/goal-sheet.js';

/** The public pages of goals: the list, and one page per goal with its line from baseline to target. */
export function goalPages(pages: App, parts: { readonly database: Database; readonly site: Site }): void {
  publishedPages(pages, parts, goalKind, {
    title: words.title,
    lead: words.lead,
    none: words.none,
    List: GoalList,
    one: async ({ db, revision, language, kept, record }) => {
      const { cityAgs } = kept;
      const projects = await projectsOfCity(db, revision, cityAgs);
      const names = new Map([
        ...(await namesOfCity(db, { revision, cityAgs, language })),
        ...projects.map(({ reference, name }) => [reference, name] as const),
      ]);
      const { reckoningDay: today } = await viewpointAt(db, { kind: 'revision', revision });
      return {
        content: <GoalSheet record={record} language={language} today={today} names={names} />,
        downloads: [
          {
            label: words.facts[language],
            href: `/api/v1/goals/${kept.reference}`,
            kind: 'data',
            meta: 'JSON',
          },
        ],
      };
    },
  });
}
