import { parse } from 'csv-parse/sync';
import t from 'tap';
import { amendPublished, publishNew } from '../support/a-project.js';
import { bearer, testApp } from '../support/app.js';
import { complete, openDataApp } from './sample.js';

const { app, database, references } = await openDataApp(t);

const deskPage = async (): Promise<string> =>
  (await app.inject({ url: '/servicestelle/listen', headers: bearer })).body;
/** The newest state as if it had been published so many months and days ago. */
const published = (ago: string) =>
  database.ownerSql`update registry_revision set published_at = clock_timestamp() - ${ago}::interval`;

t.test('staff are told before a list gets too old by the regulation, and when it has', async (t) => {
  t.notMatch(await deskPage(), 'note--warn', 'fresh');
  await published('4 months -29 days');
  const soon = await deskPage();
  t.match(soon, 'Die Liste wird bald zu alt.');
  t.match(soon, 'spätestens alle 4 Monate');
  t.notMatch(soon, 'veraltet', 'the list of 2014–2020 has six months');
  await published('4 months 2 days');
  t.match(await deskPage(), 'Die Liste ist veraltet.');
  await published('6 months 2 days');
  t.match(await deskPage(), 'spätestens alle 6 Monate');
});

t.test(
  'the check names every required field an operation lacks, and nothing that is not required',
  async (t) => {
    const report = await app.inject({
      url: '/servicestelle/listen/2021-2027/pruefbericht.csv',
      headers: bearer,
    });
    const rows: string[][] = parse(report.rawPayload, { delimiter: ';', bom: true, from: 2 });
    t.same(
      rows.map(([code, , , field, point]) => [code, field, point]),
      [
        [references[1], 'Gesamtkosten des Vorhabens in EUR', '(h)'],
        [references[1], 'Unions-Kofinanzierungssatz in %', '(k)'],
        [
          references[1],
          'Standort des Begünstigten (mehrere Standorte), bei natürlichen Personen NUTS-2-Region',
          '(m)',
        ],
      ],
    );
    t.match(await deskPage(), '1 von 2 Vorhaben');
    const unknown = await app.inject({ url: '/servicestelle/listen/x/pruefbericht.csv', headers: bearer });
    t.equal(unknown.statusCode, 404);
  },
);

t.test('the queue of the service centre says so too', async (t) => {
  const queue = await testApp(t, 'reference');
  await publishNew(queue.database, complete);
  const page = async () => (await queue.app.inject({ url: '/servicestelle/pruefen', headers: bearer })).body;
  t.notMatch(await page(), 'Öffentliche Liste');
  await queue.database
    .ownerSql`update registry_revision set published_at = clock_timestamp() - interval '5 months'`;
  t.match(await page(), 'Öffentliche Liste');
});

t.test('a new publication is checked anew', async (t) => {
  await amendPublished(database, references[0] ?? '', (present) => ({
    ...present,
    purposeAndAchievements: null,
  }));
  t.match(await deskPage(), '0 von 2 Vorhaben');
});
