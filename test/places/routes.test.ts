import t, { type Test } from 'tap';
import { cityRoutes } from '../../src/places/routes.js';
import { platformApp } from '../support/app.js';
import { testDatabase } from '../support/database.js';

const appWithCities = async (test: Test) => {
  const database = await testDatabase(test, 'reference');
  return platformApp(test, { api: (api) => cityRoutes(api, { database }) }, { database });
};

t.test('programme cities by default, every municipality when asked for', async (t) => {
  const app = await appWithCities(t);
  const names = async (query: string): Promise<string[]> =>
    (await app.inject(`/api/v1/cities${query}`)).json().items.map((city: { name: string }) => city.name);
  t.equal((await names('')).length, 32);
  t.equal((await names('?programme=all')).length, 497);
  t.equal((await names('?fundingPeriod=2014-2020')).length, 32);
  t.equal((await names('?fundingPeriod=2021-2027')).length, 0);
  t.same(await names('?district=14625'), ['Bautzen', 'Bernsdorf', 'Bischofswerda', 'Hoyerswerda', 'Kamenz']);
  t.same(await names('?q=gorlitz'), ['Görlitz']);
  t.same(await names('?programme=all&q=bad%20schl'), ['Aue-Bad Schlema', 'Bad Schlema']);
  t.equal((await app.inject('/api/v1/cities?programme=maybe')).statusCode, 400);
  t.equal((await app.inject('/api/v1/cities?district=Bautzen')).statusCode, 400);
});

t.test('one municipality, in German alphabetical company', async (t) => {
  const app = await appWithCities(t);
  const bautzen = await app.inject('/api/v1/cities/14625020');
  t.match(bautzen.json(), {
    ags: '14625020',
    name: 'Bautzen',
    designation: 'Stadt',
    district: 'Bautzen',
    districtAgs: '14625',
    nuts3: 'DED2C',
    nuts2: 'DED2',
    programme: [{ fundingPeriod: '2014-2020' }],
  });
  t.match((await app.inject('/api/v1/cities/14521030')).json(), {
    validAsOf: null,
    successorAgs: '14521035',
  });
  t.equal((await app.inject('/api/v1/cities/09162000')).statusCode, 404);
  t.equal((await app.inject('/api/v1/cities/1462502')).statusCode, 404);
  t.equal((await app.inject('/api/v1/cities/14625020?asOf=0')).statusCode, 404);
  const all = (await app.inject('/api/v1/cities?programme=all')).json().items;
  const inOrder = all.map((city: { name: string }) => city.name);
  t.ok(inOrder.indexOf('Oelsnitz/Erzgeb.') < inOrder.indexOf('Öhringen') || !inOrder.includes('Öhringen'));
  t.ok(
    inOrder.indexOf('Göda') < inOrder.indexOf('Görlitz') &&
      inOrder.indexOf('Görlitz') < inOrder.indexOf('Grimma'),
  );
});
