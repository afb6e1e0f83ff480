import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import t from 'tap';
import { openAccounts } from '../../src/accounts/index.js';
import { appOver, partsOf, testSecret } from '../support/app.js';
import { openBrowser } from '../support/browser.js';
import { testDatabase } from '../support/database.js';
import { identityProvider } from '../support/identity-provider.js';

/** A port nobody listens on now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

t.test('a browser comes in from another site, and from links on one, with strict cookies', async (t) => {
  const browser = await openBrowser(t);
  if (browser === null) return;
  const database = await testDatabase(t);
  const port = await freePort();
  const service = `http://127.0.0.1:${port}`;
  const provider = await identityProvider(t, { service, host: 'localhost' });
  const { settings } = provider;
  const accounts = openAccounts({ database, secret: testSecret, secure: false, identityProvider: settings });
  const app = await appOver(t, database, {
    ...partsOf(database),
    accounts,
    authenticate: accounts.authenticate,
    publicUrl: () => service,
  });
  await app.listen({ port, host: '127.0.0.1' });
  await database.ownerSql`
    insert into person (name, email, role, city_ags, state)
    values ('Land', 'land@example.org', 'cityEditor', '14625020', 'invited')`;
  provider.person = { sub: 'land', email: 'land@example.org', email_verified: true, amr: ['pwd'] };
  const page = await browser.newPage();
  await page.goto(`${service}/arbeitsbereich?x=1`);
  await page.getByRole('button', { name: 'Mit dem Landeskonto anmelden' }).click();
  await page.waitForURL(`${service}/arbeitsbereich?x=1`);
  t.match(await page.content(), /Guten Tag, Land/);
  const cookies = await page.context().cookies(service);
  const session = cookies.find(({ name }) => name.endsWith('session_token'));
  t.match(session, { sameSite: 'Strict', httpOnly: true });
  await page.goto(`${settings.issuer}/.well-known/openid-configuration`);
  await page.evaluate(`location.href = '${service}/arbeitsbereich?x=2'`);
  await page.waitForURL(`${service}/arbeitsbereich?x=2`);
  t.match(await page.content(), /Guten Tag, Land/, 'a link on another site leads in as well');
});
