import { open, signedIn, writerOf } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { formOf } from '../../platform/http/form-body.js';
import { type PageHead, renderPage, withFlash, workspaceHead } from '../../web/index.js';
import {
  remindersAreOff,
  requireReminder,
  stepMailsAreOff,
  stopRemindersOf,
  switchReminders,
  switchStepMails,
} from '../commands/stop-reminders.js';
import { RemindersPage, StopRemindersPage } from '../views/small-pages.js';
import { idOf, type PageParts, sendPage } from './parts.js';

const accountPath = '/konto/erinnerungen';

/** Stopping reminders: from one's account, or by the link of a mail without signing in. */
export function reminderPages(pages: App, parts: PageParts): void {
  const { database, site } = parts;
  pages.get(accountPath, { config: signedIn, schema: { hide: true } }, async (request, reply) => {
    const writer = writerOf(request);
    const off = await remindersAreOff(database, writer);
    const stepsOff = await stepMailsAreOff(database, writer);
    const head = workspaceHead(request, {
      title: 'Mails an Sie',
      section: 'account',
      crumbs: [{ label: 'Konto', path: '/konto' }],
    });
    const page = <RemindersPage off={off} stepsOff={stepsOff} action={accountPath} />;
    return sendPage(reply, await renderPage(site, head, page));
  });
  pages.post(accountPath, { config: signedIn, schema: { hide: true } }, async (request, reply) => {
    const { off, mails } = formOf(request);
    const change = mails === 'schritte' ? switchStepMails : switchReminders;
    await change(database, writerOf(request), off !== '0');
    return reply.redirect(withFlash(accountPath, 'saved'), 303);
  });
  mailPages(pages, parts);
}

/** A link in a mail only asks: programs that look at links before people do stop nothing. */
function mailPages(pages: App, { database, site }: PageParts): void {
  const path = '/erinnerungen/:id';
  const head = (path: string): PageHead => ({
    language: 'de',
    path,
    title: 'Erinnerungen',
    section: null,
    crumbs: [],
    registry: 'unread',
  });
  pages.get(path, { config: open, schema: { hide: true } }, async (request, reply) => {
    const reminderId = idOf(request);
    await requireReminder(database, reminderId);
    const page = <StopRemindersPage reminderId={reminderId} done={false} />;
    return sendPage(reply, await renderPage(site, head('/'), page));
  });
  pages.post(path, { config: open, schema: { hide: true } }, async (request, reply) => {
    const reminderId = idOf(request);
    await stopRemindersOf(database, reminderId);
    return sendPage(
      reply,
      await renderPage(site, head('/'), <StopRemindersPage reminderId={reminderId} done />),
    );
  });
}
