import * as fc from 'fast-check';
import t from 'tap';
import {
  breakable,
  type Coverage,
  cleaned,
  missingGlyph,
  segmented,
  shortened,
} from '../../../src/platform/pdf/printable.js';

const latinOnly: Coverage = (face, codePoint) => (face === 'main' ? codePoint < 0x250 : codePoint === 0x2192);

t.test('text is made fit for paper', async (t) => {
  t.equal(cleaned('Go\u0308rlitz'), 'Görlitz', 'composed');
  t.equal(cleaned('a\r\nb\rc\u2028d'), 'a\nb\nc\nd', 'one kind of line break');
  t.equal(cleaned('\u202egnp.exe\u200b\ufeff'), 'gnp.exe', 'no invisible marks');
  t.equal(cleaned('a\tb\u0007'), `a b${missingGlyph}`, 'controls show');
});

t.test('each character gets a typeface that has it', async (t) => {
  const { segments, replaced } = segmented('Löbau → 漢', latinOnly);
  t.same(segments, [
    { text: 'Löbau ', face: 'main' },
    { text: '→', face: 'spare' },
    { text: ' ', face: 'main' },
    { text: missingGlyph, face: 'spare' },
  ]);
  t.ok(replaced);
  t.notOk(segmented('Löbau →', latinOnly).replaced);
});

t.test('endless words can be broken, ordinary ones are left alone', async (t) => {
  t.equal(breakable('Donaudampfschifffahrtsgesellschaft'), 'Donaudampfschifffahrtsgesellschaft');
  const broken = breakable('W'.repeat(1_000_000));
  t.ok(broken.split('\u200b').every((piece) => piece.length <= 40));
  t.equal(broken.replaceAll('\u200b', ''), 'W'.repeat(1_000_000));
});

t.test('shortening ends at a sentence, else at a word', async (t) => {
  t.equal(shortened('Der erste Satz endet hier. Zweiter Satz.', 28), 'Der erste Satz endet hier.');
  t.equal(shortened('Vorhaben in z. B. Löbau und anderswo', 26), 'Vorhaben in z. B. Löbau');
  t.equal(shortened('Treffen der Beteiligten im 4. Halbjahr', 31), 'Treffen der Beteiligten im 4.');
  t.equal(shortened('Ein Satz von Beginn an. Im 4. Halbjahr', 27), 'Ein Satz von Beginn an. Im');
  t.equal(shortened('kurz', 10), 'kurz');
});

t.test('what is left of a shortened text is its beginning, never longer than asked', async () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.nat(220), (text, length) => {
      const short = shortened(text, length);
      return text.startsWith(short) && short.length <= length;
    }),
  );
});

t.test('abbreviations of single letters stay on one line', async (t) => {
  t.equal(cleaned('Verein e. V. und z. B. Löbau'), 'Verein e.\u00a0V. und z.\u00a0B. Löbau');
  t.equal(cleaned('Im 4. Halbjahr. A. Beier'), 'Im 4. Halbjahr. A. Beier');
});
