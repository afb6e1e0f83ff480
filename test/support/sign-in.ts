import { createHmac } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { type KnownAccount, knownAccount } from '../../src/accounts/index.js';
import type { AppParts } from '../../src/app.js';
import type { Role } from '../../src/kernel/actor.js';
import { actingAs } from '../../src/platform/database/acting.js';
import type { App } from '../../src/platform/http/app-instance.js';
import { tester } from './a-project.js';
import { bautzen } from './people.js';

let number = 0;

/** A person with password, second factor and token, all known to the test; auditors with a mandate for everything. */
export async function anAccount({ database, accounts }: AppParts, role: Role): Promise<KnownAccount> {
  number += 1;
  const city = role === 'cityEditor' || role === 'cityLead' ? bautzen : null;
  const parts = { name: `Konto ${number}`, email: `konto-${number}@example.org`, role, city };
  const account = await knownAccount(database, accounts, { actor: tester }, parts);
  if (role === 'auditor')
    await actingAs(database.orm, tester, {}, (tx) =>
      tx.execute(sql`
        insert into audit_mandate (person_id, body, mandate)
        select id, 'Prüfstelle', 'Auftrag der Tests' from person where name = ${parts.name}`),
    );
  return account;
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The code an authenticator app shows now (RFC 6238). */
export function totpCode(secret: string): string {
  const bits = [...secret].map((letter) => base32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** A browser: it keeps cookies and sends forms from the service's own pages. */
export function aBrowser(app: App, remoteAddress = '203.0.113.7') {
  const jar = new Map<string, string>();
  const ask = async (method: 'GET' | 'POST', url: string, form?: Readonly<Record<string, string>>) => {
    const answer = await app.inject({
      method,
      url,
      remoteAddress,
      headers: {
        accept: 'text/html',
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
        'sec-fetch-site': 'same-origin',
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form === undefined ? {} : { payload: new URLSearchParams(form).toString() }),
    });
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/Max-Age=0/.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  };
  return {
    jar,
    get: (url: string) => ask('GET', url),
    post: (url: string, form: Readonly<Record<string, string>> = {}) => ask('POST', url, form),
  };
}

export type TestBrowser = ReturnType<typeof aBrowser>;

/** Signs in with password and, when asked, the second factor. */
export async function signIn(browser: TestBrowser, account: KnownAccount): Promise<void> {
  const first = await browser.post('/anmelden', { email: account.email, passwort: account.password });
  if (first.headers.location?.startsWith('/anmelden/zweiter-faktor'))
    await browser.post('/anmelden/zweiter-faktor', { code: totpCode(account.totpSecret) });
}
