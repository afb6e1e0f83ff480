import { isCityRole } from '../kernel/actor.js';
import { actorOf, signedIn, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { type Task as OpenTask, openWorkOf } from '../rounds/index.js';
import { deskOf, workspaceHead } from '../web/index.js';
import { readDesk, returnedDrafts, type Task } from './desk-view.js';
import { draftPages } from './draft-pages.js';
import { readFormsWithFiles } from './form-body.js';
import { forCities, goTo, sendPage, type WorkspaceParts } from './parts.js';
import { cityProjectPages } from './project-pages.js';
import { DeskPage } from './views/desk-page.js';
import { ReturnedPage } from './views/returned-part.js';

/** The workspace of a programme city: its desk, its projects, and the form of a Steckbrief. */
export function workspacePages(pages: App, parts: WorkspaceParts): void {
  const { database, site } = parts;
  pages.register(async (scope: App) => {
    await readFormsWithFiles(scope);
    // One address for everybody after signing in: each role goes on to its own desk.
    scope.get('/arbeitsbereich', { config: signedIn, schema: { hide: true } }, async (request, reply) => {
      const { role } = actorOf(request);
      if (!isCityRole(role)) return goTo(reply, deskOf(role));
      const writer = writerOf(request);
      const { tasks, draftDueDays } = await openWorkOf(database, writer);
      const view = await readDesk(database, writer, tasks.map(deskTask), draftDueDays);
      const head = workspaceHead(request, { title: 'Übersicht', section: 'desk' });
      return sendPage(reply, site, head, <DeskPage view={view} />);
    });
    scope.get('/arbeitsbereich/rueckfragen', forCities, async (request, reply) => {
      const drafts = await returnedDrafts(database, writerOf(request));
      const head = workspaceHead(request, { title: 'Rückfragen', section: 'askedBack' });
      return sendPage(reply, site, head, <ReturnedPage drafts={drafts} />);
    });
    cityProjectPages(scope, parts);
    draftPages(scope, parts);
  });
}

/** Rounds, proofs of use and notices to the SAB among the drafts. */
const deskTask = ({ dueOn, title, detail, href, kind, overdue }: OpenTask): Task => ({
  due: kind === 'sabNotice' ? 'atOnce' : dueOn,
  name: title,
  href,
  why: overdue ? `${detail}, Frist verstrichen` : detail,
  action: 'Öffnen',
  urgent: overdue || kind === 'sabNotice',
});
