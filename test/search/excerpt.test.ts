import fc from 'fast-check';
import t from 'tap';
import { excerptOf, wordsAsked } from '../../src/search/excerpt.js';

const said = (texts: readonly string[], q: string): string | null =>
  excerptOf(texts, wordsAsked(q))
    ?.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text))
    .join('') ?? null;

t.test('words are marked as they are written, whatever their case and accents', async (t) => {
  t.equal(said(['Das Quartiersbüro in Görlitz'], 'buro GORLITZ'), 'Das Quartiers[büro] in [Görlitz]');
  t.equal(said(['Große Straße'], 'strasse'), 'Große [Straße]');
  t.equal(said(['nichts davon'], 'Laden'), null);
  t.equal(
    said(['ein Laden', 'Laden und Werkstatt'], 'werkstatt laden'),
    '[Laden] und [Werkstatt]',
    'where most are',
  );
  t.equal(said(['aaa'], 'aa'), '[aa]a', 'places do not overlap');
});

t.test('of a long text what stands around the words', async (t) => {
  const long = `${'Vorher steht viel. '.repeat(40)}Hier ist der Bahnhof. ${'Danach auch. '.repeat(40)}`;
  const shown = said([long], 'bahnhof') ?? '';
  t.match(shown, /^… .*\[Bahnhof\].* …$/);
  t.ok(shown.length < 260, shown);
});

t.test('an excerpt is what stands there, and nothing else', async () => {
  const letters = fc.constantFrom('a', 'ä', 'B', ' ', 'ß', 'ﬁ', 'é', '😀', '\n');
  const words = fc.string({ unit: letters, maxLength: 300 });
  fc.assert(
    fc.property(words, fc.string({ unit: letters, minLength: 1, maxLength: 4 }), (text, q) => {
      const pieces = excerptOf([text], wordsAsked(q));
      if (pieces === null) return true;
      const whole = pieces
        .map((piece) => piece.text)
        .join('')
        .replace(/^… | …$/g, '');
      return text.replace(/\s+/gu, ' ').includes(whole) && pieces.some(({ isMatch }) => isMatch);
    }),
    { numRuns: 300 },
  );
});
