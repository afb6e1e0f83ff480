import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import t from 'tap';
import { amounts, aProject, publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';

t.test('sums as JSON, CSV and workbook say the same', async (t) => {
  const { app, database } = await testApp(t, 'reference');
  const dresden = { kind: 'municipality', ags: '14612000', sourceText: null } as const;
  await publishNew(
    database,
    aProject({ place: dresden, amounts: amounts({ totalEligibleCost: 123_456n, unionContribution: 100n }) }),
    aProject({ place: dresden, amounts: amounts({ totalEligibleCost: 1n }) }),
    aProject({
      place: { kind: 'statewide', ags: null, sourceText: null },
      amounts: amounts({ totalEligibleCost: 5_000n }),
    }),
  );
  const query = 'groupBy=city&measures=projects,totalEligibleCost,unionContribution,grant';
  const get = (path: string) => app.inject(`/api/v1/${path}`);
  const json = (await get(`aggregates?${query}`)).json();
  t.match(json, {
    rows: [
      {
        city: { key: '14612000', title: 'Dresden' },
        projects: 2,
        totalEligibleCost: '1234.57',
        unionContribution: '1.00',
        unionContributionUnknown: 1,
        grant: null,
        grantUnknown: 2,
      },
      { city: { key: 'landesweit' }, projects: 1, totalEligibleCost: '50.00', unionContribution: null },
    ],
    totals: { projects: 3, totalEligibleCost: '1284.57', unionContribution: '1.00', grant: null },
  });

  const csv = await get(`aggregates.csv?${query}`);
  t.match(csv.headers['content-disposition'], /summen-stand-\d+\.csv/);
  const [headings = [], ...lines] = parse(csv.body) as string[][];
  const column = (heading: string) => lines.map((line) => line[headings.indexOf(heading)]);
  t.same(column('Ort, Schlüssel'), ['14612000', 'landesweit', 'Summe']);
  t.same(column('Förderfähige Gesamtkosten (EUR)'), ['1234.57', '50.00', '1284.57']);
  t.same(column('EU-Betrag, angegeben (EUR)'), ['1.00', '', '1.00'], 'unknown is empty, not zero');
  const excel = await get(`aggregates.csv?${query}&dialect=excel-de`);
  t.match(excel.body, /^\ufeff"?Ort, Schlüssel"?;/);
  t.match(excel.body, /;1284,57;/);

  const answer = await get(`aggregates.xlsx?${query}`);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(answer.rawPayload as unknown as ArrayBuffer);
  const sheet = workbook.worksheets[0];
  const cost = headings.indexOf('Förderfähige Gesamtkosten (EUR)') + 1;
  t.equal(sheet?.getCell(2, 1).value, '14612000', 'keys are text');
  t.equal(sheet?.getCell(2, cost).value, 1234.57);
  t.match(sheet?.getCell(4, cost).value, { formula: /SUM\(/, result: 1284.57 });
  t.same((await get(`aggregates.xlsx?${query}`)).rawPayload, answer.rawPayload, 'the same bytes twice');
});

t.test('what cannot be grouped by is refused', async (t) => {
  const { app } = await testApp(t);
  for (const query of [
    'groupBy=postcode',
    'groupBy=city,fund,year,category',
    'groupBy=city,city',
    'measures=average',
    'groupBy=city&nonsense=1',
    'limit=5',
  ])
    t.equal((await app.inject(`/api/v1/aggregates?${query}`)).statusCode, 400, query);
  t.same(
    (await app.inject('/api/v1/aggregates?groupBy=city,category')).json().rows,
    [],
    'an empty registry has no rows',
  );
});
