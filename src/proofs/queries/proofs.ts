import { and, asc, eq, inArray, type SQL } from 'drizzle-orm';
import { person } from '../../accounts/tables.js';
import { viewpointAt, visibleAt } from '../../history/index.js';
import type { Day } from '../../kernel/day.js';
import { place } from '../../places/tables.js';
import { nextWorkingDay } from '../../platform/calendar/working-days.js';
import type { Transaction } from '../../platform/database/database.js';
import { conditionsOf, type Dictionary, dictionaryAt, toInput } from '../../projects/index.js';
import { projectVersion as v } from '../../projects/tables.js';
import { type ExpectedProof, expectedProofs } from '../deadlines.js';
import { isWithCity, type Proof, type ProofKey, type ProofStep } from '../proof.js';
import { deadlineRulesOf, grantPeriodOf } from '../rules-of-project.js';
import { proof, proofBody, proofStep } from '../tables.js';

type ProofRow = typeof proof.$inferSelect;
interface ProjectRow {
  readonly version: typeof v.$inferSelect;
  readonly ags: string | null;
}

/** What has been said about proofs, by id of the proof. */
interface Said {
  readonly rows: readonly ProofRow[];
  readonly steps: ReadonlyMap<string, readonly ProofStep[]>;
  readonly bodies: ReadonlyMap<string, Proof['bodies']>;
  readonly today: Day;
}

/**
 * All proofs of published projects of the programme, as far as the reader may see what was said about them; of one city
 * when it is named. Late ones first, then by day; those not yet determined and those that are done at the end.
 */
export async function listProofs(tx: Transaction, city?: string): Promise<readonly Proof[]> {
  const viewpoint = await viewpointAt(tx);
  const dictionary = await dictionaryAt(tx, viewpoint.revision);
  const filter = { scope: 'programme' as const, ...(city === undefined ? {} : { city: [city] }) };
  const projects = await projectsWhere(tx, conditionsOf(filter, viewpoint, dictionary));
  return proofsOf(tx, projects, dictionary, viewpoint.reckoningDay);
}

/** All proofs of one published project, of the programme or not; none when it is not published. */
export async function proofsOfProject(tx: Transaction, reference: string): Promise<readonly Proof[]> {
  const viewpoint = await viewpointAt(tx);
  const dictionary = await dictionaryAt(tx, viewpoint.revision);
  const projects = await projectsWhere(tx, and(eq(v.reference, reference), visibleAt(v, viewpoint.revision)));
  return proofsOf(tx, projects, dictionary, viewpoint.reckoningDay);
}

/** The proof a key names; null when nothing asks for it. */
export async function findProof(tx: Transaction, key: ProofKey): Promise<Proof | null> {
  const proofs = await proofsOfProject(tx, key.reference);
  return proofs.find(({ kind, year }) => kind === key.kind && year === key.year) ?? null;
}

function projectsWhere(tx: Transaction, condition: SQL | undefined): Promise<ProjectRow[]> {
  return tx
    .select({ version: v, ags: place.ags })
    .from(v)
    .leftJoin(place, eq(place.id, v.placeId))
    .where(condition)
    .orderBy(asc(v.name), asc(v.projectId));
}

async function proofsOf(
  tx: Transaction,
  projects: readonly ProjectRow[],
  dictionary: Dictionary,
  today: Day,
): Promise<readonly Proof[]> {
  if (projects.length === 0) return [];
  const rows = await tx
    .select()
    .from(proof)
    .where(
      inArray(
        proof.projectId,
        projects.map(({ version }) => version.projectId),
      ),
    );
  const ids = rows.map(({ id }) => id);
  const said: Said = { rows, steps: await stepsOf(tx, ids), bodies: await bodiesOf(tx, ids), today };
  return projects.flatMap((project) => proofsOfRow(project, dictionary, said)).sort(byUrgency);
}

function proofsOfRow(project: ProjectRow, dictionary: Dictionary, said: Said): Proof[] {
  const input = toInput(project.version, dictionary);
  const rules = deadlineRulesOf(input, dictionary.catalogue);
  const expected = expectedProofs(grantPeriodOf(input.decisions), rules, nextWorkingDay);
  const rows = said.rows.filter(({ projectId }) => projectId === project.version.projectId);
  const isSame = (one: ExpectedProof, row: ProofRow) => one.kind === row.kind && one.year === row.year;
  // What was said about a proof stays, also when a new decision no longer asks for it.
  const left = rows
    .filter((row) => !expected.some((one) => isSame(one, row)))
    .map(({ kind, year }): ExpectedProof => ({ kind, year, dueOn: null, clause: null }));
  return [...expected, ...left].map((one) =>
    toProof(
      project,
      one,
      rows.find((row) => isSame(one, row)),
      said,
    ),
  );
}

function toProof(
  { version, ags }: ProjectRow,
  expected: ExpectedProof,
  row: ProofRow | undefined,
  said: Said,
): Proof {
  const steps = row === undefined ? [] : (said.steps.get(row.id) ?? []);
  const state = steps.at(-1)?.state ?? 'open';
  const waivedSource = row?.waivedSource ?? null;
  const set = row?.setDueOn ?? null;
  const dueOn = waivedSource === null ? (set ?? expected.dueOn) : null;
  return {
    reference: version.reference,
    kind: expected.kind,
    year: expected.year,
    id: row?.id ?? null,
    projectId: version.projectId,
    projectName: version.name,
    planNumber: version.planNumber,
    city: ags,
    dueOn,
    dueBasis: dueOn === null ? 'unknown' : set === null ? 'rule' : 'sab',
    dueSource: set === null ? expected.clause : (row?.setDueSource ?? null),
    ruleDueOn: expected.dueOn,
    waivedSource,
    state,
    steps,
    bodies: row === undefined ? [] : (said.bodies.get(row.id) ?? []),
    report: row?.report ?? null,
    version: row?.version ?? 0,
    overdue: dueOn !== null && dueOn < said.today && isWithCity({ state, waivedSource }),
  };
}

async function stepsOf(tx: Transaction, ids: readonly string[]): Promise<Said['steps']> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ step: proofStep, by: person.name })
    .from(proofStep)
    .leftJoin(person, eq(person.id, proofStep.personId))
    .where(inArray(proofStep.proofId, [...ids]))
    .orderBy(asc(proofStep.id));
  return byProof(rows);
}

function byProof(
  rows: readonly { readonly step: typeof proofStep.$inferSelect; readonly by: string | null }[],
): ReadonlyMap<string, ProofStep[]> {
  const steps = new Map<string, ProofStep[]>();
  for (const { step, by } of rows) {
    const { proofId, state, onDay, note } = step;
    steps.set(proofId, [...(steps.get(proofId) ?? []), { state, onDay, note, by }]);
  }
  return steps;
}

async function bodiesOf(tx: Transaction, ids: readonly string[]): Promise<Said['bodies']> {
  const bodies = new Map<string, Proof['bodies'][number][]>();
  if (ids.length === 0) return bodies;
  const rows = await tx
    .select()
    .from(proofBody)
    .where(inArray(proofBody.proofId, [...ids]))
    .orderBy(asc(proofBody.name), asc(proofBody.id));
  for (const { proofId, id, name, receivedOn } of rows)
    bodies.set(proofId, [...(bodies.get(proofId) ?? []), { id, name, receivedOn }]);
  return bodies;
}

/** Overdue, due, not yet determined, with the SAB; within each by day. */
function byUrgency(a: Proof, b: Proof): number {
  const rank = (one: Proof) => (!isWithCity(one) ? 3 : one.dueOn === null ? 2 : one.overdue ? 0 : 1);
  return rank(a) - rank(b) || (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999');
}
