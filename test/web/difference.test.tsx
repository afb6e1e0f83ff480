import fc from 'fast-check';
import { parse } from 'node-html-parser';
import t from 'tap';
import { Difference, InlineDifference, wordDifference } from '../../src/web/index.js';

const joined = (before: string, after: string, side: 'removed' | 'added'): string =>
  wordDifference(before, after)
    .filter(({ kind }) => kind === 'same' || kind === side)
    .map(({ text }) => text)
    .join('');

const word = fc.constantFrom(
  'Laden',
  'Läden',
  'für',
  'und',
  'Quartier',
  '23',
  '.',
  ',',
  '\n\n',
  ' ',
  '  ',
  '€',
  '"<b>',
);
const prose = fc.oneof(
  fc.array(word, { maxLength: 60 }).map((words) => words.join('')),
  fc.string({ unit: 'grapheme' }),
);

t.test(
  'without what was added a difference is the old text, without what was struck the new one',
  async () => {
    fc.assert(
      fc.property(prose, prose, (before, after) => {
        return joined(before, after, 'removed') === before && joined(before, after, 'added') === after;
      }),
    );
  },
);

t.test('the same text has no change; neighbouring changes are never of one kind', async () => {
  fc.assert(
    fc.property(prose, prose, (before, after) => {
      const parts = wordDifference(before, after);
      const changed = parts.some(({ kind }) => kind !== 'same');
      const merged = parts.every((part, index) => part.kind !== parts[index + 1]?.kind);
      return changed === (before !== after) && merged;
    }),
  );
});

t.test('a rewritten passage stays one passage', async (t) => {
  t.strictSame(
    wordDifference(
      'Leere Läden sollen wieder genutzt werden. Geplant ist eine Beratung für Inhaber kleiner Geschäfte.',
      'Leere Läden sollen wieder genutzt werden. Eine feste Sprechstunde berät Inhaber kleiner Geschäfte. Vier sind vermietet.',
    ),
    [
      { kind: 'same', text: 'Leere Läden sollen wieder genutzt werden. ' },
      { kind: 'removed', text: 'Geplant ist eine Beratung für ' },
      { kind: 'added', text: 'Eine feste Sprechstunde berät ' },
      { kind: 'same', text: 'Inhaber kleiner Geschäfte.' },
      { kind: 'added', text: ' Vier sind vermietet.' },
    ],
  );
});

t.test('texts of 100 kB with nothing in common, or a change in every sentence, come to an end', async (t) => {
  const many = (words: (index: number) => string) =>
    Array.from({ length: 15_000 }, (_, i) => words(i)).join(' ');
  const old = many((i) => `Wort${i % 997}${i % 12 === 11 ? '.' : ''}`);
  for (const fresh of [many((i) => `Neu${i}`), many((i) => (i % 12 === 5 ? `Neu${i}` : `Wort${i % 997}`))]) {
    t.equal(joined(old, fresh, 'removed'), old);
    t.equal(joined(old, fresh, 'added'), fresh);
  }
});

t.test(
  'what is shown: struck and underlined in elements that say so, and in words for screen readers',
  async (t) => {
    const html = parse(String(<InlineDifference before="alte Zeile" after={'neue Zeile\n\nMehr'} />));
    t.strictSame(
      html.querySelectorAll('del').map((one) => one.text),
      ['entfernt: alte'],
    );
    t.strictSame(
      html.querySelectorAll('ins').map((one) => one.text),
      ['hinzugefügt: neue', 'hinzugefügt: Mehr'],
    );
    t.ok(html.querySelectorAll('del .vh, ins .vh').length === 3, 'said, not shown');
  },
);

t.test('a column shows one side only; a change of nothing but a paragraph break is visible', async (t) => {
  const parts = wordDifference('Eins. Zwei.', 'Eins.\n\nZwei.');
  const shown = (side: 'before' | 'after') => parse(String(<Difference parts={parts} side={side} />));
  t.equal(shown('before').querySelectorAll('ins').length, 0);
  t.match(shown('after').querySelector('ins')?.text, '¶');
});

t.test('markup in a text stays text', async (t) => {
  const html = parse(String(<InlineDifference before="<b>a</b> x" after={'<script>alert(1)</script> x'} />));
  t.equal(html.querySelectorAll('script, b').length, 0);
  t.match(html.text, 'script>alert(1)');
});

t.test('of a long text that stayed the same only the ends are in sight, and nothing is lost', async () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 900 }),
      fc.constantFrom('Wort ', 'x', '😀', 'Zeile\n'),
      (extra, piece) => {
        const same = piece.repeat(400) + 'y'.repeat(extra);
        const html = parse(String(<InlineDifference before={`alt ${same}`} after={`neu ${same}`} />));
        const folded = html.querySelector('details');
        const shown = html.text.replace(folded?.querySelector('summary')?.text ?? '', '');
        return shown.endsWith(same) && (folded !== null) === same.length + 1 >= 900;
      },
    ),
  );
});
