import t from 'tap';
import { withheldName, withholdNames } from '../../src/projects/index.js';
import { amendPublished, aProject, publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';
import type { TestDatabase } from '../support/database.js';

const { app, database } = await testApp(t, 'reference');
const person = (name: string, source: string | null = null) =>
  aProject({
    name: `Vorhaben von ${name.length}`,
    beneficiary: { name, naturalPerson: true },
    executingBody: { name: 'Verein Nachbarn', naturalPerson: false },
    sourceFields: [
      { label: 'Zeile unter der Überschrift', value: `Von ${name} in Löbau` },
      { label: 'Laufende Nummer', value: '7' },
    ],
    source: { kind: 'list', title: 'Liste', locator: null, date: source },
  });

/** Every public way in that could tell a name. */
async function whatThePublicReads(reference: string, revision: number): Promise<string> {
  const api = `/api/v1/projects`;
  const addresses = [
    `${api}?include=total`,
    `${api}?asOf=${revision}`,
    `${api}?q=Beispiel`,
    `${api}/${reference}`,
    `${api}/${reference}?asOf=${revision}`,
    `${api}/${reference}/history`,
    `${api}.csv`,
    `${api}.ndjson`,
    `/vorhaben/${reference}`,
    `/vorhaben?q=Beispiel`,
    `${api}/${reference}/steckbrief.html`,
  ];
  const answers = await Promise.all(addresses.map((address) => app.inject(address)));
  for (const [at, { statusCode }] of answers.entries())
    if (statusCode !== 200) throw new Error(`${addresses[at]}: ${statusCode}`);
  return answers.map(({ body }) => body).join('\n');
}

const age = (by: string) =>
  database.ownerSql`update registry_revision set published_at = published_at - ${by}::interval`;

t.test(
  'two years after first publication a name is in no public answer, of past states neither',
  async (t) => {
    const { projects, revision } = await publishNew(database, person('Erika Beispiel'));
    const reference = projects[0]?.reference ?? '';
    await amendPublished(database, reference, (present) => ({ ...present, summary: 'Geändert.' }));
    await age('2 years -1 day');
    await withholdNames(database);
    t.match(await whatThePublicReads(reference, revision), 'Erika Beispiel', 'not before');
    await age('1 day');
    await withholdNames(database);
    const after = await whatThePublicReads(reference, revision);
    t.notMatch(after, 'Erika');
    const words =
      await database.sql`select word from search_word where word like '%erika%' or word like '%beispiel%'`;
    t.same(words, [], 'nor among the words that searches look up');
    t.match(after, withheldName);
    t.match(after, 'Verein Nachbarn', 'organisations stay');
    t.match(after, 'Laufende Nummer', 'and what else the source said');
    await amendPublished(database, reference, (present) => ({
      ...present,
      beneficiary: { name: 'Erika Beispiel', naturalPerson: true },
    }));
    t.notMatch(
      await whatThePublicReads(reference, revision),
      'Erika',
      'publishing it again does not bring it back',
    );
  },
);

t.test('a person from a list that is older than two years is not named at all', async (t) => {
  const { projects, revision } = await publishNew(database, person('Max Muster', '2016-06-30'));
  t.notMatch(await whatThePublicReads(projects[0]?.reference ?? '', revision), 'Max Muster');
});

t.test('the trail says what was withheld and why; nothing else of a version can be changed', async (t) => {
  const [entry] = await database.ownerSql<{ reason: string; before: string }[]>`
    select e.reason, p.payload as before from audit_entry e join audit_personal p on p.entry_id = e.id
    where e.table_name = 'project_version' and e.operation = 'update' and e.actor = 'system:retention' order by e.id limit 1`;
  t.match(entry?.reason, 'Artikel 49');
  t.match(entry?.before, 'Erika Beispiel');
  await t.rejects(changed(database, "set beneficiary_name = 'Jemand' where beneficiary_is_natural_person"));
  await t.rejects(changed(database, "set executing_body_name = 'gelöscht'"));
  await t.rejects(
    changed(database, "set beneficiary_name = 'gelöscht', name = 'x' where beneficiary_is_natural_person"),
  );
});

const changed = ({ ownerSql }: TestDatabase, change: string) =>
  ownerSql.unsafe(`update project_version ${change}`);
