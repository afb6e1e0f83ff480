import t from 'tap';
import { aProject, publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';

const { app, database } = await testApp(t, 'reference');
const natural = { name: 'Erika Beispiel', naturalPerson: true };
await publishNew(
  database,
  ...Array.from({ length: 7 }, (_, index) =>
    aProject({ name: `Größe „${index}“`, ...(index === 3 ? { beneficiary: natural } : {}) }),
  ),
);

const listed = async (query: string): Promise<string> => {
  const { statusCode, payload } = await app.inject(`/api/v1/projects?${query}`);
  t.equal(statusCode, 200, payload);
  return payload;
};

t.test('a page holds every record as it is read alone, whatever was asked before', async (t) => {
  for (const query of ['limit=2', 'limit=5&sort=-name', 'q=gro&include=total', 'limit=5&sort=-name&q=gr']) {
    const page = await listed(query);
    const { items, ...frame } = JSON.parse(page) as { items: { reference: string }[] };
    const alone = await Promise.all(
      items.map(async ({ reference }) => (await app.inject(`/api/v1/projects/${reference}`)).payload),
    );
    t.equal(page, `{"items":[${alone.join()}],${JSON.stringify(frame).slice(1)}`, query);
    t.equal(await listed(query), page, 'and the same again');
  }
  t.match(JSON.parse(await listed('q=nirgends')), { items: [], nextCursor: null });
});

t.test('a person whose name is forgotten leaves pages that were given before', async (t) => {
  t.match(await listed('limit=7'), /Erika Beispiel/);
  await database.ownerSql.begin(async (tx) => {
    await tx`alter table project_version disable trigger user`;
    await tx`update project_version set beneficiary_name = 'gelöscht' where beneficiary_name = ${natural.name}`;
    await tx`alter table project_version enable trigger user`;
  });
  t.notMatch(await listed('limit=7'), /Erika Beispiel/, 'the same question');
  t.notMatch(await listed('limit=7&sort=name'), /Erika Beispiel/, 'another one about the same records');
});
