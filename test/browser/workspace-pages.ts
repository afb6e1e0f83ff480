import type { Page } from 'playwright-core';
import type { Test } from 'tap';
import { type Role, roles } from '../../src/kernel/actor.js';
import type { App } from '../../src/platform/http/app-instance.js';
import { addressOf as filledIn } from '../access/addresses.js';
import { appWithRoutes } from '../access/all-routes.js';
import { examplesFor } from '../access/examples.js';
import { makeWorld, type World } from '../access/world.js';
import { openBrowser } from '../support/browser.js';
import { lookAt } from '../support/look-at-pages.js';
import { browserOf, cookieOf } from '../support/people.js';
import { addressOf } from '../web/sample-site.js';

/** Address of an inquiry whose question has its figures. */
export async function withFrozenFigures(app: App, world: World): Promise<string> {
  const inquiry = examplesFor(app)['/servicestelle/anfragen/:id'];
  const question = examplesFor(app)['/servicestelle/anfragen/:id/fragen/:question'];
  const path = `/servicestelle/anfragen/${await inquiry?.seenBy(world, 'staff')}`;
  const sent = await app.inject({
    method: 'POST',
    url: `${path}/fragen/${await question?.seenBy(world, 'staff')}/zahlen`,
    headers: { ...browserOf(world.people.staff), 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ rows: 'city', scope: 'all', version: '1' }).toString(),
  });
  if (sent.statusCode !== 303) throw new Error(sent.body);
  return path;
}

/** Opens pages by their routes and looks at them as whoever may see them. */
export interface Looking {
  readonly world: World;
  readonly app: App;
  /** Opens a page as somebody and looks at it. */
  lookAt(role: Role, path: string): Promise<void>;
}

/**
 * Every page behind the door that `wanted` names, found from the routes, so that a new one is looked at without being entered
 * here, as `lookAt` looks.
 */
export async function lookAtWorkspaces(
  t: Test,
  wanted: (url: string) => boolean,
  also: (looking: Looking) => Promise<void> = async () => undefined,
): Promise<void> {
  const browser = await openBrowser(t);
  if (browser === null) return;
  const { app, database, routes } = await appWithRoutes(t);
  const world = await makeWorld(database);
  const examples = examplesFor(app);
  const address = await addressOf(app);
  const pages = routes.filter(
    ({ method, surface, access, url }) =>
      // Files are no pages.
      method === 'GET' && surface === 'page' && access !== 'public' && !/\.\w+$/.test(url) && wanted(url),
  );
  t.ok(pages.length >= 8, `${pages.length} pages`);
  const opened = new Map<Role, Promise<Page>>();
  const openAs = async (role: Role): Promise<Page> => {
    const context = await browser.newContext({ bypassCSP: true });
    await context.addCookies([cookieOf(world.people[role], address)]);
    return context.newPage();
  };
  const pageOf = (role: Role): Promise<Page> => {
    const page = opened.get(role) ?? openAs(role);
    opened.set(role, page);
    return page;
  };
  for (const route of pages) {
    const role = roles.find((one) => route.access !== 'public' && route.access?.includes(one));
    const path = role && (await filledIn(route, examples, (example) => example.seenBy(world, role)));
    if (role === undefined || path === null || path === undefined) continue;
    const page = await pageOf(role);
    const answer = await page.goto(address + path);
    if (!/html/.test(answer?.headers()['content-type'] ?? '')) continue;
    await lookAt(t, page, `${route.url} as ${role}`);
  }
  await also({
    world,
    app,
    lookAt: async (role, path) => {
      const page = await pageOf(role);
      t.equal((await page.goto(address + path))?.status(), 200, path);
      await lookAt(t, page, path);
    },
  });
}
