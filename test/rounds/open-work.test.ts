import t from 'tap';
import { openWorkOf } from '../../src/rounds/index.js';
import { testDatabase } from '../support/database.js';
import { aPerson, bautzen, goerlitz } from '../support/people.js';
import { aRound, dayFromToday, programmeProject, publishedReferences } from './a-round.js';

t.test('what waits for each side, by day', async (t) => {
  const database = await testDatabase(t, 'reference');
  const lead = await aPerson(database, 'cityLead');
  const neighbour = await aPerson(database, 'cityLead', goerlitz);
  const staff = await aPerson(database, 'staff');
  const auditor = await aPerson(database, 'auditor');
  const grant = {
    kind: 'grant' as const,
    number: '1',
    date: '2026-01-01',
    grant: null,
    totalEligibleCost: null,
    unionContribution: null,
    grantPeriod: { start: '2026-01-01', end: await dayFromToday(database, -10) },
    reason: null,
    file: null,
  };
  const [reference = ''] = await publishedReferences(
    database,
    programmeProject(bautzen, 'Läden', { decisions: [grant] }),
    programmeProject(bautzen, 'Ohne Bescheid'),
  );
  const round = await aRound(database, { due: -1 });
  await aRound(database, { opens: 3, name: 'Geplant' });
  const { tasks } = await openWorkOf(database, { actor: lead });
  t.match(tasks, [
    {
      title: 'Bitte um Zuarbeit: Herbst 2026',
      detail: '0 eingereicht, 0 unverändert, 2 fehlen, seit gestern vorbei',
      href: `/arbeitsbereich/runden/${round}`,
      kind: 'round',
      overdue: true,
    },
    {
      title: 'Verwendungsnachweis: Läden',
      detail: 'einzureichen bei der SAB',
      href: `/arbeitsbereich/nachweise/${reference}/verwendungsnachweis`,
      kind: 'proof',
      overdue: false,
    },
  ]);
  t.equal(tasks.length, 2, 'a day not yet determined is no task');
  t.match((await openWorkOf(database, { actor: staff })).tasks, [
    { detail: '2 Vorhaben aus 1 Stadt fehlen', href: `/servicestelle/runden/${round}?stand=offen` },
    { href: `/servicestelle/nachweise/${reference}/verwendungsnachweis` },
  ]);
  t.same((await openWorkOf(database, { actor: neighbour })).tasks, []);
  t.same((await openWorkOf(database, { actor: auditor })).tasks, []);
});
