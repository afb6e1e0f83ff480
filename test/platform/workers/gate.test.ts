import t from 'tap';
import { Gate } from '../../../src/platform/workers/gate.js';

const present = new AbortController().signal;

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
  const waiting = gate.enter(impatient.signal);
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
  await t.rejects(gate.enter(AbortSignal.abort()), { code: 'overloaded' });
  const next = gate.enter(present);
  leave();
  await next;
});
