import t from 'tap';
import { listOrganisations } from '../../src/organisations/queries/organisations.js';
import { aProject, publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';
import { aPerson, browserOf } from '../support/people.js';

const attack = '<script>alert(1)</script> e.V.';

t.test('the service centre sees what a merge would do, does it, and takes it back', async (t) => {
  const { app, database } = await testApp(t, 'reference');
  const named = (name: string) =>
    aProject({ name: `Vorhaben ${name}`, beneficiary: { name, naturalPerson: false } });
  await publishNew(
    database,
    named('Soziokultur Sachsen e.V.'),
    named('Landesverband Soziokultur Sachsen e.V.'),
    named(attack),
  );
  const { items } = await listOrganisations(database.orm, { q: 'Soziokultur', limit: 10 });
  const [one = '', other = ''] = items.map(({ publicId }) => publicId);
  const headers = browserOf(await aPerson(database, 'staff'));
  const desk = await app.inject({ url: '/servicestelle/organisationen', headers });
  t.match(desk.body, 'Der eine Name steckt im anderen.');
  t.notMatch(desk.body, '<script>alert');
  const path = `/servicestelle/organisationen/${one}/zusammenfuehren`;
  const preview = await app.inject({ url: `${path}?mit=${other}`, headers });
  t.match(preview.body, 'Bis zu 2 Vorhaben');
  const seen = [...preview.body.matchAll(/name="seen(?:One|Other)" value="(\d+)"/g)].map(
    (match) => match[1] ?? '',
  );
  const post = (url: string, fields: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
  const fields = {
    mit: other,
    seenOne: seen[0] ?? '',
    seenOther: seen[1] ?? '',
    into: '',
    reason: 'Getippt "bleibt"',
  };
  const faulty = await post(path, fields);
  t.equal(faulty.statusCode, 422);
  t.match(faulty.body, 'Wählen Sie, welcher Name bleibt.');
  t.match(faulty.body, 'value="Getippt &#34;bleibt&#34;"');
  const done = await post(path, { ...fields, into: one });
  t.equal(done.statusCode, 303);
  t.match((await app.inject({ url: String(done.headers.location), headers })).body, 'Wieder trennen');
  t.equal((await app.inject(`/organisationen/${other}`)).headers.location, `/organisationen/${one}`);
  t.equal((await post(path, { ...fields, into: one })).statusCode, 412, 'a page from before');
  t.equal((await post(`/servicestelle/organisationen/${other}/trennen`, {})).statusCode, 303);
  t.equal((await app.inject(`/organisationen/${other}`)).statusCode, 200);
  const corrected = { name: 'Soziokultur', legalForm: 'e. V.', reason: 'Register', seen: '99' };
  t.equal((await post(`/servicestelle/organisationen/${one}/berichtigen`, corrected)).statusCode, 412);
});

t.test('the public finds organisations in both languages', async (t) => {
  const { app, database } = await testApp(t, 'reference');
  await publishNew(
    database,
    aProject({ name: 'Mit Angriff', beneficiary: { name: attack, naturalPerson: false } }),
  );
  for (const url of ['/organisationen', '/en/organisationen?q=script', '/organisationen?q=%25&cursor=']) {
    const answer = await app.inject(url);
    t.equal(answer.statusCode, 200, url);
    t.notMatch(answer.body, '<script>alert');
  }
  t.equal((await app.inject('/organisationen?cursor=x')).statusCode, 400);
  t.equal((await app.inject('/organisationen/x')).statusCode, 404);
});
