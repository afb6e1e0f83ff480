import { and, eq } from 'drizzle-orm';
import { viewpointAt } from '../../history/index.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { guarded } from '../../platform/database/guarded.js';
import { cityTerms } from '../queries/city-terms.js';
import { dueProjects } from '../queries/due-projects.js';
import { findRound } from '../queries/rounds.js';
import { canBeConfirmedTogether, type DueProject } from '../round.js';
import { roundAnswer } from '../tables.js';

/**
 * Says of one project that nothing changed (Keine Änderungen). Saying it twice is the same as once.
 *
 * @throws Problem `not_found` for a project the round does not ask this city about, `state_conflict` while the round is
 * not open for it or somebody works on the project
 */
export async function answerUnchanged(
  database: Database,
  writer: Writer,
  { roundId, reference }: { readonly roundId: string; readonly reference: string },
): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const project = (await askedAbout(tx, writer, roundId)).find((one) => one.reference === reference);
    if (project === undefined) throw new Problem('not_found');
    if (project.draftId !== null) throw isBeingChanged();
    if (project.state !== 'unchanged') await keepAnswers(tx, writer, roundId, [project]);
  });
}

/**
 * Says it of every project that waits for an answer and fills all fields the round asks for; the others need a look of
 * their own. Returns how many there were.
 *
 * @throws Problem `not_found`, `state_conflict` while the round is not open for the city
 */
export async function answerAllUnchanged(
  database: Database,
  writer: Writer,
  roundId: string,
): Promise<number> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const waiting = (await askedAbout(tx, writer, roundId)).filter(canBeConfirmedTogether);
    await keepAnswers(tx, writer, roundId, waiting);
    return waiting.length;
  });
}

/** Takes the city's word back, as long as the round is open for it. @throws Problem `not_found`, `state_conflict` */
export async function takeBackUnchanged(
  database: Database,
  writer: Writer,
  { roundId, reference }: { readonly roundId: string; readonly reference: string },
): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const project = (await askedAbout(tx, writer, roundId)).find((one) => one.reference === reference);
    if (project?.projectId == null) throw new Problem('not_found');
    const given = and(eq(roundAnswer.roundId, roundId), eq(roundAnswer.projectId, project.projectId));
    await guarded(tx.delete(roundAnswer).where(given), { round_answer_open: isOver });
  });
}

async function askedAbout(tx: Transaction, writer: Writer, roundId: string): Promise<readonly DueProject[]> {
  const round = await findRound(tx, roundId);
  const { city } = writer.actor;
  if (city === null) throw new Problem('not_found');
  const terms = (await cityTerms(tx, round, [city])).get(city);
  if (terms?.openUntil == null) throw isOver();
  return dueProjects(tx, round, city);
}

const isOver = (): Problem =>
  new Problem('state_conflict', {
    detail: text(
      'Diese Bitte um Zuarbeit ist für Ihre Stadt beendet. Die Servicestelle kann die Frist verlängern.',
      'This reporting round is over for your city. The service centre can extend it.',
    ),
  });

const isBeingChanged = (): Problem =>
  new Problem('state_conflict', {
    detail: text(
      'Zu diesem Vorhaben gibt es einen Entwurf. Reichen Sie ihn ein oder verwerfen Sie ihn.',
      'There is a draft of this project. Hand it in or discard it.',
    ),
  });

async function keepAnswers(
  tx: Transaction,
  writer: Writer,
  roundId: string,
  projects: readonly DueProject[],
): Promise<void> {
  const { revision } = await viewpointAt(tx);
  const rows = projects.flatMap(({ projectId, city }) =>
    projectId === null
      ? []
      : [{ roundId, projectId, ownerCity: city, revision, answeredBy: writer.actor.personId }],
  );
  if (rows.length > 0)
    await guarded(tx.insert(roundAnswer).values(rows).onConflictDoNothing(), {
      round_answer_open: isOver,
      round_answer_draft: isBeingChanged,
    });
}
