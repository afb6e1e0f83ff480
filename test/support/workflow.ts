import type { LightMyRequestResponse } from 'fastify';
import type { Actor } from '../../src/kernel/actor.js';
import type { App } from '../../src/platform/http/app-instance.js';
import type { TestDatabase } from './database.js';
import { aPerson, tokenOf } from './people.js';

/** Somebody of the service centre who hands in, and a lead who publishes what others handed in. */
export interface Colleagues {
  readonly staff: Actor;
  readonly lead: Actor;
}

export const colleagues = async (database: TestDatabase): Promise<Colleagues> => ({
  staff: await aPerson(database, 'staff'),
  lead: await aPerson(database, 'lead'),
});

/** A decision every change of money or time in the tests may rest on. */
export const aDecision = {
  kind: 'grant',
  number: 'ZB-1',
  date: '2023-01-15',
  grant: null,
  totalEligibleCost: null,
  unionContribution: null,
  grantPeriod: { start: null, end: null },
  reason: null,
} as const;

export const call = (
  app: App,
  who: Actor,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  payload?: object,
  headers: Record<string, string> = {},
): Promise<LightMyRequestResponse> =>
  app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { ...tokenOf(who), ...headers },
    ...(payload === undefined ? {} : { payload }),
  });

/** Takes a draft from its beginning to its publication; answers with the publication. */
export async function publishDraft(
  app: App,
  { staff, lead }: Colleagues,
  draftId: string,
): Promise<{ revision: number; reference: string }> {
  let version = 0;
  for (const [who, url] of [
    [staff, `/drafts/${draftId}/hand-in`],
    [lead, `/drafts/${draftId}/accept`],
  ] as const) {
    const answer = await call(app, who, 'POST', url);
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`);
    version = answer.json().version;
  }
  const drafts = [{ draftId, version }];
  const answer = await call(app, lead, 'POST', '/publications', { drafts, note: 'Test' });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  const { revision, projects } = answer.json();
  return { revision, reference: projects[0].reference };
}

/** Publishes a new project the whole way, on the strength of a decision. */
export async function publishByApi(
  app: App,
  people: Colleagues,
  body: object,
): Promise<{ revision: number; reference: string }> {
  const begun = await call(app, people.staff, 'POST', '/projects', {
    changeBasis: 'decision',
    decisions: [aDecision],
    ...body,
  });
  if (begun.statusCode !== 201) throw new Error(begun.body);
  return publishDraft(app, people, begun.json().draftId);
}
