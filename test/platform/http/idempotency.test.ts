import t from 'tap';
import { z } from 'zod';
import { Problem } from '../../../src/kernel/problem.js';
import type { App } from '../../../src/platform/http/app-instance.js';
import { claimKey } from '../../../src/platform/http/idempotency-store.js';
import { bearer, platformApp } from '../../support/app.js';
import { testDatabase } from '../../support/database.js';

const body = z.strictObject({ name: z.string() });

/** Routes that count how often they really did something. */
function counting() {
  const state = { done: 0, failures: 0, gate: Promise.resolve() };
  const api = (api: App): void => {
    api.post('/things', { schema: { body } }, async (request, reply) => {
      await state.gate;
      state.done += 1;
      reply.code(201).header('location', `/api/v1/things/${state.done}`).header('registry-revision', '3');
      return { done: state.done, ...request.body };
    });
    api.post('/broken', async () => {
      state.done += 1;
      if (state.failures-- > 0) throw new Error('once');
      return { done: state.done };
    });
    api.post('/refused', async () => {
      state.done += 1;
      throw new Problem('rule_broken');
    });
  };
  return { state, api };
}

const send = (app: App, key: string | undefined, payload: object, url = '/api/v1/things') =>
  app.inject({
    method: 'POST',
    url,
    payload,
    headers: key === undefined ? bearer : { ...bearer, 'idempotency-key': key },
  });

t.test('the same key repeats the first answer byte for byte', async (t) => {
  const { state, api } = counting();
  const app = await platformApp(t, { api }, { database: await testDatabase(t) });
  const first = await send(app, 'k1', { name: 'x' });
  const again = await send(app, 'k1', { name: 'x' });
  t.equal(first.statusCode, 201);
  t.equal(again.statusCode, 201);
  t.equal(again.body, first.body);
  for (const name of ['content-type', 'location', 'etag', 'registry-revision'])
    t.equal(again.headers[name], first.headers[name], name);
  t.equal(again.headers['idempotency-replayed'], 'true');
  t.notOk(first.headers['idempotency-replayed']);
  t.equal(state.done, 1);

  t.equal((await send(app, 'k1', { name: 'y' })).json().code, 'key_reused');
  t.equal((await send(app, 'k2', { name: 'x' })).json().done, 2, 'another key is another write');
  t.equal((await send(app, undefined, { name: 'x' })).json().done, 3);
  t.equal((await send(app, 'k1', {}, '/api/v1/broken')).statusCode, 200, 'a key belongs to one route');
  for (const key of ['', 'a b', 'x'.repeat(256), 'ä'])
    t.equal((await send(app, key, { name: 'x' })).statusCode, 400);
});

t.test('a refusal is repeated, a failure can be tried again', async (t) => {
  const { state, api } = counting();
  const app = await platformApp(t, { api }, { database: await testDatabase(t) });
  const refused = await send(app, 'k', {}, '/api/v1/refused');
  t.equal(refused.statusCode, 422);
  t.equal((await send(app, 'k', {}, '/api/v1/refused')).body, refused.body);
  t.equal(state.done, 1);

  state.failures = 1;
  t.equal((await send(app, 'k', {}, '/api/v1/broken')).statusCode, 500);
  t.equal((await send(app, 'k', {}, '/api/v1/broken')).statusCode, 200);
  t.equal(state.done, 3);
});

t.test('of twenty at once one writes; the others are told to wait or get its answer', async (t) => {
  const { state, api } = counting();
  const app = await platformApp(t, { api }, { database: await testDatabase(t) });
  let open = () => {};
  state.gate = new Promise((resolve) => {
    open = resolve;
  });
  const all = Array.from({ length: 20 }, () => send(app, 'k', { name: 'x' }));
  const early = await Promise.race(all);
  t.equal(early.json().code, 'request_running');
  t.ok(early.headers['retry-after']);
  open();
  for (const answer of await Promise.all(all))
    t.ok(answer.statusCode === 409 || answer.json().done === 1, String(answer.statusCode));
  t.equal(state.done, 1);
  t.equal((await send(app, 'k', { name: 'x' })).statusCode, 201);
  t.equal(state.done, 1);
});

t.test('an attempt that crashed loses its key, an old answer is forgotten', async (t) => {
  const { state, api } = counting();
  const database = await testDatabase(t);
  const app = await platformApp(t, { api }, { database });
  const first = await send(app, 'k', { name: 'x' });
  // As a killed process leaves it: still running, long without a sign of life.
  const crashed = database.ownerSql`update idempotency_key set state = 'running', status = null, headers = null,
    body = null, created_at = clock_timestamp() - interval '16 seconds'`;
  await crashed;
  t.equal((await send(app, 'k', { name: 'y' })).json().code, 'key_reused', 'not for another body');
  t.equal((await send(app, 'k', { name: 'x' })).statusCode, 201);
  t.equal(state.done, 2);

  await database.ownerSql`update idempotency_key set created_at = clock_timestamp() - interval '8 days'`;
  t.equal((await send(app, 'k', { name: 'y' })).json().done, 3);
  t.not(first.body, '');
});

t.test('an attempt that lost its key cannot overwrite the answer of the one that has it', async (t) => {
  const database = await testDatabase(t);
  const attempt = { actor: 'a', route: 'POST /x', key: 'k', bodySha256: Buffer.alloc(32) };
  const [slow, fast] = [1, 2].map((digit) => ({
    ...attempt,
    owner: `00000000-0000-4000-8000-00000000000${digit}`,
  }));
  if (!slow || !fast) throw new Error('two attempts');
  const { storeAnswer } = await import('../../../src/platform/http/idempotency-store.js');
  t.equal((await claimKey(database.sql, slow)).kind, 'ours');
  t.equal((await claimKey(database.sql, fast)).kind, 'running');
  await database.ownerSql`update idempotency_key set created_at = clock_timestamp() - interval '1 minute'`;
  t.equal((await claimKey(database.sql, fast)).kind, 'ours');
  await storeAnswer(database.sql, fast, { status: 201, headers: {}, body: Buffer.from('fast') });
  await storeAnswer(database.sql, slow, { status: 409, headers: {}, body: Buffer.from('slow') });
  const held = await claimKey(database.sql, slow);
  t.match(held, { kind: 'answered', answer: { status: 201, body: Buffer.from('fast') } });
});
