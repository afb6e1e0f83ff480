import { randomBytes } from 'node:crypto';
import type { Sql } from 'postgres';
import t, { type Test } from 'tap';
import { connect, type Target } from '../../src/platform/database/connections.js';
import type { Database } from '../../src/platform/database/database.js';
import { openPools } from '../../src/platform/database/pools.js';
import type { ServiceRole } from '../../src/platform/database/roles.js';
import { type TestServer, testServer } from './cluster.js';
import { type Content, ensureTemplate } from './template.js';

export interface TestDatabase extends Database {
  /** The same database as its owner, for what the service may not see or do. */
  readonly ownerSql: Sql;
  /** The same database for another of the service's roles. */
  as(role: ServiceRole): Target;
}

let server: Promise<TestServer> | null = null;

/** The server of this test file, stopped with it when the file runs by itself. */
export function sharedServer(): Promise<TestServer> {
  server ??= testServer().then((started) => {
    t.teardown(() => started.stop());
    return started;
  });
  return server;
}

/**
 * A migrated database of its own for one test or file, under the application role, dropped when the test ends.
 * `empty` has tables only; `reference` also the catalogue and places of a first start.
 */
export async function testDatabase(test: Test, content: Content = 'empty'): Promise<TestDatabase> {
  const on = await sharedServer();
  const name = await createDatabase(test, on, await ensureTemplate(on, content));
  const { close, ...database } = openPools(on.service(name));
  const ownerSql = connect(on.owner(name), { name: 'test owner', connections: 2 });
  test.teardown(() => Promise.all([close(), ownerSql.end({ timeout: 5 })]));
  return { ...database, ownerSql, as: (role) => on.as(role, name) };
}

/** Name of a database without any table, for trying migrations; on the shared server unless another is given. */
export async function emptyDatabase(test: Test, on?: TestServer): Promise<string> {
  return createDatabase(test, on ?? (await sharedServer()), 'template0');
}

async function createDatabase(test: Test, on: TestServer, template: string): Promise<string> {
  const name = `steckbrief_test_${randomBytes(6).toString('hex')}`;
  // Copying files is quicker than writing each page to the log, on a server that keeps nothing.
  await onServer(on, `create database ${name} template ${template} strategy file_copy owner ${on.ownerName}`);
  test.teardown(() => onServer(on, `drop database ${name} with (force)`));
  return name;
}

async function onServer(on: TestServer, statement: string): Promise<void> {
  const admin = connect(on.admin('postgres'), { name: 'test setup', connections: 1 });
  await admin.unsafe(statement).finally(() => admin.end({ timeout: 5 }));
}
