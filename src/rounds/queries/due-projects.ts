import { and, asc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { person } from '../../accounts/tables.js';
import { type Viewpoint, viewpointAt } from '../../history/index.js';
import { dayInBerlin } from '../../kernel/clock.js';
import { place } from '../../places/tables.js';
import type { Transaction } from '../../platform/database/database.js';
import { conditionsOf, type Dictionary, dictionaryAt, toInput } from '../../projects/index.js';
import { projectVersion as v } from '../../projects/tables.js';
import { projectDraft } from '../../submissions/tables.js';
import { missingFields } from '../requirements.js';
import type { AnswerState, DueProject, Round } from '../round.js';
import { roundAnswer } from '../tables.js';
import { type LastStep, lastSteps } from './last-steps.js';

type VersionRow = typeof v.$inferSelect & { readonly city: string };
type DraftRow = typeof projectDraft.$inferSelect;

/** What is known about the projects of a round beside their published records. */
interface Known {
  readonly round: Round;
  readonly dictionary: Dictionary;
  readonly steps: ReadonlyMap<bigint, LastStep>;
  readonly unchanged: ReadonlyMap<bigint, { readonly at: Date; readonly by: string | null }>;
  readonly drafts: ReadonlyMap<bigint, DraftRow>;
}

/**
 * What a round asks for, of one city or of all: published projects of the programme that run in its time, and new ones
 * that were begun for it. A project with an unknown start or end is asked about, because it may run then. A round that is
 * over shows what was published when it ended.
 */
export async function dueProjects(
  tx: Transaction,
  round: Round,
  city?: string,
): Promise<readonly DueProject[]> {
  const viewpoint = await viewpointOf(tx, round);
  const dictionary = await dictionaryAt(tx, viewpoint.revision);
  const versions = await publishedProjects(tx, round, viewpoint, dictionary, city);
  const ids = versions.map(({ projectId }) => projectId);
  const [steps, unchanged, drafts, begun] = [
    await lastSteps(tx, ids, round),
    await unchangedAnswers(tx, round.id),
    await openDrafts(tx, ids),
    await begunForRound(tx, round.id, city),
  ];
  const known = { round, dictionary, steps, unchanged, drafts };
  return [
    ...versions.map((version) => published(version, known)),
    ...begun.map((draft) => begunProject(draft, known)),
  ];
}

/** The present state, or for a round that is over the end of its last day. */
function viewpointOf(tx: Transaction, round: Round): Promise<Viewpoint> {
  const last = round.endsOn ?? (round.closedAt === null ? null : dayInBerlin(round.closedAt));
  return last === null || round.phase !== 'closed'
    ? viewpointAt(tx)
    : viewpointAt(tx, { kind: 'day', day: last });
}

async function publishedProjects(
  tx: Transaction,
  round: Round,
  viewpoint: Viewpoint,
  dictionary: Dictionary,
  city: string | undefined,
): Promise<readonly VersionRow[]> {
  const filter =
    city === undefined ? { scope: 'programme' as const } : { scope: 'programme' as const, city: [city] };
  const runs: SQL = sql`coalesce(${v.periodStart} <= ${round.scopeUntil}, true) and coalesce(${v.periodEnd} >= ${round.scopeFrom}, true)`;
  const rows = await tx
    .select({ version: v, city: place.ags })
    .from(v)
    .innerJoin(place, eq(place.id, v.placeId))
    .where(and(conditionsOf(filter, viewpoint, dictionary), eq(v.placeKind, 'municipality'), runs))
    .orderBy(sql`${v.planNumber} collate "de-x-icu" nulls last`, asc(v.name), asc(v.projectId));
  return rows.map((row) => ({ ...row.version, city: row.city }));
}

async function unchangedAnswers(tx: Transaction, roundId: string): Promise<Known['unchanged']> {
  const rows = await tx
    .select({ projectId: roundAnswer.projectId, at: roundAnswer.answeredAt, by: person.name })
    .from(roundAnswer)
    .leftJoin(person, eq(person.id, roundAnswer.answeredBy))
    .where(eq(roundAnswer.roundId, roundId));
  return new Map(rows.map(({ projectId, at, by }) => [projectId, { at, by }]));
}

async function openDrafts(tx: Transaction, ids: readonly bigint[]): Promise<Known['drafts']> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(projectDraft)
    .where(inArray(projectDraft.projectId, [...ids]));
  return new Map(rows.flatMap((row) => (row.projectId === null ? [] : [[row.projectId, row] as const])));
}

/** Drafts of projects that are new with this round. */
function begunForRound(tx: Transaction, roundId: string, city: string | undefined): Promise<DraftRow[]> {
  return tx
    .select()
    .from(projectDraft)
    .where(
      and(
        eq(projectDraft.roundId, roundId),
        isNull(projectDraft.projectId),
        or(city === undefined ? sql`true` : eq(projectDraft.ownerCity, city)),
      ),
    )
    .orderBy(asc(projectDraft.createdAt), asc(projectDraft.id));
}

function published(version: VersionRow, known: Known): DueProject {
  const step = known.steps.get(version.projectId);
  const draft = known.drafts.get(version.projectId);
  const answer = known.unchanged.get(version.projectId);
  const state = stateOf(step, draft, answer !== undefined);
  const shown = draft ?? version;
  const from = state === 'unchanged' ? answer : state === 'missing' ? undefined : step;
  return {
    projectId: version.projectId,
    reference: version.reference,
    draftId: draft?.id ?? null,
    name: version.name,
    planNumber: version.planNumber,
    city: version.city,
    state,
    since: from?.at ?? null,
    by: from?.by ?? null,
    missing: missingFields(toInput(shown, known.dictionary), known.round.requirements),
  };
}

/** What was handed in or sent back counts first, then the city's word that nothing changed, then what it is working on. */
function stateOf(step: LastStep | undefined, draft: DraftRow | undefined, unchanged: boolean): AnswerState {
  if (step?.means === 'handedIn' || step?.means === 'returned') return step.means;
  if (unchanged) return 'unchanged';
  return draft === undefined ? 'missing' : 'inWork';
}

const stateOfDraft: Readonly<Record<DraftRow['state'], AnswerState>> = {
  draft: 'inWork',
  submitted: 'handedIn',
  accepted: 'handedIn',
  returned: 'returned',
};

/** Whether something was handed in when the round was over already. */
const cameAfter = (at: Date | null, { phase, endsOn, closedAt }: Round): boolean =>
  at !== null &&
  phase === 'closed' &&
  (endsOn === null ? closedAt !== null && at >= closedAt : dayInBerlin(at) > endsOn);

function begunProject(draft: DraftRow, { round, dictionary }: Known): DueProject {
  return {
    projectId: null,
    reference: null,
    draftId: draft.id,
    name: draft.name,
    planNumber: draft.planNumber,
    city: draft.ownerCity ?? '',
    state: cameAfter(draft.handedInAt, round) ? 'inWork' : stateOfDraft[draft.state],
    since: draft.handedInAt ?? draft.createdAt,
    by: null,
    missing: missingFields(toInput(draft, dictionary), round.requirements),
  };
}
