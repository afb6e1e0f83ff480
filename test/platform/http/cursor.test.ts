import * as fc from 'fast-check';
import t from 'tap';
import { z } from 'zod';
import { fingerprint, readCursor, writeCursor } from '../../../src/platform/http/cursor.js';

const values = z.tuple([z.string().max(500), z.string().regex(/^-?\d{1,18}$/)]);

t.test('what is written is read back', async () => {
  const wellFormed = fc.string({ unit: 'grapheme', maxLength: 100 }).filter((text) => !text.includes('\0'));
  fc.assert(
    fc.property(
      wellFormed,
      fc.bigInt(-(10n ** 15n), 10n ** 15n),
      fc.nat(999_999_999),
      (name, cents, revision) => {
        const position = { values: [name, String(cents)] as const, id: '17', revision };
        const question = fingerprint({ city: ['14625020'], sort: name });
        const read = readCursor(writeCursor(position, question), question, values);
        return JSON.stringify(read) === JSON.stringify({ revision, id: '17', values: position.values });
      },
    ),
  );
});

t.test('forged, foreign and stale marks are refused', async (t) => {
  const question = fingerprint({ sort: 'name' });
  const good = writeCursor({ values: ['a', '1'], id: '1', revision: 3 }, question);
  t.same(readCursor(good, question, values).id, '1');
  const forge = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const bad = [
    '',
    'x',
    good.slice(0, -3),
    `${good}A`,
    writeCursor({ values: ['a', '1'], id: '1', revision: 3 }, fingerprint({ sort: '-name' })),
    forge([question, 3, '1', ['a', '1', 'b']]),
    forge([question, 3, '1', ['a']]),
    forge([question, 3, '1', ['a', "1' or true"]]),
    forge([question, -1, '1', ['a', '1']]),
    forge([question, 1e12, '1', ['a', '1']]),
    forge([question, 3, 1, ['a', '1']]),
    forge([question, 3, '1', { length: 2, 0: 'a', 1: '1' }]),
    forge([question, 3, '1', ['\0', '1']]),
    forge([question, 3, '1\0', ['a', '1']]),
    forge([question, 3, '1', ['\ud800', '1']]),
    forge(null),
    Buffer.from('[').toString('base64url'),
    Buffer.from('['.repeat(50_000)).toString('base64url'),
  ];
  for (const cursor of bad)
    t.throws(() => readCursor(cursor, question, values), { code: 'invalid_cursor' }, cursor.slice(0, 30));
});

t.test('the same question has one name, another question another', async (t) => {
  t.equal(fingerprint({ a: 1, b: [2n] }), fingerprint({ b: [2n], a: 1, c: undefined }));
  t.not(fingerprint({ a: 1 }), fingerprint({ a: 2 }));
  t.not(fingerprint({ a: ['1', '2'] }), fingerprint({ a: ['1,2'] }));
});
