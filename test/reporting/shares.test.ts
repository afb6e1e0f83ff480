import * as fc from 'fast-check';
import t from 'tap';
import type { Part } from '../../src/reporting/index.js';
import { sharesOf } from '../../src/reporting/shares.js';

const part = (cents: bigint | null): Part => ({
  key: 'part',
  label: 'Teil',
  cents,
  share: null,
  derived: false,
  tone: cents === null ? 'unknown' : 1,
});

t.test('an unknown part takes what the known ones leave', async (t) => {
  t.same(sharesOf({ whole: 400n, parts: [part(100n), part(null)] }), [
    { fraction: 0.25, tone: 1 },
    { fraction: 0.75, tone: 'unknown' },
  ]);
  t.same(sharesOf({ whole: 400n, parts: [part(400n), part(null)] }), [{ fraction: 1, tone: 1 }]);
});

t.test('there is no bar without a whole, or when the parts are more than it', async (t) => {
  t.equal(sharesOf({ whole: null, parts: [part(1n)] }), null);
  t.equal(sharesOf({ whole: 0n, parts: [part(0n)] }), null);
  t.equal(sharesOf({ whole: 100n, parts: [part(101n)] }), null);
});

t.test('fractions never pass the whole', async () => {
  const cents = fc.bigInt({ min: 0n, max: 10n ** 15n });
  fc.assert(
    fc.property(cents, fc.array(cents, { maxLength: 4 }), (whole, known) => {
      const shares = sharesOf({ whole, parts: known.map(part) });
      return shares === null || shares.reduce((sum, { fraction }) => sum + fraction, 0) <= 1.000001;
    }),
  );
});
