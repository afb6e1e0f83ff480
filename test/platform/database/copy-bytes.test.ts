import t from 'tap';
import { CopiedFields, CopyBytes } from '../../../src/platform/database/copy-bytes.js';
import { copyIn } from '../../../src/platform/database/copy-rows.js';
import { testDatabase } from '../../support/database.js';

const texts = ['', 'Görlitz; „Ost“', 'a\tb\\n"c"\r\nd', 'NULL', '{x,y}', '𝔘mlaut 🚲', 'ß'.repeat(200_000)];
const numbers = [0, -1, 2_147_483_647, null];
const bigints = [9_007_199_254_740_993n, -1n, null];

/** Rows with everything a value can be. */
function write(rows: CopyBytes): void {
  for (const [n, text] of texts.entries()) {
    rows.row(7);
    rows.integer(n);
    rows.text(n === 3 ? null : text);
    rows.boolean(n % 2 === 0);
    rows.jsonb(JSON.stringify({ text }));
    rows.texts(n === 1 ? null : [text, null, 'NULL', '']);
    rows.integer(numbers[n % numbers.length] ?? null);
    rows.bigint(bigints[n % bigints.length] ?? null);
  }
}

t.test('what is written as bytes arrives in the database letter by letter', async (t) => {
  const { ownerSql } = await testDatabase(t);
  await ownerSql`create table arrived (position integer, t text, b boolean, j jsonb, a text[], i integer, l bigint)`;
  const rows = new CopyBytes();
  for (const first of [true, false]) {
    write(rows);
    await copyIn(ownerSql, 'arrived', [rows.take()], 'binary');
    const found = await ownerSql<
      { t: string | null; b: boolean; j: unknown; a: unknown; i: unknown; l: string | null }[]
    >`select t, b, j, to_jsonb(a) as a, i, l::text as l from arrived order by position`;
    t.equal(found.length, texts.length, first ? 'taken once' : 'what is taken is gone');
    for (const [n, row] of found.entries())
      t.same(
        { ...row },
        {
          t: n === 3 ? null : texts[n],
          b: n % 2 === 0,
          j: { text: texts[n] },
          a: n === 1 ? null : [texts[n], null, 'NULL', ''],
          i: numbers[n % numbers.length],
          l: bigints[n % bigints.length]?.toString() ?? null,
        },
      );
    await ownerSql`truncate arrived`;
  }
});

t.test('what is written as bytes is read again', async (t) => {
  const rows = new CopyBytes();
  write(rows);
  const fields = new CopiedFields(rows.take());
  for (const [n, text] of texts.entries()) {
    t.ok(fields.next());
    t.equal(fields.integer(), n);
    t.equal(fields.text(), n === 3 ? null : text);
    t.equal(fields.boolean(), n % 2 === 0);
    t.same(JSON.parse(fields.jsonb()), { text });
    fields.skip(1);
    t.equal(fields.integer(), numbers[n % numbers.length]);
    fields.skip(1);
  }
  t.notOk(fields.next());
});
