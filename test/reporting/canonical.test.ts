import * as fc from 'fast-check';
import t from 'tap';
import { canonicalJson, fingerprintOf } from '../../src/reporting/canonical.js';

t.test('amounts are decimal strings, instants in Z, keys in order', async (t) => {
  t.equal(
    canonicalJson({ b: 123n, a: [new Date(0), null, undefined], Z: { y: -5n, x: 'ü' }, gone: undefined }),
    '{"Z":{"x":"ü","y":"-0.05"},"a":["1970-01-01T00:00:00.000Z",null,null],"b":"1.23"}',
  );
  t.match(fingerprintOf({}), /^[0-9a-f]{4}( [0-9a-f]{4}){3}$/);
});

t.test('the order of keys never matters, a changed value always does', async () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 6 }), fc.string(), (record, added) => {
      const turned = Object.fromEntries(Object.entries(record).reverse());
      const changed = { ...record, [`${added}!`]: 'other' };
      return (
        fingerprintOf(turned) === fingerprintOf(record) && fingerprintOf(changed) !== fingerprintOf(record)
      );
    }),
  );
});
