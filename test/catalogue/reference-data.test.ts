import t from 'tap';
import { attributesOf, type CatalogueKind } from '../../src/catalogue/catalogue.js';
import { readReferenceEntries, referenceCatalogue } from '../../src/catalogue/reference-data.js';

const catalogue = referenceCatalogue();

t.test(
  'keys are unique within their kind and begin with their funding period, if they have one',
  async (t) => {
    const entries = readReferenceEntries();
    t.equal(new Set(entries.map((entry) => `${entry.kind} ${entry.key}`)).size, entries.length);
    for (const { kind, key, content } of entries)
      if (kind !== 'fundingPeriod' && kind !== 'actionField')
        t.ok(key.startsWith(`${String(content.attributes.fundingPeriod)}/`), key);
  },
);

t.test('every key that one entry names exists', async (t) => {
  const exists = (kind: CatalogueKind, key: string) => t.ok(catalogue.byKey(kind, key), `${kind} ${key}`);
  for (const entry of catalogue.ofKind('fundingGuideline')) {
    const attributes = attributesOf('fundingGuideline', entry);
    exists('fund', attributes.fund);
    for (const key of attributes.priorities) exists('priority', key);
    for (const key of attributes.specificObjectives) exists('specificObjective', key);
  }
  for (const entry of catalogue.ofKind('fundingObject'))
    exists('fundingGuideline', attributesOf('fundingObject', entry).fundingGuideline);
  for (const entry of catalogue.ofKind('rateCeiling'))
    exists('fundingGuideline', attributesOf('rateCeiling', entry).fundingGuideline);
  for (const entry of catalogue.ofKind('priority')) exists('fund', attributesOf('priority', entry).fund);
});

t.test('both periods are complete as far as sources go', async (t) => {
  const count = (kind: CatalogueKind, period: string) => catalogue.ofKind(kind, period).length;
  t.equal(count('interventionCategory', '2014-2020'), 22);
  t.equal(count('fundingGuideline', '2014-2020'), 17);
  t.equal(count('fundingObject', '2014-2020'), 31);
  t.equal(count('fundingGuideline', '2021-2027'), 1);
  t.equal(count('fundingObject', '2021-2027'), 5);
  t.equal(count('specificObjective', '2021-2027'), 13);
  t.equal(count('region', '2021-2027'), 3);
});

t.test('one guideline of each period is the programme’s own', async (t) => {
  const own = catalogue
    .ofKind('fundingGuideline')
    .filter((e) => attributesOf('fundingGuideline', e).programme);
  t.same(
    own.map((entry) => entry.key),
    ['2014-2020/nachhaltige-soziale-stadtentwicklung', '2021-2027/02203'],
  );
});

t.test('grant-rate ceilings are those of the guidelines, each with its clause', async (t) => {
  const rates = catalogue.ofKind('rateCeiling').flatMap((entry) => {
    const { fundingPeriod, part, measure, rate, clause } = attributesOf('rateCeiling', entry);
    return measure === 'grantRate' ? [[fundingPeriod, part, rate, clause.length > 0]] : [];
  });
  t.same(rates, [
    ['2014-2020', 'A', '95.00', true],
    ['2014-2020', 'B', '95.00', true],
    ['2021-2027', 'A', '85.00', true],
    ['2021-2027', 'B', '95.00', true],
  ]);
});

t.test('Union rates that no source verifies stay unknown', async (t) => {
  const rateOf = (key: string) => catalogue.byKey('priority', key)?.attributes.unionRate;
  t.equal(rateOf('2014-2020/B'), '80.00');
  t.equal(rateOf('2021-2027/3'), null);
  t.equal(rateOf('2021-2027/4'), null);
});
