import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Accounts, type KnownAccount, knownAccount, type PersonParts } from '../accounts/index.js';
import { keepMandate, mandatesOf } from '../audits/index.js';
import { type Actor, systemActor } from '../kernel/actor.js';
import { actingAs } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { cityName } from '../web/index.js';

/** Everybody of the demo: one for each role, and the leads of three more cities. */
const people: readonly PersonParts[] = [
  { name: 'Anna Beier', email: 'beier@bautzen.example', role: 'cityEditor', city: '14625020' },
  { name: 'Jens Krause', email: 'krause@bautzen.example', role: 'cityLead', city: '14625020' },
  { name: 'Marta Scholz', email: 'scholz@goerlitz.example', role: 'cityLead', city: '14626110' },
  { name: 'Heike Vogel', email: 'vogel@dresden.example', role: 'cityLead', city: '14612000' },
  { name: 'Olaf Richter', email: 'richter@chemnitz.example', role: 'cityLead', city: '14511000' },
  { name: 'Robert Lang', email: 'lang@servicestelle.example', role: 'staff', city: null },
  { name: 'Katrin Weiß', email: 'weiss@servicestelle.example', role: 'lead', city: null },
  { name: 'Ulrike Thiele', email: 'thiele@pruefung.example', role: 'auditor', city: null },
  { name: 'Paul Hentschel', email: 'hentschel@verwaltung.example', role: 'administrator', city: null },
];

interface DemoAccounts {
  readonly address: string | null;
  readonly accounts: readonly KnownAccount[];
}

const fileIn = (dataDir: string): string => join(dataDir, 'demo-accounts.json');

/** The accounts of the demo are no secret worth new ones at every start: they stay in DATA_DIR. */
export async function ensureDemoAccounts(
  dataDir: string,
  database: Database,
  accounts: Accounts,
): Promise<void> {
  await giveMandates(database);
  const kept = await readAccounts(dataDir);
  if (kept !== null && (await areKnown(accounts, kept))) return;
  const writer = { actor: systemActor('demo'), reason: 'Demo' };
  const made: KnownAccount[] = [];
  for (const parts of people) made.push(await knownAccount(database, accounts, writer, parts));
  await giveMandates(database);
  await writeAccounts(dataDir, { address: null, accounts: made });
}

/** The auditors of the demo check everything, without an end; a mandate somebody gave them stays. */
async function giveMandates(database: Database): Promise<void> {
  const writer = { actor: systemActor('demo'), reason: 'Demo' };
  const auditors = await actingAs(database.orm, writer.actor, writer, (tx) => mandatesOf(tx));
  const names = new Set(people.filter(({ role }) => role === 'auditor').map(({ name }) => name));
  for (const { personId, name, mandate } of auditors)
    if (mandate === null && names.has(name))
      await keepMandate(database, writer, { ...demoMandate, personId });
}

const demoMandate = {
  body: 'Prüfbehörde (Beispiel)',
  mandate: 'Systemprüfung des Registers',
  cities: null,
  fundingPeriods: null,
  funds: null,
  endsOn: null,
};

/** The people of the demo, as they act. */
export async function demoCast(dataDir: string, accounts: Accounts): Promise<readonly Actor[]> {
  const kept = await readAccounts(dataDir);
  const found = await Promise.all(
    (kept?.accounts ?? []).map(({ token }) => accounts.authenticate.token(token)),
  );
  return found.filter((actor) => actor !== null);
}

/** Writes the address people reach the demo at beside the accounts, and tells both. */
export async function announceDemoAccounts(dataDir: string, address: string): Promise<string[]> {
  const kept = await readAccounts(dataDir);
  if (kept === null) return [];
  await writeAccounts(dataDir, { ...kept, address });
  return [
    `Accounts of the demo, also in ${fileIn(dataDir)}. Sign in at ${address}/anmelden;`,
    'give the second factor to an authenticator app, the token to programs.',
    ...kept.accounts.flatMap(linesOf),
    '',
  ];
}

const linesOf = ({ name, role, city, email, password, totpSecret, token }: KnownAccount): string[] => [
  '',
  `  ${name}, ${role}${city === null ? '' : ` of ${cityName(city)}`}`,
  `    address        ${email}`,
  `    password       ${password}`,
  `    second factor  ${totpSecret}`,
  `    bearer token   ${token}`,
];

async function areKnown(accounts: Accounts, { accounts: kept }: DemoAccounts): Promise<boolean> {
  const found = await Promise.all(kept.map(({ token }) => accounts.authenticate.token(token)));
  return found.length > 0 && found.every((actor) => actor !== null);
}

async function readAccounts(dataDir: string): Promise<DemoAccounts | null> {
  const kept = await readFile(fileIn(dataDir), 'utf8').catch(() => null);
  const read = kept === null ? null : (JSON.parse(kept) as Partial<DemoAccounts>);
  return read?.accounts === undefined ? null : { address: read.address ?? null, accounts: read.accounts };
}

const writeAccounts = (dataDir: string, accounts: DemoAccounts): Promise<void> =>
  writeFile(fileIn(dataDir), `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
