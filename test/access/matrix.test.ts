import { setTimeout as pause } from 'node:timers/promises';
import t from 'tap';
import { type Role, roles } from '../../src/kernel/actor.js';
import { isWrite } from '../../src/platform/http/access.js';
import type { App } from '../../src/platform/http/app-instance.js';
import { sealTrail } from '../../src/seal/index.js';
import { browserOf, tokenOf } from '../support/people.js';
import { addressOf, placesOf } from './addresses.js';
import { appWithRoutes, type Route } from './all-routes.js';
import { bodies, examplesFor } from './examples.js';
import { makeWorld, type World } from './world.js';

// Every route for every role: that takes its time on a busy machine.
t.setTimeout(420_000);
const { app, database, routes } = await appWithRoutes(t);
const world = await makeWorld(database);
await sealTrail(database.orm, 30_000);
const examples = examplesFor(app);
const tried = routes.filter(({ method }) => method !== 'HEAD');
/** Routes that are not open to everybody and told somebody something. */
const answered = new Set<string>();
const nameOf = ({ method, url }: Route): string => `${method} ${url}`;

t.test('every route says who may use it, and the API’s document knows every route of the API', async (t) => {
  t.ok(tried.length >= 40, `${tried.length} routes`);
  for (const route of tried)
    if (route.access === undefined)
      t.fail(`${nameOf(route)}: add config: open, signedIn or only(…) to the route`);
  const paths: [string, object][] = Object.entries(app.swagger().paths ?? {});
  const documented = paths.flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  );
  const ofApi = tried.filter(({ surface, hidden }) => surface === 'api' && !hidden);
  t.same(documented.sort(), ofApi.map(nameOf).sort());
});

t.test('every parameter has examples, and every example a parameter', async (t) => {
  const used = new Set<string>();
  for (const route of tried)
    for (const place of placesOf(route)) {
      used.add(place);
      if (examples[place] === undefined)
        t.fail(
          `${nameOf(route)}: nobody tries other people's ${place}. Add '${place}' to test/access/examples.ts, with something each role may see and something it may not.`,
        );
    }
  t.same(
    Object.keys(examples).filter((place) => !used.has(place)),
    [],
    'examples nobody uses',
  );
  t.same(
    Object.keys(bodies).filter((name) => !tried.some((route) => nameOf(route) === name)),
    [],
    'bodies',
  );
});

t.test('who is not signed in is asked to, and changes nothing', async (t) => {
  const before = await trailLength(world);
  for (const route of tried) {
    const answer = await ask(app, route, null, route.url.replace(/:\w+/g, 'x'));
    if (route.access === 'public') {
      if ([401, 403].includes(answer.status) || answer.status >= 500)
        t.fail(`${nameOf(route)}: ${answer.status}`);
    } else if (!isRefusalOfStrangers(route, answer))
      t.fail(`${nameOf(route)}: ${answer.status} for a stranger`);
  }
  t.equal(await trailLength(world), before);
});

t.test(
  'every answer forbids foreign and inline code, framing, guessing of types and telling where one came from',
  async (t) => {
    for (const route of tried.filter(({ method }) => method === 'GET')) {
      const url = route.url.replace(/:\w+/g, 'x');
      const { headers } = await app.inject({ url, headers: { accept: 'text/html' } });
      const policy = String(headers['content-security-policy']);
      const rules = policy.split(';').map((rule) => rule.trim());
      // A page that is whole in itself has no script and no form, and its own styles by their hash.
      const isWhole =
        url.endsWith('/file.html') && rules.some((rule) => rule.startsWith("style-src 'sha256-"));
      const own = isWhole
        ? ["form-action 'none'"]
        : ["script-src 'self'", "style-src 'self'", "form-action 'self'"];
      for (const rule of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", ...own])
        if (!rules.includes(rule)) t.fail(`${nameOf(route)}: ${rule} is not in its policy`);
      if (/unsafe|\*|data:|https?:/.test(policy)) t.fail(`${nameOf(route)}: ${policy}`);
      t.match(
        headers,
        { 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'x-frame-options': /./ },
        nameOf(route),
      );
    }
  },
);

t.test('roles a route is not meant for are refused, whatever they name, and change nothing', async (t) => {
  for (const route of tried) {
    for (const role of roles.filter((role) => !isAllowed(route, role))) {
      const addresses = [
        await addressOf(route, examples, (example) => example.missing),
        await addressOf(route, examples, (example) => example.seenBy(world, role)),
        await addressOf(route, examples, (example) => example.hiddenFrom?.(world, role) ?? null),
      ];
      const before = await trailLength(world);
      for (const address of new Set(addresses)) {
        if (address === null) continue;
        const { status } = await ask(app, route, role, address);
        if (status !== 403) t.fail(`${nameOf(route)}: ${status} for ${role}, 403 expected`);
      }
      if ((await trailLength(world)) !== before) t.fail(`${nameOf(route)}: changed something for ${role}`);
    }
  }
});

t.test('what belongs to somebody else is as if it were not there', async (t) => {
  let compared = 0;
  for (const route of tried.filter((route) => placesOf(route).length > 0))
    for (const role of roles.filter((role) => isAllowed(route, role))) {
      const missing = await addressOf(route, examples, (example) => example.missing);
      if (missing === null) continue;
      const nothing = await ask(app, route, role, missing);
      if (nothing.status !== 404)
        t.fail(`${nameOf(route)}: ${nothing.status} for ${role} on what does not exist`);
      const hidden = await addressOf(route, examples, (example) => example.hiddenFrom?.(world, role) ?? null);
      if (hidden === null) continue;
      compared += 1;
      const before = await trailLength(world);
      const foreign = await ask(app, route, role, hidden);
      t.same(foreign, nothing, `${nameOf(route)} for ${role}`);
      if ((await trailLength(world)) !== before) t.fail(`${nameOf(route)}: changed something for ${role}`);
    }
  t.ok(compared >= 0, `${compared} compared`);
});

t.test('roles a route is meant for get through to what is theirs', async (t) => {
  for (const route of tried)
    for (const role of roles.filter((role) => isAllowed(route, role))) {
      if (isDrawnForEverybody(route) && role !== 'lead') continue;
      const address = await addressOf(route, examples, (example) => example.seenBy(world, role));
      if (address === null) continue;
      const { status } = await ask(app, route, role, address);
      if ([401, 403, 404].includes(status) || status >= 500)
        t.fail(`${nameOf(route)}: ${status} for ${role} on what is theirs`);
      if (route.method === 'GET' && route.access !== 'public' && status < 400) answered.add(route.url);
    }
});

t.test('every read of what is not public stands in the access log', async (t) => {
  const unlogged = async (): Promise<string[]> => {
    const logged = await database.ownerSql<{ route: string }[]>`select distinct route from access_log`;
    const routes = new Set(logged.map(({ route }) => route));
    return [...answered].filter((route) => !routes.has(route));
  };
  for (let turn = 0; turn < 20 && (await unlogged()).length > 0; turn += 1) await pause(250);
  t.same(await unlogged(), []);
  t.ok(answered.size > 50, `${answered.size} routes`);
});

const isAllowed = ({ access }: Route, role: Role): boolean =>
  access === 'public' || (access?.includes(role) ?? false);

/** Drawing takes long, and what everybody gets was asked for by a stranger already. */
const isDrawnForEverybody = ({ access, url }: Route): boolean =>
  access === 'public' && /\/file\.|\/steckbrief\.|landesbericht|\.xlsx$/.test(url);

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly location: string | undefined;
  /** Without what differs between any two requests. */
  readonly body: string;
}

async function ask(app: App, route: Route, role: Role | null, url: string): Promise<Answer> {
  const page = route.surface === 'page';
  const person = role === null ? null : world.people[role];
  const write = isWrite(route.method);
  const body = bodies[nameOf(route)] ?? {};
  const answer = await app.inject({
    method: route.method as 'GET',
    url,
    headers: {
      ...(page ? { accept: 'text/html', 'sec-fetch-site': 'same-origin' } : {}),
      ...(person === null ? {} : page ? browserOf(person) : tokenOf(person)),
      ...(write ? { 'if-match': '"x"' } : {}),
      ...(write ? { 'content-type': page ? 'application/x-www-form-urlencoded' : 'application/json' } : {}),
    },
    ...(write
      ? {
          payload: page
            ? new URLSearchParams(body as Record<string, string>).toString()
            : JSON.stringify(body),
        }
      : {}),
  });
  const named = url.split('/').at(-1) ?? '';
  return {
    status: answer.statusCode,
    type: String(answer.headers['content-type']),
    location: answer.headers.location,
    body: answer.body
      .replaceAll(String(answer.headers['x-request-id']), 'ID')
      .replaceAll(named || 'ID', 'NAME'),
  };
}

function isRefusalOfStrangers({ surface }: Route, { status, location }: Answer): boolean {
  if (status === 401) return true;
  return surface === 'page' && [302, 303].includes(status) && /^\/anmelden\b/.test(location ?? '');
}

let counted = { upTo: 0, entries: 0 };

/** Everything that changes leaves a row in the trail; so does a sign-in that fails, which changes nothing else. */
async function trailLength({ database }: World): Promise<number> {
  const [row] = await database.ownerSql<{ n: number; upTo: number | null }[]>`
    select count(*) filter (where table_name <> 'login_event')::int as n, max(id)::int as "upTo"
    from audit_entry where id > ${counted.upTo}`;
  counted = { upTo: row?.upTo ?? counted.upTo, entries: counted.entries + (row?.n ?? 0) };
  return counted.entries;
}
