import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import t from 'tap';
import { readConfig, settings } from '../src/config.js';

const read = (environment: Record<string, string>, dataDir?: string) =>
  readConfig({ environment, ...(dataDir === undefined ? {} : { dataDir }) });

t.test('without any setting the defaults hold, frozen', async (t) => {
  const config = read({});
  t.same(config, {
    host: '127.0.0.1',
    port: 3000,
    databaseUrl: null,
    appDatabaseUrl: null,
    authSecret: null,
    dataDir: resolve('data'),
    publicUrl: null,
    trustedProxies: [],
    landNotice: null,
    landSignet: null,
    smtp: null,
    identityProvider: null,
    publisher: {
      name: 'Servicestelle Nachhaltige soziale Stadtentwicklung in Sachsen',
      contact: null,
      licence: 'dl-by-de/2.0',
      contributorId: null,
    },
    logLevel: 'info',
  });
  t.throws(() => Object.assign(config, { port: 1 }));
  t.equal(read({}, './data/demo').dataDir, resolve('data/demo'));
  t.equal(read({ DATA_DIR: '/srv/x' }, './data/demo').dataDir, '/srv/x', 'what is set wins');
});

t.test('every setting is described and takes what it should', async (t) => {
  const signet = join(t.testdir(), 'signet.svg');
  await writeFile(signet, '<svg/>');
  const values: Record<keyof typeof settings, string> = {
    HOST: '::',
    PORT: '0',
    DATABASE_URL: 'postgres://owner:secret@db/steckbrief',
    APP_DATABASE_URL: 'postgresql://app@db/steckbrief?sslmode=require',
    AUTH_SECRET: 'pT4w0Xj2mJ8sVb5nQz7kLr1cYd3fGh6a',
    DATA_DIR: 'x',
    PUBLIC_URL: 'https://steckbrief.example.de/',
    TRUSTED_PROXIES: '10.0.0.5, 192.168.0.0/16,::1',
    LAND_NOTICE: 'Notice',
    LAND_SIGNET: signet,
    SMTP_URL: 'smtps://steckbrief:secret@mail.example.de',
    MAIL_FROM: 'Steckbrief Sachsen <steckbrief@example.de>',
    OIDC_ISSUER: 'https://login.example.de/realms/land',
    OIDC_CLIENT_ID: 'steckbrief',
    OIDC_CLIENT_SECRET: 'hB7s9XkQ2mVt4LpZ8wRy6NcDf3GjA5uE',
    OIDC_LABEL: 'Mit dem Landeskonto anmelden',
    OPEN_DATA_PUBLISHER: 'Servicestelle',
    OPEN_DATA_CONTACT: 'daten@example.de',
    OPEN_DATA_LICENCE: 'cc-zero',
    OPEN_DATA_CONTRIBUTOR: 'http://dcat-ap.de/def/contributors/steckbrief',
    LOG_LEVEL: 'warn',
  };
  t.equal(read(values).publicUrl, 'https://steckbrief.example.de', 'without the closing slash');
  for (const [name, { meaning }] of Object.entries(settings)) t.ok(meaning.length > 10, name);
});

t.test('what is wrong is refused by name, without repeating secrets', async (t) => {
  const wrong: [string, string][] = [
    ['HOST', 'a b'],
    ['PORT', '65536'],
    ['PORT', '1e3'],
    ['PORT', '-1'],
    ['DATABASE_URL', 'secret'],
    ['DATABASE_URL', 'postgres://db:secret'],
    ['DATABASE_URL', 'postgres://owner:secret@db'],
    ['AUTH_SECRET', 'secret'],
    ['AUTH_SECRET', 'secret'.repeat(8)],
    ['AUTH_SECRET', `${'a'.repeat(20)}bcdefghijklmnop`],
    ['PUBLIC_URL', 'steckbrief.example.de'],
    ['PUBLIC_URL', 'ftp://steckbrief.example.de'],
    ['TRUSTED_PROXIES', 'proxy.example.de'],
    ['TRUSTED_PROXIES', '10.0.0.5,'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '0.0.0.0/0'],
    ['LAND_SIGNET', '/nowhere/signet.svg'],
    ['LAND_SIGNET', '/etc/passwd'],
    ['OPEN_DATA_CONTACT', 'daten'],
    ['OPEN_DATA_LICENCE', 'mit'],
    ['OPEN_DATA_CONTRIBUTOR', 'javascript:x'],
    ['OIDC_ISSUER', 'login.example.de'],
    ['OIDC_ISSUER', 'http://login.example.de'],
    ['OIDC_ISSUER', 'https://login.example.de/?x=1'],
    ['OIDC_CLIENT_ID', 'a b'],
    ['OIDC_CLIENT_SECRET', 'secret'],
    ['OIDC_CLIENT_SECRET', 'secret'.repeat(8)],
    ['OIDC_LABEL', 'x'.repeat(81)],
    ['SMTP_URL', 'mail.example.de'],
    ['SMTP_URL', 'https://user:secret@mail.example.de'],
    ['SMTP_URL', 'smtp://user:secret@mail.example.de?x=1'],
    ['MAIL_FROM', 'Steckbrief'],
    ['MAIL_FROM', 'a@example.de, b@example.de'],
    ['MAIL_FROM', 'a@example.de\r\nBcc: b@example.de'],
    ['LOG_LEVEL', 'loud'],
    ['DATA_DIR', ' '],
  ];
  for (const [name, value] of wrong) {
    t.throws(() => read({ [name]: value }), {
      name: 'StartError',
      message: new RegExp(`^${name} [^\\n]+\\.$`),
    });
    t.doesNotThrow(() => read({}));
    t.notMatch(messageOf({ [name]: value }), /secret/);
  }
  t.match(messageOf({ APP_DATABASE_URL: 'postgres://app@db/x' }), /without DATABASE_URL/);
  t.match(messageOf({ SMTP_URL: 'smtps://mail.example.de' }), /without MAIL_FROM/);
  t.match(
    messageOf({ OIDC_ISSUER: 'https://login.example.de' }),
    /without OIDC_CLIENT_ID and OIDC_CLIENT_SECRET/,
  );
  t.match(messageOf({ OIDC_LABEL: 'x' }), /without OIDC_ISSUER and OIDC_CLIENT_ID and OIDC_CLIENT_SECRET/);
});

t.test('misspelled names are noticed, those of other programs are not', async (t) => {
  for (const name of [
    'DATABSE_URL',
    'DATABASE_URI',
    'DATBAASE_URL',
    'APP_DATABASE_URLS',
    'DATADIR',
    'PUBLIC_URl',
  ])
    t.match(messageOf({ [name]: 'x' }), new RegExp(`^${name} is not a setting: did you mean `));
  for (const name of ['HOSTS', 'PORTS', 'PATH', 'MAIL', 'XDG_DATA_DIRS', 'PGDATABASE', 'LOGNAME'])
    t.doesNotThrow(() => read({ [name]: 'x' }));
});

function messageOf(environment: Record<string, string>): string {
  try {
    read(environment);
    return '';
  } catch (error) {
    return String((error as Error).message);
  }
}
