import { namesOfCity, publishedPages } from '../city-records/index.js';
import type { Database } from '../platform/database/database.js';
import type { App } from '../platform/http/app-instance.js';
import type { Site } from '../web/index.js';
import { boardKind } from './board-kind.js';
import { boardMessages as words } from './messages.js';
import { BoardList } from './views/board-list.js';
import { BoardSheet } from './views/board-sheet.js';

/** The public pages of boards: the list, and one page per board with its meetings. */
export function boardPages(pages: App, parts: { readonly database: Database; readonly site: Site }): void {
  publishedPages(pages, parts, boardKind, {
    title: words.title,
    lead: words.lead,
    none: words.none,
    List: BoardList,
    one: async ({ db, revision, language, kept, record }) => {
      const { cityAgs, reference } = kept;
      const names = await namesOfCity(db, { revision, cityAgs, language });
      return {
        content: <BoardSheet record={record} language={language} names={names} />,
        downloads: [
          { label: words.facts[language], href: `/api/v1/boards/${reference}`, kind: 'data', meta: 'JSON' },
        ],
      };
    },
  });
}
