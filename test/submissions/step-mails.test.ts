import t from 'tap';
import { publishAccepted, readDraft, returnDraft } from '../../src/submissions/index.js';
import { checked, handedIn, ofBautzen, versionOf } from '../review/drafts.js';
import { testDatabase } from '../support/database.js';
import { aPerson, bautzen, goerlitz } from '../support/people.js';

const address = 'https://steckbrief.example';

t.test('a city learns by mail what came back and what was published', async (t) => {
  const database = await testDatabase(t, 'reference');
  const mails = () =>
    database.ownerSql<{ kind: string; person_id: string; subject: string; body: string }[]>`
      select kind, person_id, subject, body from outgoing_mail order by created_at, id`;
  const city = await aPerson(database, 'cityLead');
  const editor = await aPerson(database, 'cityEditor');
  const quiet = await aPerson(database, 'cityEditor');
  await aPerson(database, 'cityLead', goerlitz);
  const staff = { actor: await aPerson(database, 'staff'), address };
  const lead = { actor: await aPerson(database, 'lead'), address };
  await database.ownerSql`update person set step_mails_off = true where id = ${quiet.personId}`;

  const draftId = await handedIn(database, city, ofBautzen());
  const comments = [{ field: 'purposeAndAchievements', body: `Bitte\nin zwei Sätzen. ${'x'.repeat(400)}` }];
  const giveBack = (version: number) =>
    returnDraft(database, staff, draftId, version, { reason: 'Der Zweck fehlt.', comments });
  await t.rejects(giveBack(1), { code: 'stale' });
  t.same(await mails(), [], 'what was refused tells nobody');
  await giveBack(await versionOf(database, staff.actor, draftId));
  const returned = await mails();
  t.same(returned.map(({ person_id }) => person_id).sort(), [city.personId, editor.personId].sort());
  const { subject, body } = returned[0] ?? { subject: '', body: '' };
  t.equal(subject, 'Zurückgegeben: Läden mit Zukunft');
  t.match(body, 'Der Zweck fehlt.');
  t.match(
    body,
    /- Zweck[^:]*: Bitte in zwei Sätzen\. x+…\n/,
    'remarks in their gist, by the name of their field',
  );
  t.match(body, `${address}/arbeitsbereich/entwurf/${draftId}`);
  t.match(body, `${address}/konto/erinnerungen`);

  const [one, two] = [
    await checked(database, city, staff.actor, ofBautzen({ name: 'Eins' })),
    await checked(database, city, staff.actor, ofBautzen({ name: 'Zwei' })),
  ];
  const seen = async (draftId: string) => ({
    draftId,
    version: (await readDraft(database, lead, draftId)).version,
  });
  await publishAccepted(database, lead, [await seen(one), await seen(two)], 'Herbst');
  const published = (await mails()).filter(({ kind }) => kind === 'draftsPublished');
  t.equal(published.length, 2, 'one mail for each person, however many projects');
  t.equal(published[0]?.subject, 'Veröffentlicht: 2 Vorhaben');
  t.match(published[0]?.body, `- Eins (SN-0001)\n  ${address}/vorhaben/SN-0001\n- Zwei (SN-0002)`);
});

t.test('nobody but the service centre makes the database write to a city', async (t) => {
  const database = await testDatabase(t, 'reference');
  await aPerson(database, 'cityLead');
  for (const role of ['', 'cityLead', 'auditor', 'administrator'])
    await database.orm.transaction(async (tx) => {
      await tx.execute(`select set_config('app.role', '${role}', true)`);
      const [row] = await tx.execute(`select tell_city('${bautzen}', 'x', 'x', 'x') as told`);
      t.equal(row?.told, 0, role);
    });
});
