import { isCityRole } from '../kernel/actor.js';
import { actorOf, signedIn, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { type Task as OpenTask, openTasksOf } from '../rounds/index.js';
import { deskOf, workspaceHead } from '../web/index.js';
import { readDesk, type Task } from './desk-view.js';
import { draftPages } from './draft-pages.js';
import { readFormsWithFiles } from './form-body.js';
import { goTo, sendPage, type WorkspaceParts } from './parts.js';
import { cityProjectPages } from './project-pages.js';
import { DeskPage } from './views/desk-page.js';

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
      const view = await readDesk(database, writer, (await openTasksOf(database, writer)).map(deskTask));
      const head = workspaceHead(request, { title: 'Übersicht', section: 'desk' });
      return sendPage(reply, site, head, <DeskPage view={view} />);
    });
    cityProjectPages(scope, parts);
    draftPages(scope, parts);
  });
}

/** Rounds, proofs of use and notices to the SAB among the drafts. */
const deskTask = ({ dueOn, title, detail, href, overdue }: OpenTask): Task => ({
  due: dueOn,
  name: title,
  href,
  why: overdue ? `${detail}, Frist verstrichen` : detail,
  action: 'Öffnen',
  urgent: overdue,
});
