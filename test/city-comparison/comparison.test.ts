import fc from 'fast-check';
import { parse } from 'node-html-parser';
import t from 'tap';
import { spreadOf } from '../../src/city-comparison/peers.js';
import { amounts, aProject, publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';
import { structureFaults } from '../web/html-structure.js';

t.test('the middle has as many values on either side, unknown ones left out', (t) => {
  const value = fc.option(fc.bigInt({ min: 0n, max: 1_000_000n }), { nil: null });
  fc.assert(
    fc.property(fc.array(value, { maxLength: 30 }), (values) => {
      const known = values.filter((one) => one !== null);
      const spread = spreadOf(values);
      if (spread === null) return known.length === 0;
      const below = known.filter((one) => one < spread.median).length;
      const above = known.filter((one) => one > spread.median).length;
      const half = known.length / 2;
      return (
        below <= half && above <= half && known.every((one) => one >= spread.least && one <= spread.most)
      );
    }),
  );
  t.equal(spreadOf([10n, 21n])?.median, 16n, 'half up');
  t.end();
});

t.test('a city stands beside the middle and range of its peers, without ranks', async (t) => {
  const { app, database } = await testApp(t, 'reference');
  const at = (ags: string, cents: bigint) =>
    aProject({
      place: { kind: 'municipality', ags, sourceText: null },
      period: { start: '2023-01-01', end: '2023-12-31' },
      amounts: amounts({ totalEligibleCost: cents }),
    });
  await publishNew(
    database,
    at('14625020', 500_000_00n),
    at('14625020', 100_000_00n),
    at('14612000', 9_000_000_00n),
    at('14713000', 3_000_000_00n),
    aProject({
      place: { kind: 'statewide', ags: null, sourceText: null },
      amounts: amounts({ totalEligibleCost: 77_000_000_00n }),
    }),
  );
  const api = await app.inject(
    '/api/v1/aggregates?groupBy=city&measures=totalEligibleCostPerInhabitant&scope=all',
  );
  const perHead = new Map<string, string>(
    api
      .json()
      .rows.map((row: { city: { key: string }; totalEligibleCostPerInhabitant: string }) => [
        row.city.key,
        row.totalEligibleCostPerInhabitant,
      ]),
  );
  const euros = (ags: string) => String(perHead.get(ags)).replace('.', ',');
  const { statusCode, body } = await app.inject('/auswertung/staedte/14625020?group=all&scope=all');
  t.equal(statusCode, 200);
  t.same(structureFaults(body), []);
  const page = parse(body.replaceAll('\u00a0', ' '));
  const [overall, years] = page.querySelectorAll('.ranges');
  const cells = overall?.querySelectorAll('tbody td').map((cell) => cell.text.trim()) ?? [];
  t.equal(cells[1], `${euros('14625020')} €`);
  const [low = '', high = ''] = [euros('14612000'), euros('14713000')].sort(
    (one, other) => Number(one.replace(',', '.')) - Number(other.replace(',', '.')),
  );
  t.equal(cells[3], `${low} € bis ${high} €`, 'the whole Land is left out');
  t.same(
    years?.querySelectorAll('tbody th').map((head) => head.text.trim()),
    ['2023'],
  );
  t.same(
    page.querySelectorAll('.peers a').map((link) => link.text),
    ['Dresden', 'Leipzig'],
    'by name',
  );
  const href = overall?.querySelector('tbody a')?.getAttribute('href') ?? '';
  t.match((await app.inject(href)).body, /<div class="sumline"><span><b>2<\/b>/);
  t.match(
    (await app.inject('/auswertung/staedte/14625020?scope=all')).body,
    /Größenklasse 20.000 bis unter 50.000/,
  );
  t.equal((await app.inject('/en/auswertung/staedte/14612000?group=region')).statusCode, 200);
  const wrong = await app.inject('/auswertung/staedte/14612000?group=rank&by=<i>&scope=all');
  t.equal(wrong.statusCode, 400);
  const shown = parse(wrong.body);
  t.same(
    shown.querySelectorAll('.errsum a').map((link) => link.getAttribute('href')),
    ['#f-group', '#f-by'],
    'both at once, each at its field',
  );
  t.match(shown.querySelector('#f-group-e0')?.text, '„rank“ steht hier nicht zur Wahl.');
  t.equal(shown.querySelector('#f-group')?.getAttribute('aria-invalid'), 'true');
  t.ok(shown.querySelector('#f-scope option[value=all]')?.hasAttribute('selected'), 'what is right stays');
  t.notMatch(wrong.body, '<i>');
  t.equal((await app.inject('/auswertung/staedte/14999999')).statusCode, 404);
});
