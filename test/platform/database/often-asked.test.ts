import t from 'tap';
import { OftenAsked } from '../../../src/platform/database/often-asked.js';

t.test('what is asked often is known as such, in bounded room', async (t) => {
  const asked = new OftenAsked({ often: 3, mostKept: 2, mostCounted: 4 });
  t.same(
    ['a', 'a', 'a', 'a', 'b'].map((text) => asked.has(text)),
    [false, false, true, true, false],
  );
  for (const text of ['c', 'd', 'e', 'f', 'g']) asked.has(text);
  t.notOk(
    ['b', 'b'].some((text) => asked.has(text)),
    'forgotten among too many, so counted anew',
  );
  t.ok(asked.has('b'));
  t.notOk(
    ['h', 'h', 'h', 'h'].some((text) => asked.has(text)),
    'no more than there is room for',
  );
  t.ok(asked.has('a'));
});
