import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import t from 'tap';
import { connect } from '../../src/platform/database/connections.js';
import { ReadingRoom } from '../../src/platform/database/reading-room.js';
import { Gate } from '../../src/platform/workers/gate.js';
import { amounts, aProject, publishNew } from '../support/a-project.js';
import { appOver, partsOf } from '../support/app.js';
import { testDatabase } from '../support/database.js';

const database = await testDatabase(t, 'reference');
const statements: string[] = [];

/** A pool of the service that tells every statement it sends. */
function counted(name: string): Sql {
  const client = connect(database.as('steckbrief_app'), { name, connections: 2 });
  t.teardown(() => client.end({ timeout: 5 }));
  const options = client.options as { debug?: unknown };
  options.debug = (_connection: number, statement: string) => statements.push(statement);
  return client;
}

const orm = drizzle(counted('counted'));
const gate = new Gate(2, 10, 1);
const searches = new ReadingRoom({
  pool: counted('counted search'),
  canceller: database.sql,
  everybody: orm,
  gate,
});
const app = await appOver(t, database, partsOf({ ...database, orm, searches }));

const costs = [1_000_00n, 2_500_00n, 99n];
const inCity = (ags: string, index: number) =>
  aProject({
    place: { kind: 'municipality', ags, sourceText: null },
    amounts: amounts({ totalEligibleCost: costs[index % 3] ?? 0n }),
  });
const cities = [
  '14612000',
  '14625020',
  '14626110',
  '14713000',
  '14511000',
  '14523320',
  '14521690',
  '14522590',
];

/** Statements that answer a page of a state nobody has looked at before. */
async function statementsOf(query: string): Promise<number> {
  statements.length = 0;
  const answer = await app.inject(`/auswertung?${query}`);
  t.equal(answer.statusCode, 200, query);
  return statements.length;
}

const pages = [
  'rows=city&columns=fundingPeriod&scope=all',
  'rows=object&columns=city&measure=grantRate&scope=all',
  'rows=city&columns=calendarYear&scope=all',
];

t.test('a cross-table takes as many statements with eight cities as with one, and few', async (t) => {
  await publishNew(database, inCity('14612000', 0));
  const few: number[] = [];
  for (const page of pages) few.push(await statementsOf(page));
  await publishNew(database, ...cities.flatMap((ags) => [0, 1, 2].map((index) => inCity(ags, index))));
  for (const [index, page] of pages.entries()) {
    const many = await statementsOf(page);
    t.ok(many <= (few[index] ?? 0), `${page}: ${few[index]} and ${many}`);
    t.ok(many > 0 && many <= 10, `${page}: ${many} statements`);
  }
  for (const page of pages) t.ok((await statementsOf(page)) <= 8, 'looked at again, most of it is kept');
});
