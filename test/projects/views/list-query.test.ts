import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import t from 'tap';
import { Problem } from '../../../src/kernel/problem.js';
import {
  activeFilters,
  type ListQuery,
  listPath,
  parseListQuery,
  without,
} from '../../../src/projects/views/list-query.js';

const read = (path: string, language: 'de' | 'en' = 'de'): ListQuery =>
  parseListQuery(Object.fromEntries(new URL(path, 'http://list').searchParams), language);

const words = fc
  .string({ minLength: 1, maxLength: 30 })
  .map((text) => text.trim())
  .filter((text) => text !== '');
const values = fc.uniqueArray(fc.stringMatching(/^[A-Za-z0-9/.-]{1,20}$/), { minLength: 1, maxLength: 4 });
const cents = fc.bigInt({ min: 0n, max: 999_999_999_999n });

const queries = fc.record(
  {
    q: words,
    fundingPeriod: values,
    city: values,
    guideline: values,
    object: values,
    area: values,
    beneficiary: values,
    year: fc.uniqueArray(fc.constantFrom('2023', '2024', 'ohne'), { minLength: 1 }),
    status: fc.uniqueArray(fc.constantFrom('planned', 'running', 'ended'), { minLength: 1 }),
    activeOn: fc.constantFrom('2024-02-29', '2026-10-31'),
    minCost: cents,
    maxCost: cents,
  },
  { requiredKeys: [] },
);

t.test('the address of a list says exactly what the list asks for', async () => {
  fc.assert(
    fc.property(queries, fc.constantFrom('all' as const, 'programme' as const), (filter, scope) => {
      const query: ListQuery = {
        filter: { ...filter, scope } as ListQuery['filter'],
        asOf: filter.q === undefined ? null : '3',
        sort: { key: 'name', descending: true },
        cursor: null,
        typed: {},
      };
      return (['de', 'en'] as const).every((language) =>
        isDeepStrictEqual(read(listPath(query), language), query),
      );
    }),
    { numRuns: 200 },
  );
});

t.test('removing every filter one by one leaves the whole list', async (t) => {
  const query = read(
    '/vorhaben?q=Quartier&city=14612000,14625020&status=running&activeOn=2026-01-01&minCost=10&maxCost=20',
  );
  let left = query;
  for (const filter of activeFilters(query)) left = without(left, filter);
  t.equal(activeFilters(query).length, 7);
  t.strictSame(left.filter, { scope: 'programme' });
  t.equal(listPath(left), '/vorhaben');
});

t.test('amounts are read as people type them in the language of the page', async (t) => {
  const minCost = (typed: string, language: 'de' | 'en') =>
    parseListQuery({ minCost: typed }, language).filter.minCost;
  t.equal(minCost('10.000', 'de'), 1_000_000n);
  t.equal(minCost('1.580,38 €', 'de'), 158_038n);
  t.equal(minCost('1580.38', 'de'), 158_038n, 'addresses carry a decimal point in every language');
  t.equal(minCost('10,000', 'en'), 1_000_000n);
  t.equal(minCost('€1,580.38', 'en'), 158_038n);
});

t.test('what is no amount stays in its field, with its error', async (t) => {
  for (const typed of ['viel', '-5', '1e309', '0x10', 'NaN', '1,234'] as const) {
    const query = parseListQuery({ maxCost: typed }, 'de');
    t.strictSame(query.typed, { maxCost: typed });
    t.equal(query.filter.maxCost, undefined);
  }
  t.strictSame(parseListQuery({ minCost: '10.000' }, 'en').typed, { minCost: '10.000' }, 'not guessed');
});

t.test('values that no form of the page sends are refused', async (t) => {
  for (const raw of [
    { status: 'forgotten' },
    { scope: 'everything' },
    { sort: 'password' },
    { activeOn: '2026-02-31' },
    { guideline: Array.from({ length: 101 }, (_, index) => `x${index}`).join(',') },
  ]) {
    t.throws(() => parseListQuery(raw, 'de'), Problem, JSON.stringify(raw).slice(0, 60));
  }
});

t.test('ticked boxes of one name and values joined by commas mean the same', async (t) => {
  t.strictSame(
    parseListQuery({ city: ['14612000', '14625020'] }, 'de'),
    parseListQuery({ city: '14612000,14625020' }, 'de'),
  );
});
