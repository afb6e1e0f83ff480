import t from 'tap';
import { aProject, publishNew } from '../support/a-project.js';
import { appOver, testApp } from '../support/app.js';
import type { TestDatabase } from '../support/database.js';
import { aPerson, bautzen } from '../support/people.js';
import { call, colleagues } from '../support/workflow.js';

const place = { kind: 'municipality', ags: bautzen, sourceText: null } as const;

/** What is left when the service dies between the commit and keeping the answer. */
const loseAnswers = (database: TestDatabase) =>
  database.ownerSql`
    update idempotency_key set state = 'done', status = null, headers = null, body = null,
      created_at = created_at - interval '1 minute'
    where state = 'answered' and location is not null`;

t.test('drafts and publications answer a repeated request as they answered the first', async (t) => {
  const { app, database } = await testApp(t, 'reference');
  const { projects } = await publishNew(database, aProject({ place }));
  const { staff, lead } = await colleagues(database);
  const city = await aPerson(database, 'cityLead');
  const twice = async (status: number, ...request: Parameters<typeof call>) => {
    const [, who, method, url, payload, headers] = request;
    const send = () => call(app, who, method, url, payload, { ...headers, 'idempotency-key': 'once' });
    const [first, again] = [await send(), await send()];
    t.equal(first.statusCode, status, first.body);
    t.ok(first.headers.location, `${url} says where`);
    for (const name of ['location', 'etag', 'registry-revision'])
      t.equal(again.headers[name], first.headers[name], `${url}: ${name}`);
    t.equal(again.body, first.body);
    t.equal(again.headers['idempotency-replayed'], 'true');
    return first;
  };

  const begun = await twice(201, app, city, 'POST', '/drafts', {
    reference: projects[0]?.reference,
    kind: 'amendment',
  });
  const { id } = begun.json();
  t.equal(begun.headers.location, `/api/v1/drafts/${id}`);
  const changed = await twice(
    200,
    app,
    city,
    'PATCH',
    `/drafts/${id}`,
    { name: 'Neu' },
    { 'if-match': String(begun.headers.etag) },
  );
  t.equal(changed.json().version, 2);
  await loseAnswers(database);
  const later = await appOver(t, database);
  const anew = await call(
    later,
    city,
    'POST',
    '/drafts',
    { reference: projects[0]?.reference, kind: 'amendment' },
    {
      'idempotency-key': 'once',
    },
  );
  t.match({ status: anew.statusCode, id: anew.json().id }, { status: 201, id }, 'no second draft');
  t.equal(anew.headers.location, begun.headers.location);
  t.ok(anew.headers.etag);

  await call(app, city, 'POST', `/drafts/${id}/hand-in`);
  const accepted = await call(app, staff, 'POST', `/drafts/${id}/accept`);
  const drafts = [{ draftId: id, version: accepted.json().version }];
  const published = await twice(201, app, lead, 'POST', '/publications', { drafts, note: 'Herbst' });
  await loseAnswers(database);
  const read = await call(
    app,
    lead,
    'POST',
    '/publications',
    { drafts, note: 'Herbst' },
    { 'idempotency-key': 'once' },
  );
  t.equal(read.statusCode, 201);
  t.same(read.json(), published.json(), 'read again where it stands');
  t.equal(read.headers.location, published.headers.location);
  for (const number of ['1', '999', 'x'])
    t.equal((await call(app, lead, 'GET', `/publications/${number}`)).statusCode, 404, number);
});
