import t from 'tap';
import { KeptAnswers } from '../../../src/platform/http/kept-answers.js';

const answer = (text: string): Buffer => Buffer.from(text);

t.test('keeps answers while there is room; what was asked longest ago goes first', async (t) => {
  const kept = new KeptAnswers(24);
  kept.keep('a', answer('aaa'));
  kept.keep('b', answer('bbb'));
  for (let number = 0; number < 6; number += 1) kept.keep(`c${number}`, answer('ccc'));
  t.equal(kept.get('a')?.toString(), 'aaa', 'all fit');
  kept.keep('d', answer('ddd'));
  t.equal(kept.get('b'), undefined, 'the one asked longest ago is gone');
  t.equal(kept.get('a')?.toString(), 'aaa', 'the one just asked is not');
  t.equal(kept.get('d')?.toString(), 'ddd');
});

t.test('counts a replaced answer once and keeps none that takes too much room', async (t) => {
  const kept = new KeptAnswers(24);
  for (let time = 0; time < 20; time += 1) kept.keep('same', answer('aaa'));
  kept.keep('other', answer('bbb'));
  t.equal(kept.get('same')?.toString(), 'aaa');
  kept.keep('large', answer('1234'));
  t.equal(kept.get('large'), undefined);
  t.equal(kept.get('other')?.toString(), 'bbb');
});
