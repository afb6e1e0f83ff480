import t from 'tap';
import { queueMail } from '../../src/platform/mail/queue-mail.js';
import { openSite } from '../../src/web/index.js';
import { testApp } from '../support/app.js';

const site = openSite({ landNotice: null, landSignetFile: null, demo: true });
const attack = '<script>alert(1)</script>';

t.test('the demo shows its mail to everybody, with links that can be followed', async (t) => {
  const { app, database } = await testApp(t, 'empty', { site });
  await database.ownerSql`comment on schema drizzle is 'Steckbrief demo'`;
  t.match((await app.inject('/postausgang')).body, /Noch keine E-Mails/);
  await queueMail(database.orm, {
    to: 'a@example.de',
    subject: `Betreff ${attack}`,
    text: `${attack} Öffnen Sie http://127.0.0.1:3000/einladung?token=a&b=c.\nDanke`,
    kind: 'invitation',
  });
  const { statusCode, headers, body } = await app.inject('/postausgang');
  t.equal(statusCode, 200);
  t.equal(headers['cache-control'], 'no-store');
  t.match(body, '<a href="http://127.0.0.1:3000/einladung?token=a&amp;b=c">');
  t.notMatch(body, '<script>');
  t.match((await app.inject('/')).body, 'href="/postausgang"', 'and links to it');
});

t.test('a real registry has no such page', async (t) => {
  const { app, database } = await testApp(t);
  await queueMail(database.orm, { to: 'a@example.de', subject: 'x', text: 'geheim', kind: 'reset' });
  const answer = await app.inject('/postausgang');
  t.equal(answer.statusCode, 404);
  t.notMatch((await app.inject('/')).body, 'postausgang');
});

t.test('nor does one that only calls itself a demo', async (t) => {
  const { app, database } = await testApp(t, 'empty', { site });
  await queueMail(database.orm, { to: 'a@example.de', subject: 'x', text: 'geheim', kind: 'reset' });
  t.notMatch((await app.inject('/postausgang')).body, 'geheim');
});
