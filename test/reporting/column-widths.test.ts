import fc from 'fast-check';
import t from 'tap';
import { type ColumnNeed, columnWidths, longestWord } from '../../src/reporting/print/column-widths.js';

const column = (share: number, least: number, isFigures = false): ColumnNeed => ({ share, least, isFigures });
const rounded = (widths: readonly number[]): number[] => widths.map((width) => Math.round(width * 10) / 10);

t.test('columns have the widths their author had in mind where their words fit', async (t) => {
  t.same(columnWidths([column(3, 40), column(1, 20, true)], 200), [150, 50]);
});

t.test('a column whose longest word would be broken takes room from those that can spare it', async (t) => {
  t.same(rounded(columnWidths([column(3, 60), column(1, 70, true)], 200)), [130, 70]);
});

t.test('where there is no room for every word, figures stay whole', async (t) => {
  t.same(
    rounded(columnWidths([column(1, 120), column(1, 50, true), column(1, 50, true)], 200)),
    [100, 50, 50],
  );
});

t.test('widths come to the room, and no figure is broken that fits', async () => {
  const needs = fc.array(
    fc.record({
      share: fc.integer({ min: 1, max: 60 }),
      least: fc.integer({ min: 1, max: 120 }),
      isFigures: fc.boolean(),
    }),
    { minLength: 1, maxLength: 9 },
  );
  fc.assert(
    fc.property(needs, fc.integer({ min: 100, max: 500 }), (columns, room) => {
      const widths = columnWidths(columns, room);
      const figures = columns.reduce((sum, { least, isFigures }) => sum + (isFigures ? least : 0), 0);
      const isWhole = columns.every(
        ({ least, isFigures }, index) => !isFigures || (widths[index] ?? 0) >= least - 0.001,
      );
      const hasWords = columns.some(({ isFigures }) => !isFigures);
      return (
        Math.abs(widths.reduce((sum, width) => sum + width, 0) - room) < 0.001 &&
        (isWhole || figures >= room || !hasWords)
      );
    }),
  );
});

t.test('an amount takes about what the typeface takes, a text what its longest word does', async (t) => {
  const amount = longestWord('1.040.981,68', 8);
  t.ok(amount >= 5.76 * 8 && amount < 6.3 * 8, String(amount));
  t.equal(longestWord('und Beschäftigungsfähigkeit der', 8), longestWord('Beschäftigungsfähigkeit', 8));
  t.ok(longestWord('Beschäftigungsfähigkeit', 8) >= 10.99 * 8);
});
