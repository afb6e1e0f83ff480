import { sql } from 'drizzle-orm';
import t from 'tap';
import type { Actor } from '../../src/kernel/actor.js';
import { actingAs } from '../../src/platform/database/acting.js';
import { testDatabase } from '../support/database.js';
import { aPerson, bautzen, goerlitz } from '../support/people.js';

/* Rights that are withdrawn while a request runs. */

const database = await testDatabase(t, 'reference');

/** Writes something row by row, with something else happening before it ends. */
const writing = (actor: Actor, meanwhile: () => Promise<unknown>, off = true): Promise<unknown> =>
  actingAs(database.orm, actor, { reason: 'Probe' }, async (tx) => {
    await tx.execute(sql`select set_reminders_off(${off})`);
    await meanwhile();
  });

const isOff = async (actor: Actor): Promise<boolean> => {
  const [row] = await database.ownerSql<{ off: boolean }[]>`
    select reminders_off as off from person where id = ${actor.personId}`;
  return row?.off ?? false;
};

const withdrawals = {
  'the role': (id: string) => database.ownerSql`update person set role = 'cityEditor' where id = ${id}`,
  'the city': (id: string) => database.ownerSql`update person set city_ags = ${goerlitz} where id = ${id}`,
  'the account': (id: string) => database.ownerSql`update person set state = 'locked' where id = ${id}`,
};

for (const [what, withdraw] of Object.entries(withdrawals))
  t.test(`what is written while ${what} is withdrawn is not kept`, async (t) => {
    const lead = await aPerson(database, 'cityLead', bautzen);
    // The write of the test touches the row of the person itself, so the withdrawal comes before it.
    await t.rejects(
      actingAs(database.orm, lead, { reason: 'Probe' }, async (tx) => {
        await withdraw(lead.personId);
        await tx.execute(sql`select set_reminders_off(true)`);
      }),
      { code: 'forbidden' },
    );
    t.equal(await isOff(lead), false);
  });

t.test('a withdrawal waits for what was allowed when it came', async (t) => {
  const lead = await aPerson(database, 'cityLead', bautzen);
  let waiting: Promise<unknown> = Promise.resolve();
  await writing(lead, async () => {
    waiting = withdrawals['the role'](lead.personId).then(() => undefined);
  });
  t.equal(await isOff(lead), true);
  await waiting;
  await t.rejects(
    writing(lead, async () => undefined, false),
    { code: 'forbidden' },
  );
});

t.test('reading asks nobody, and the program itself has no rights to lose', async (t) => {
  const lead = await aPerson(database, 'cityLead', bautzen);
  await withdrawals['the account'](lead.personId);
  await actingAs(database.orm, lead, {}, (tx) => tx.execute(sql`select 1`));
  t.pass();
});

t.test('a token that was revoked meanwhile', async (t) => {
  const staff = await aPerson(database, 'staff');
  const [token] = await database.ownerSql<{ id: string }[]>`
    insert into access_token (token_sha256, label, scope, person_id, expires_at)
    values (sha256('withdrawn'), 'Probe', 'write', ${staff.personId}, now() + interval '1 day') returning id::text`;
  const actor = { ...staff, id: `token:${token?.id}` };
  await writing(actor, async () => undefined);
  await t.rejects(
    actingAs(database.orm, actor, {}, async (tx) => {
      await database.ownerSql`update access_token set revoked_at = now() where id::text = ${token?.id ?? ''}`;
      await tx.execute(sql`select set_reminders_off(false)`);
    }),
    { code: 'forbidden' },
  );
});
