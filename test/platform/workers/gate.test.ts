import t from 'tap';
import { Gate, type Visitor } from '../../../src/platform/workers/gate.js';

const present = visitor('city hall');

function visitor(source: string, gone = new AbortController().signal): Visitor {
  return { gone, source };
}

t.test('lets so many in, the next when one leaves, and refuses when the line is full', async (t) => {
  const gate = new Gate(2, 1);
  const leaveFirst = await gate.enter(present);
  await gate.enter(present);
  const third = gate.enter(present);
  await t.rejects(gate.enter(present), { code: 'overloaded', retryAfterSeconds: 30 });
  leaveFirst();
  leaveFirst();
  const leaveThird = await third;
  const fourth = gate.enter(present);
  leaveThird();
  await fourth;
  t.pass('leaving twice lets in only one');
  const fifth = gate.enter(present);
  await t.rejects(gate.enter(present), { code: 'overloaded' }, 'two are inside, one waits');
  fifth.catch(() => undefined);
});

t.test('whoever hangs up leaves the line', async (t) => {
  const gate = new Gate(1, 1);
  const leave = await gate.enter(present);
  const impatient = new AbortController();
  const waiting = gate.enter(visitor('city hall', impatient.signal));
  impatient.abort();
  await t.rejects(waiting, { code: 'overloaded' });
  const next = gate.enter(present);
  leave();
  await next;
  t.pass('the place went to the one behind');
});

t.test('whoever is gone already takes no place in the line', async (t) => {
  const gate = new Gate(1, 1);
  const leave = await gate.enter(present);
  await t.rejects(gate.enter(visitor('city hall', AbortSignal.abort())), { code: 'overloaded' });
  const next = gate.enter(present);
  leave();
  await next;
});

t.test('whoever has the fewest inside is next, and nobody takes the whole line', async (t) => {
  const gate = new Gate(2, 4);
  const crowd = visitor('crowd');
  const leaveFirst = await gate.enter(crowd);
  await gate.enter(crowd);
  const third = gate.enter(crowd);
  const fourth = gate.enter(crowd);
  await t.rejects(gate.enter(crowd), { code: 'overloaded' }, 'half of the line is theirs');
  const order: string[] = [];
  const single = gate.enter(visitor('single')).then((leave) => {
    order.push('single');
    leave();
  });
  third.then(() => order.push('crowd'));
  leaveFirst();
  await single;
  await third;
  t.same(order, ['single', 'crowd']);
  fourth.catch(() => undefined);
});
