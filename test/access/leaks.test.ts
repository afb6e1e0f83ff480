import t from 'tap';
import { type Role, roles } from '../../src/kernel/actor.js';
import { testApp } from '../support/app.js';
import { bautzen, browserOf, goerlitz, tokenOf } from '../support/people.js';
import { aDraft, makeWorld, secretOf } from './world.js';

const { app, database } = await testApp(t, 'reference');
const world = await makeWorld(database);
const states = ['draft', 'submitted', 'returned', 'accepted'] as const;
for (const city of [bautzen, goerlitz]) for (const state of states) await aDraft(world, { city, state });

/** Words of unpublished work a viewer must never meet. */
function hiddenWords(role: Role | null): string[] {
  const all = [bautzen, goerlitz].flatMap((city) => [secretOf(city, 'draft'), secretOf(city, 'handedIn')]);
  if (role === 'auditor') return [];
  if (role === 'staff' || role === 'lead') return all.filter((word) => word.includes('draft'));
  if (role === 'cityEditor' || role === 'cityLead') return all.filter((word) => word.includes(goerlitz));
  return all;
}

const everyState = 'draft,submitted,returned,accepted,published,withdrawn';
const search = `q=${secretOf(goerlitz, 'handedIn').slice(0, 14)}`;
const doors = [
  `/api/v1/projects?${search}&include=total`,
  `/api/v1/projects?workflow=${everyState}&include=total`,
  `/api/v1/projects?city=${goerlitz}&workflow=draft,submitted&sort=-totalEligibleCost,name`,
  `/api/v1/projects?sort=name&limit=200`,
  `/api/v1/projects.csv?workflow=${everyState}`,
  `/api/v1/projects.ndjson?workflow=${everyState}&city=${goerlitz}`,
  `/api/v1/projects.csv?${search}`,
  `/api/v1/projects/${world.published[goerlitz]}/history`,
  `/api/v1/aggregates?groupBy=city&workflow=${everyState}`,
  `/api/v1/aggregates.csv?groupBy=city&${search}`,
  `/api/v1/projects/${world.published[goerlitz]}/steckbrief.json`,
  '/api/v1/reports/state-report/file.json?scope=all',
  `/vorhaben?${search}&scope=all`,
  `/vorhaben?city=${goerlitz}&scope=all&sort=name`,
  `/vorhaben/${world.published[goerlitz]}`,
  '/',
  '/metrics',
];

t.test(
  'unpublished work shows through no list, search, sort, filter, count, sum, export, history or report',
  async (t) => {
    for (const url of doors) {
      const counts = new Set<string>();
      for (const role of [null, ...roles]) {
        const person = role === null ? null : world.people[role];
        const headers = {
          ...(person && (url.startsWith('/api') ? tokenOf(person) : browserOf(person))),
          accept: '*/*',
        };
        const answer = await app.inject({ url, headers });
        t.ok(answer.statusCode < 400, `${url}: ${answer.statusCode}`);
        for (const word of hiddenWords(role))
          if (answer.body.includes(word)) t.fail(`${url} shows ${word} to ${role}`);
        if (url.includes('include=total') && !url.includes('workflow='))
          counts.add(String(answer.json().total));
        if (url.includes('aggregates?')) counts.add(JSON.stringify(answer.json().totals));
      }
      t.ok(counts.size <= 1, `${url}: counts differ by who asks: ${[...counts]}`);
    }
  },
);

t.test('the service centre’s figures hold what is published, whatever waits', async (t) => {
  const answer = await app.inject(`/api/v1/aggregates?measures=projects`);
  t.equal(answer.json().totals.projects, 2);
  const list = await app.inject(`/api/v1/projects?include=total&${search}`);
  t.equal(list.json().total, 0);
});
