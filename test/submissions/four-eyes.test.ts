import t, { type Test } from 'tap';
import type { Actor } from '../../src/kernel/actor.js';
import { actingAs } from '../../src/platform/database/acting.js';
import {
  acceptDraft,
  attachFile,
  beginDraft,
  effectOnTotals,
  handIn,
  publishAccepted,
  readAttachment,
  readDraft,
  saveDraft,
} from '../../src/submissions/index.js';
import { amounts, aProject, publishNew } from '../support/a-project.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { aPerson, bautzen, goerlitz } from '../support/people.js';

const place = { kind: 'municipality', ags: bautzen, sourceText: null } as const;

/** What the database says to a statement of the application role under somebody's identity. */
async function tried(database: TestDatabase, actor: Actor | null, statement: string): Promise<string> {
  const run = (tx: Parameters<Parameters<typeof actingAs>[3]>[0]) => tx.execute(statement);
  try {
    await (actor === null ? database.orm.transaction(run) : actingAs(database.orm, actor, {}, run));
    return 'done';
  } catch (error) {
    const cause = (error as { cause?: { constraint_name?: string; message: string } }).cause;
    return cause?.constraint_name || (cause?.message ?? String(error));
  }
}

async function registry(t: Test) {
  const database = await testDatabase(t, 'reference');
  const { projects } = await publishNew(
    database,
    aProject({ place, amounts: amounts({ totalEligibleCost: 10_000_000n }) }),
    aProject({ place: { ...place, ags: goerlitz } }),
  );
  const [own, other] = projects;
  if (!own || !other) throw new Error('nothing published');
  const city = await aPerson(database, 'cityLead');
  const lead = await aPerson(database, 'lead');
  const staff = await aPerson(database, 'staff');
  return { database, own, other, city, lead, staff };
}

const withdraw = (id: bigint) => `update project_version set superseded_revision =
  (select revision from open_registry_revision('form', 'x', 'x')) where project_id = ${id} and superseded_revision is null`;
const brandNew = `with p as (insert into project (reference) values ('SN-9999') returning id, reference)
  insert into project_version (project_id, reference, version_number, name, place_kind, source_kind, source_title, published_revision)
  select id, reference, 1, 'x', 'unmatched', 'form', 'x', (select max(revision) from registry_revision) from p`;
const fourEyes = 'project_version_four_eyes';

t.test('the database itself lets nobody publish alone', async (t) => {
  const { database, own, other, city, lead, staff } = await registry(t);
  for (const actor of [city, lead, staff, { ...lead, personId: null }, null])
    t.equal(await tried(database, actor, withdraw(own.projectId)), fourEyes, actor?.role ?? 'nobody');

  const { draftId } = await beginDraft(
    database,
    { actor: lead },
    { reference: own.reference, kind: 'amendment' },
  );
  const { input } = await readDraft(database, { actor: lead }, draftId);
  await saveDraft(database, { actor: lead }, draftId, 1, {
    input: { ...input, name: 'Neu' },
    typed: {},
    note: null,
    changeBasis: null,
  });
  await handIn(database, { actor: lead }, draftId, 2);
  for (const [from, to] of [
    [lead, 'accepted'],
    [lead, 'returned'],
    [city, 'accepted'],
  ] as const)
    await tried(database, from, `update project_draft set state = '${to}'`);
  t.match(await database.ownerSql`select state from project_draft`, [{ state: 'submitted' }]);
  await acceptDraft(database, { actor: staff }, draftId, 3);
  t.equal(await tried(database, lead, withdraw(own.projectId)), fourEyes, 'who handed in does not publish');
  t.equal(await tried(database, staff, withdraw(own.projectId)), fourEyes, 'staff do not publish');
  const second = await aPerson(database, 'lead');
  t.equal(
    await tried(database, second, withdraw(other.projectId)),
    fourEyes,
    'another project was not handed in',
  );
  t.equal(await tried(database, second, brandNew), fourEyes);
  t.equal(
    await tried(database, second, `update project_draft set handed_in_by = '${second.personId}'`),
    'done',
    'names are written by the database, whatever a statement says',
  );
  t.match(await database.ownerSql`select handed_in_by from project_draft`, [{ handed_in_by: lead.personId }]);
  t.equal(
    await tried(
      database,
      city,
      `insert into project_draft (created_by, kind, project_id, owner_city, name, place_kind, source_kind, source_title)
    values ('x', 'amendment', ${other.projectId}, '${bautzen}', 'x', 'unmatched', 'form', 'x')`,
    ),
    'project_draft_step',
    'not a project of another city',
  );
  await publishAccepted(database, { actor: second }, [{ draftId, version: 4 }], 'Test');
  t.equal(
    await database.ownerSql.unsafe(withdraw(own.projectId)).then(() => 'done'),
    'done',
    'the owner restores',
  );
});

t.test('fifty hand-ins at once are one, and twenty publications are one', async (t) => {
  const { database, own, city, lead, staff } = await registry(t);
  const { draftId } = await beginDraft(
    database,
    { actor: city },
    { reference: own.reference, kind: 'amendment' },
  );
  const won = (results: readonly PromiseSettledResult<unknown>[]) =>
    results.filter(({ status }) => status === 'fulfilled').length;
  const handIns = Array.from({ length: 50 }, () => handIn(database, { actor: city }, draftId, 1));
  t.equal(won(await Promise.allSettled(handIns)), 1);
  await acceptDraft(database, { actor: staff }, draftId, 2);
  const publications = Array.from({ length: 20 }, () =>
    publishAccepted(database, { actor: lead }, [{ draftId, version: 3 }], 'x'),
  );
  t.equal(won(await Promise.allSettled(publications)), 1);
  t.match(
    await database.ownerSql`select count(*)::int as n from project_version where project_id = ${own.projectId.toString()}`,
    [{ n: 2 }],
  );
});

t.test('a decision comes with its file, and a publication says what it changes before it does', async (t) => {
  const { database, own, city, staff, lead } = await registry(t);
  const writer = { actor: city };
  const { draftId } = await beginDraft(database, writer, { reference: own.reference, kind: 'amendment' });
  const pdf = {
    kind: 'decision',
    fileName: 'C:\\Bescheid\u202e.pdf',
    mediaType: 'x',
    bytes: Buffer.from('%PDF-1.4 x'),
  } as const;
  const { attachmentId } = await attachFile(database, writer, draftId, pdf);
  t.match(await readAttachment(database, writer, attachmentId), {
    fileName: 'Bescheid.pdf',
    mediaType: 'application/pdf',
  });
  const foreign = { actor: await aPerson(database, 'cityLead', goerlitz) };
  for (const outsider of [foreign, { actor: staff }])
    await t.rejects(readAttachment(database, outsider, attachmentId), { code: 'not_found' });
  await t.rejects(attachFile(database, foreign, draftId, pdf), { code: 'not_found' });
  for (const text of [
    '<script>',
    'MZ',
    'PK\u0003\u0004 [Content_Types].xml word/document.xml vbaProject.bin',
  ])
    await t.rejects(attachFile(database, writer, draftId, { ...pdf, bytes: Buffer.from(text) }), {
      code: 'unsupported_format',
    });

  const { input } = await readDraft(database, writer, draftId);
  const decision = {
    kind: 'amendment',
    number: 'ÄB-2',
    date: '2026-05-01',
    grant: null,
    totalEligibleCost: 12_000_000n,
    unionContribution: null,
    grantPeriod: { start: null, end: null },
    reason: 'Aufstockung',
    file: attachmentId,
  } as const;
  const content = {
    input: { ...input, decisions: [decision], amounts: amounts({ totalEligibleCost: 12_000_000n }) },
    typed: {},
    note: null,
    changeBasis: 'decision',
  } as const;
  await saveDraft(database, writer, draftId, 1, content);
  const effect = await effectOnTotals(database, writer, [draftId]);
  t.match(effect.cities, [
    {
      city: bautzen,
      cityName: 'Bautzen',
      before: { projects: 1, amounts: { totalEligibleCost: { cents: 10_000_000n } } },
      after: { projects: 1, amounts: { totalEligibleCost: { cents: 12_000_000n } } },
      difference: { projects: 0, amounts: { totalEligibleCost: { cents: 2_000_000n, known: 0 } } },
    },
  ]);
  await saveDraft(database, writer, draftId, 2, { ...content, changeBasis: 'appliedFor' });
  const applied = await effectOnTotals(database, writer, [draftId]);
  t.match(applied.state.difference, { projects: 0, amounts: { totalEligibleCost: { cents: 0n } } });
  await saveDraft(database, writer, draftId, 3, content);
  await handIn(database, writer, draftId, 4);
  await acceptDraft(database, { actor: staff }, draftId, 5);
  const expected = (await effectOnTotals(database, { actor: lead }, [draftId])).state.after;
  await publishAccepted(database, { actor: lead }, [{ draftId, version: 6 }], 'x');
  t.match(
    await database.ownerSql`select sum(total_eligible_cost)::text as sum from project_version where superseded_revision is null`,
    [{ sum: String(expected.amounts.totalEligibleCost.cents) }],
  );
});

t.test('a decision that was there before is no basis of a change, unless somebody names it', async (t) => {
  const { database, city, staff, lead } = await registry(t);
  const writer = { actor: city };
  const old = {
    kind: 'grant',
    number: 'ZB-1',
    date: '2023-01-15',
    grant: null,
    totalEligibleCost: null,
    unionContribution: null,
    grantPeriod: { start: null, end: null },
    reason: null,
    file: null,
  } as const;
  const { projects } = await publishNew(
    database,
    aProject({ place, decisions: [old], amounts: amounts({ totalEligibleCost: 10_000_000n }) }),
  );
  const reference = projects[0]?.reference ?? '';
  const { draftId } = await beginDraft(database, writer, { reference, kind: 'amendment' });
  const { input } = await readDraft(database, writer, draftId);
  const content = {
    input: { ...input, amounts: amounts({ totalEligibleCost: 12_000_000n }) },
    typed: {},
    note: null,
    changeBasis: 'decision',
  } as const;
  const errors = async () =>
    (await readDraft(database, writer, draftId)).findings.flatMap(({ severity, code }) =>
      severity === 'error' ? code : [],
    );
  const difference = async () =>
    (await effectOnTotals(database, writer, [draftId])).state.difference.amounts.totalEligibleCost.cents;

  await saveDraft(database, writer, draftId, 1, content);
  t.same(await errors(), ['basis_decision_missing']);
  t.equal(await difference(), 0n, 'it counts as applied for');
  await t.rejects(handIn(database, writer, draftId, 2), { code: 'rule_broken' });
  const edited = { ...content, input: { ...content.input, decisions: [{ ...old, reason: 'Nachtrag' }] } };
  await saveDraft(database, writer, draftId, 2, edited);
  t.same(await errors(), ['basis_decision_missing'], 'a corrected decision is no new one');
  const second = { ...old, kind: 'amendment', number: 'ÄB-2' } as const;
  await saveDraft(database, writer, draftId, 3, {
    ...content,
    input: { ...content.input, decisions: [old, second] },
  });
  t.same(await errors(), []);
  t.equal(await difference(), 2_000_000n);
  await saveDraft(database, writer, draftId, 4, { ...content, basisDecision: 'ÄB-9' });
  t.same(await errors(), ['basis_decision_missing'], 'a number nobody knows names nothing');
  await saveDraft(database, writer, draftId, 5, { ...content, basisDecision: 'ZB-1' });
  t.same(await errors(), [], 'named by the person');
  await handIn(database, writer, draftId, 6);
  await acceptDraft(database, { actor: staff }, draftId, 7);
  await publishAccepted(database, { actor: lead }, [{ draftId, version: 8 }], 'x');
  t.match(
    await database.ownerSql`
      select total_eligible_cost::text as cost, applied_for from project_version
      where reference = ${reference} and superseded_revision is null`,
    [{ cost: '12000000', applied_for: null }],
  );
});
