import { namesOfCity, publishedPages } from '../city-records/index.js';
import type { Database } from '../platform/database/database.js';
import type { App } from '../platform/http/app-instance.js';
import type { Site } from '../web/index.js';
import { agreementKind } from './agreement-kind.js';
import { agreementMessages as words } from './messages.js';
import { AgreementList } from './views/agreement-list.js';
import { AgreementSheet } from './views/agreement-sheet.js';

/** The public pages of neighbourhood agreements: the list, and one page per agreement with its monitoring. */
export function agreementPages(
  pages: App,
  parts: { readonly database: Database; readonly site: Site },
): void {
  publishedPages(pages, parts, agreementKind, {
    title: words.title,
    lead: words.lead,
    none: words.none,
    List: AgreementList,
    one: async ({ db, revision, on, language, kept, record }) => {
      const { cityAgs, reference } = kept;
      const names = await namesOfCity(db, { revision, cityAgs, language });
      return {
        content: <AgreementSheet record={record} language={language} today={on} names={names} />,
        downloads: [
          {
            label: words.file[language],
            href: `/api/v1/agreements/${reference}/file.pdf`,
            kind: 'document',
            meta: words.fileMeta[language],
          },
          {
            label: words.facts[language],
            href: `/api/v1/agreements/${reference}`,
            kind: 'data',
            meta: 'JSON',
          },
        ],
      };
    },
  });
}
