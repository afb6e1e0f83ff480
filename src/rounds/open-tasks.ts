import { commitmentTasks } from '../agreements/index.js';
import type { RecordTask } from '../city-records/index.js';
import { type AdvanceTask, advanceTasks } from '../funding-ledger/index.js';
import { goalTasks } from '../goals/index.js';
import { deliveryTasks } from '../implementations/index.js';
import { isCityRole } from '../kernel/actor.js';
import { addDays, type Day } from '../kernel/day.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database, Transaction } from '../platform/database/database.js';
import { type ProofTask, proofTasks } from '../proofs/index.js';
import { readBoard, standingOf } from './queries/board.js';
import { berlinToday } from './queries/database-time.js';
import { owedRounds } from './queries/owed-rounds.js';
import { listRounds } from './queries/rounds.js';
import { isRunning } from './round.js';
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

/**
 * What rounds, proofs of use, notices to the SAB, goals, agreements, participant data and advances ask of whoever acts: a city of its own, the service centre of all.
 * By day, what has none first. Auditors and administrators have no tasks here.
 */
export async function openTasksOf(database: Database, writer: Writer): Promise<Task[]> {
  const { actor } = writer;
  const isCity = isCityRole(actor.role);
  if (!isCity && actor.role !== 'staff' && actor.role !== 'lead') return [];
  return actingAs(database.orm, actor, writer, async (tx) => {
    const today = await berlinToday(tx);
    const within = (days: number) => ({ city: actor.city, until: addDays(today, days) });
    const tasks: Task[] = [
      ...(isCity ? await cityRounds(tx, actor.city ?? '') : await allRounds(tx)),
      ...(await proofTasks(tx, within(announcedDays.proofs))),
      ...(await goalTasks(tx, within(announcedDays.records))),
      ...(await commitmentTasks(tx, within(announcedDays.records))),
      ...(await deliveryTasks(tx, within(announcedDays.records))),
      ...(await advanceTasks(tx, within(announcedDays.advances))),
    ];
    return tasks.sort((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''));
  });
}

async function cityRounds(tx: Transaction, city: string): Promise<Task[]> {
  const tasks: Task[] = [];
  for (const { round, terms, projects } of await owedRounds(tx, city)) {
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
  for (const { id } of (await listRounds(tx)).filter(isRunning)) {
    const { round, cities, all } = await readBoard(tx, id);
    const waiting = cities.filter(({ open }) => open > 0).length;
    if (waiting === 0) continue;
    tasks.push({
      dueOn: round.dueOn,
      title: round.name,
      detail: `${projects(all.open)} aus ${waiting === 1 ? '1 Stadt' : `${waiting} Städten`} ${all.open === 1 ? 'fehlt' : 'fehlen'}`,
      href: `/servicestelle/runden/${id}?stand=offen`,
      kind: 'round',
      overdue: round.dueOn < round.today,
    });
  }
  return tasks;
}
