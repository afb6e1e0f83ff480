import t, { type Test } from 'tap';
import { viewpointAt } from '../../src/history/index.js';
import { Problem } from '../../src/kernel/problem.js';
import { findProject, type ProjectInput } from '../../src/projects/index.js';
import {
  acceptDraft,
  beginDraft,
  handIn,
  listDrafts,
  publishAccepted,
  readDraft,
  reopenDraft,
  returnDraft,
  saveDraft,
  takeBack,
} from '../../src/submissions/index.js';
import { amounts, aProject } from '../support/a-project.js';
import { testDatabase } from '../support/database.js';
import { aPerson, bautzen, goerlitz } from '../support/people.js';

export const inBautzen = (parts: Partial<ProjectInput> = {}): ProjectInput =>
  aProject({
    name: 'Stadtteilwerkstatt',
    place: { kind: 'municipality', ags: bautzen, sourceText: null },
    amounts: amounts({ totalEligibleCost: 24_157_100n }),
    ...parts,
  });

const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error) => (error instanceof Problem ? error.code : String(error)),
  );

async function people(t: Test) {
  const database = await testDatabase(t, 'reference');
  const writer = async (...[role, city]: [Parameters<typeof aPerson>[1], string?]) => ({
    actor: await aPerson(database, role, city),
  });
  return {
    database,
    editor: await writer('cityEditor'),
    cityLead: await writer('cityLead'),
    foreign: await writer('cityLead', goerlitz),
    staff: await writer('staff'),
    lead: await writer('lead'),
    auditor: await writer('auditor'),
  };
}

const current = async (database: Awaited<ReturnType<typeof testDatabase>>, reference: string) =>
  findProject(database.orm, await viewpointAt(database.orm), reference);

t.test('from the first draft to the published project, by several people', async (t) => {
  const { database, editor, cityLead, foreign, staff, lead, auditor } = await people(t);
  const { draftId } = await beginDraft(database, editor, { reference: null, kind: 'new' });
  t.equal(
    (await readDraft(database, editor, draftId)).input.place.ags,
    bautzen,
    'a city begins in its own place',
  );
  const content = { input: inBautzen(), typed: {}, note: null, changeBasis: 'appliedFor' } as const;
  t.same(await saveDraft(database, editor, draftId, 1, content), { version: 2 });
  t.same(
    await saveDraft(database, editor, draftId, 2, content),
    { version: 2 },
    'nothing new, nothing changes',
  );
  t.equal(await refusal(saveDraft(database, editor, draftId, 1, content)), 'stale');
  const { place } = inBautzen({ place: { kind: 'municipality', ags: goerlitz, sourceText: null } });
  t.equal(
    await refusal(saveDraft(database, editor, draftId, 2, { ...content, input: inBautzen({ place }) })),
    'rule_broken',
  );
  for (const outsider of [foreign, staff, lead])
    t.equal(await refusal(readDraft(database, outsider, draftId)), 'not_found', outsider.actor.role);
  t.same((await readDraft(database, auditor, draftId)).actions, [], 'an auditor reads and does nothing');
  t.same(await listDrafts(database, staff), [], 'the service centre does not see what is in progress');

  t.equal(await refusal(handIn(database, editor, draftId, 2)), 'forbidden');
  t.same(await handIn(database, cityLead, draftId, 2), { version: 3 });
  t.equal(await refusal(saveDraft(database, editor, draftId, 3, content)), 'state_conflict');
  t.same(await takeBack(database, cityLead, draftId, 3), { version: 4 });
  t.same(await handIn(database, cityLead, draftId, 4), { version: 5 });
  t.equal(await refusal(acceptDraft(database, cityLead, draftId, 5)), 'forbidden');
  await returnDraft(database, staff, draftId, 5, {
    reason: 'Der Zweck fehlt.',
    comments: [{ field: 'purposeAndAchievements', body: 'Bitte in zwei Sätzen.' }],
  });
  const returned = await readDraft(database, editor, draftId);
  t.match(returned, {
    state: 'returned',
    comments: [{ field: 'purposeAndAchievements', authorName: staff.actor.label, resolvedAt: null }],
    actions: ['save', 'discard'],
  });
  await handIn(database, cityLead, draftId, returned.version);
  t.match(await listDrafts(database, staff), [{ id: draftId, cityName: 'Bautzen', openComments: 1 }]);
  t.equal(await refusal(publishAccepted(database, lead, [{ draftId, version: 7 }], 'x')), 'state_conflict');
  await acceptDraft(database, staff, draftId, 7);
  const question = [{ field: 'name', body: 'Stimmt der Name?' }];
  t.equal(
    await refusal(reopenDraft(database, staff, draftId, 7, { reason: 'x', comments: question })),
    'stale',
  );
  t.equal((await readDraft(database, lead, draftId)).comments.length, 1, 'refused with its remark');
  await reopenDraft(database, staff, draftId, 8, { reason: 'Doch noch eine Frage.', comments: question });
  t.equal((await readDraft(database, lead, draftId)).comments.length, 2);
  await handIn(database, cityLead, draftId, 9);
  await acceptDraft(database, lead, draftId, 10);
  t.equal(await refusal(publishAccepted(database, staff, [{ draftId, version: 11 }], 'x')), 'forbidden');
  t.equal(
    await refusal(publishAccepted(database, lead, [{ draftId, version: 8 }], 'x')),
    'stale',
    'not what was accepted before it was reopened',
  );
  const published = await publishAccepted(database, lead, [{ draftId, version: 11 }], 'Herbst');
  t.match(published.projects, [{ draftId, reference: 'SN-0001' }]);
  const record = await current(database, 'SN-0001');
  t.match(record, { name: 'Stadtteilwerkstatt', amounts: { totalEligibleCost: null } });
  t.match(record?.appliedFor?.amounts, { totalEligibleCost: 24_157_100n }, 'shown as applied for');
  t.equal(await refusal(readDraft(database, editor, draftId)), 'not_found', 'the draft is done');
  t.same(
    (await database.ownerSql`select step from workflow_step order by id`).map(({ step }) => step),
    [
      'begun',
      'handedIn',
      'takenBack',
      'handedIn',
      'returned',
      'handedIn',
      'accepted',
      'reopened',
      'handedIn',
      'accepted',
      'published',
    ],
  );
});
