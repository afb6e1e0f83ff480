import { commitmentTasks } from '../agreements/index.js';
import type { RecordTask } from '../city-records/index.js';
import { type AdvanceTask, advanceTasks } from '../funding-ledger/index.js';
import { goalTasks } from '../goals/index.js';
import { deliveryTasks } from '../implementations/index.js';
import { type Actor, isCityRole } from '../kernel/actor.js';
import { addDays, type Day } from '../kernel/day.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database, Transaction } from '../platform/database/database.js';
import { type ProofTask, proofTasks } from '../proofs/index.js';
import { standingOf } from './queries/board.js';
import { berlinToday } from './queries/database-time.js';
import { dueProjects } from './queries/due-projects.js';
import { type OwedRound, owedRounds } from './queries/owed-rounds.js';
import { listRounds } from './queries/rounds.js';
import { isAnswered, isRunning } from './round.js';
import { daysLeft, projects, standingWords } from './words.js';

/** Something that waits for whoever asks, with the day it is due; the desk lists them by day. */
export interface Task {
  /** Null: at once, or not yet determined. */
  readonly dueOn: Day | null;
  readonly title: string;
  readonly detail: string;
  readonly href: string;
  readonly kind: 'round' | ProofTask['kind'] | RecordTask['kind'] | AdvanceTask['kind'];
  readonly overdue: boolean;
}

/** How far ahead proofs of use are announced on the desk, and what takes less time: what records ask for, spending of advances. */
const announcedDays = { proofs: 90, records: 30, advances: 45 };

/** What waits for whoever asks, and when the drafts of a city are due. */
export interface OpenWork {
  /** By day, what has none first. */
  readonly tasks: readonly Task[];
  /**
   * By id of the draft the earliest day among the open rounds that ask about it, with the city's longer time where it has one;
   * drafts no round asks about are missing. Empty for all but cities.
   */
  readonly draftDueDays: ReadonlyMap<string, Day>;
}

/**
 * What rounds, proofs of use, notices to the SAB, goals, agreements, participant data and advances ask of whoever acts: a city of
 * its own, the service centre of all. Auditors and administrators have no tasks here.
 */
export async function openWorkOf(database: Database, writer: Writer): Promise<OpenWork> {
  const { actor } = writer;
  const isCity = isCityRole(actor.role);
  if (!isCity && actor.role !== 'staff' && actor.role !== 'lead')
    return { tasks: [], draftDueDays: new Map() };
  return actingAs(database.orm, actor, writer, async (tx) => {
    const owed = isCity ? await owedRounds(tx, actor.city ?? '') : [];
    const rounds = isCity ? cityRounds(owed) : await allRounds(tx);
    const tasks = [...rounds, ...(await tasksOfRecords(tx, actor))];
    tasks.sort((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''));
    return { tasks, draftDueDays: draftDueDays(owed) };
  });
}

async function tasksOfRecords(tx: Transaction, { city }: Actor): Promise<Task[]> {
  const today = await berlinToday(tx);
  const within = (days: number) => ({ city, until: addDays(today, days) });
  return [
    ...(await proofTasks(tx, within(announcedDays.proofs))),
    ...(await goalTasks(tx, within(announcedDays.records))),
    ...(await commitmentTasks(tx, within(announcedDays.records))),
    ...(await deliveryTasks(tx, within(announcedDays.records))),
    ...(await advanceTasks(tx, within(announcedDays.advances))),
  ];
}

function draftDueDays(owed: readonly OwedRound[]): Map<string, Day> {
  const days = new Map<string, Day>();
  for (const { terms, projects } of owed)
    for (const { draftId } of projects) {
      const known = draftId === null ? undefined : days.get(draftId);
      if (draftId !== null && (known === undefined || terms.dueOn < known)) days.set(draftId, terms.dueOn);
    }
  return days;
}

function cityRounds(owed: readonly OwedRound[]): Task[] {
  const tasks: Task[] = [];
  for (const { round, terms, projects } of owed) {
    const standing = standingOf(projects);
    if (standing.open === 0) continue;
    tasks.push({
      dueOn: terms.dueOn,
      title: `Bitte um Zuarbeit: ${round.name}`,
      detail: `${standingWords(standing)}, ${daysLeft(round.today, terms.dueOn)}`,
      href: `/arbeitsbereich/runden/${round.id}`,
      kind: 'round',
      overdue: terms.dueOn < round.today,
    });
  }
  return tasks;
}

async function allRounds(tx: Transaction): Promise<Task[]> {
  const tasks: Task[] = [];
  for (const round of (await listRounds(tx)).filter(isRunning)) {
    const open = (await dueProjects(tx, round)).filter(({ state }) => !isAnswered(state));
    const waiting = new Set(open.map(({ city }) => city)).size;
    if (waiting === 0) continue;
    tasks.push({
      dueOn: round.dueOn,
      title: round.name,
      detail: `${projects(open.length)} aus ${waiting === 1 ? '1 Stadt' : `${waiting} Städten`} ${open.length === 1 ? 'fehlt' : 'fehlen'}`,
      href: `/servicestelle/runden/${round.id}?stand=offen`,
      kind: 'round',
      overdue: round.dueOn < round.today,
    });
  }
  return tasks;
}
