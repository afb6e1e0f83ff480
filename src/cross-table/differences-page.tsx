import { viewpointAt } from '../history/index.js';
import { open } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { visitorOf } from '../platform/http/client-gone.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import { localRoutes, pageStateOf, registryStateOf, renderPage } from '../web/index.js';
import { faultProblem } from './fault-problem.js';
import { crossMessages } from './messages.js';
import { type CrossParts, headFor, sendPage } from './page-frame.js';
import { differenceParts, differingProjects } from './queries/differences.js';
import { parseQuestion, questionQuery, type RawQuery, stateOf } from './question.js';
import { comparedState } from './read-view.js';
import { DifferencesPage } from './views/differences-page.js';
import { differencesPath } from './views/explanation.js';

const pageLength = 100;

/** The projects behind the difference of a total, the largest differences first. */
export function differencesPage(pages: App, { database, site }: CrossParts): void {
  for (const { language, pattern } of localRoutes(differencesPath))
    pages.get(pattern, { config: open, schema: { hide: true } }, async (request, reply) => {
      const raw = request.query as RawQuery;
      const { question, faults } = parseQuestion(raw, language);
      if (Object.keys(faults).length > 0) throw faultProblem(faults);
      const { measure, list } = question;
      const now = await viewpointAt(database.orm, stateOf(list.asOf));
      const before = (await comparedState(database.orm, question, now)) ?? now;
      const from = Math.min(Number(/^\d{1,7}$/.exec(String(raw.ab))?.[0] ?? 0), 10_000_000);
      const read = await database.searches.read(visitorOf(request, reply), async (db) => {
        const states = { now, before };
        const page = { from, limit: pageLength + 1 };
        const parts = await differenceParts(db, states, list.filter, measure);
        return { parts, projects: await differingProjects(db, states, list.filter, measure, page) };
      });
      setRegistryRevision(reply, now.revision);
      const view = {
        question,
        now,
        before,
        parts: read.parts ?? [],
        projects: read.projects.slice(0, pageLength),
        next: read.projects.length > pageLength ? from + pageLength : null,
      };
      const head = {
        ...headFor(request, language, crossMessages.differencesTitle[language]),
        path: `${differencesPath}?${questionQuery(question)}`,
        registry: registryStateOf(now),
        state: pageStateOf(now, stateOf(list.asOf)),
      };
      return sendPage(
        request,
        reply,
        await renderPage(site, head, <DifferencesPage view={view} language={language} />),
      );
    });
}
