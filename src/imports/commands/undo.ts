import { isDeepStrictEqual } from 'node:util';
import { eq, sql } from 'drizzle-orm';
import { lockRegistry, publish } from '../../history/index.js';
import type { Actor } from '../../kernel/actor.js';
import { formatCount } from '../../kernel/format.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { returnToBefore } from '../../projects/index.js';
import { rowsToPublish } from '../chosen-rows.js';
import { findRun, type ImportRun, type Undo } from '../queries.js';
import { importUndo } from '../tables.js';
import { isEmptyPlan, type UndoPlan } from '../undo-plan.js';
import { undoPlan } from '../undo-queries.js';
import { type Publishing, refuseWhilePublishing, settlePublication } from './publishing.js';

/** Why an import shall be undone, and what becomes of projects somebody has changed since. */
export interface UndoRequest {
  readonly reason: string;
  /** They stay as they are; else the request is refused while there are any. */
  readonly leaveChanged: boolean;
}

/**
 * Asks for a published import to be taken back; somebody else publishes that.
 * @throws Problem `not_found`; `state_conflict` for what is not published, was undone already, was delivered again or changed
 *   since
 */
export async function requestUndo(
  database: Database,
  writer: Writer,
  importId: string,
  { reason, leaveChanged }: UndoRequest,
): Promise<void> {
  await actingAs(database.orm, writer.actor, { ...writer, reason }, async (tx) => {
    const run = await publishedRun(tx, importId);
    if (run.undo !== null) throw new Problem('state_conflict', { detail: requestedAlready });
    const { personId } = writer.actor;
    if (personId === null) throw new Problem('forbidden', { detail: nobody });
    const plan = await undoPlan(tx, run);
    refuseWhatStandsInTheWay(plan);
    if (plan.changedSince.length > 0 && !leaveChanged) throw changedSince(plan);
    // Who asks and when is written by the database.
    await tx.insert(importUndo).values({ importId, reason, leftAsIs: leftBy(plan), requestedBy: personId });
    await settlePublication(tx, importId);
  });
}

/** Takes one's own request back, as long as nobody has published it. @throws Problem `not_found`, `forbidden`, `state_conflict` */
export async function takeBackUndo(database: Database, writer: Writer, importId: string): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const run = await publishedRun(tx, importId);
    const undo = openRequest(run);
    refuseWhilePublishing(run);
    if (writer.actor.personId === null || undo.requestedBy !== writer.actor.personId)
      throw new Problem('forbidden', { detail: requesterOnly });
    await tx.delete(importUndo).where(eq(importUndo.id, undo.id));
  });
}

/**
 * A lead of the service centre publishes what another person asked for: one registry revision, all or nothing. Publishing
 * it twice does nothing.
 * @throws Problem `not_found`; `forbidden` for one's own request; `state_conflict` when the registry moved on since
 */
export async function publishUndo(
  database: Database,
  writer: Writer,
  importId: string,
  during?: Publishing,
): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    await during?.begin(tx);
    await lockRegistry(tx);
    const run = await publishedRun(tx, importId);
    if (!isUndoPublishable(run, writer.actor)) return;
    const undo = openRequest(run);
    const plan = await undoPlan(tx, run);
    refuseWhatStandsInTheWay(plan);
    if (!isDeepStrictEqual(leftBy(plan), undo.leftAsIs)) throw changedSince(plan);
    await tx.execute(sql`select set_config('app.reason', ${undo.reason}, true)`);
    await publish(tx, { origin: 'import', note: noteOf(run, plan) }, async (opened) => {
      // The database looks for who asked for it before anything is written.
      await tx.update(importUndo).set({ publishedRevision: opened }).where(eq(importUndo.id, undo.id));
      await returnToBefore(tx, opened, run.committedRevision ?? 0);
      await during?.progress(rowsToPublish(run));
      await forgetDelivery(tx, run, opened);
    });
    await tx
      .update(importUndo)
      .set({ state: 'published', publishedAt: sql`clock_timestamp()`, publishedBy: writer.actor.id })
      .where(eq(importUndo.id, undo.id));
    await settlePublication(tx, importId);
  });
}

/**
 * Whether somebody may publish the undoing of an import now; false when it is published already.
 * @throws Problem `state_conflict`, `forbidden`
 */
export function isUndoPublishable(run: ImportRun, { role, personId }: Actor): boolean {
  if (run.undo?.state === 'published') return false;
  const undo = openRequest(run);
  if (role !== 'lead' || personId === null || personId === undo.requestedBy)
    throw new Problem('forbidden', { detail: otherPerson });
  return true;
}

async function publishedRun(tx: Transaction, importId: string): Promise<ImportRun> {
  const run = await findRun(tx, importId, 'lock');
  if (run === null) throw new Problem('not_found');
  if (run.state !== 'committed' || run.committedRevision === null)
    throw new Problem('state_conflict', { detail: nothingPublished });
  return run;
}

function openRequest({ undo }: ImportRun): Undo {
  if (undo === null) throw new Problem('state_conflict', { detail: notRequested });
  if (undo.state === 'published') throw new Problem('state_conflict', { detail: undoneAlready });
  return undo;
}

const leftBy = ({ changedSince: projects }: UndoPlan): string[] => projects.map(({ reference }) => reference);

/** A later delivery is taken back first: it rests on this one. @throws Problem `state_conflict` */
function refuseWhatStandsInTheWay(plan: UndoPlan): void {
  const [later] = plan.deliveredSince;
  if (later) {
    const name = later.fileName ?? later.title;
    const detail = text(
      `Dieselbe Quelle wurde danach noch einmal eingelesen („${name}“) und nennt dieselben Vorhaben. Nehmen Sie zuerst jene Einlesung zurück.`,
      `The same source was imported again since ("${name}") and names the same projects. Undo that import first.`,
    );
    throw new Problem('state_conflict', { detail });
  }
  if (isEmptyPlan(plan)) throw new Problem('state_conflict', { detail: nothingLeft });
}

const mostNamed = 100;

function changedSince({ changedSince: projects }: UndoPlan): Problem {
  const errors = projects.slice(0, mostNamed).map(({ reference, name }) => ({
    pointer: `/projects/${reference}`,
    code: 'changed_since',
    detail: text(`${reference}: ${name}`, `${reference}: ${name}`),
  }));
  const count = formatCount(projects.length, 'de');
  const detail = text(
    `Seit der Einlesung hat jemand ${projects.length === 1 ? 'ein Vorhaben' : `${count} Vorhaben`} davon geändert. Entscheiden Sie ausdrücklich, dass sie bleiben, wie sie jetzt sind, und beantragen Sie die Rücknahme dann neu.`,
    `Somebody has changed ${projects.length === 1 ? 'one project' : `${count} projects`} of it since. Decide that they stay as they are, and ask for the undoing again.`,
  );
  return new Problem('state_conflict', { detail, errors });
}

function noteOf({ fileName, summary, committedRevision }: ImportRun, plan: UndoPlan): string {
  const parts = [
    [plan.created, 'zurückgezogen'] as const,
    [plan.changed, 'wieder wie zuvor'] as const,
    [plan.withdrawn, 'wieder aufgenommen'] as const,
    [plan.changedSince.length, 'seither geändert und belassen'] as const,
  ];
  const what = parts.flatMap(([projects, words]) =>
    projects === 0 ? [] : [`${formatCount(projects, 'de')} ${words}`],
  );
  return `Rücknahme der Einlesung „${fileName ?? summary.title}“ (Registerstand ${committedRevision}): ${what.join(', ')}`;
}

/** The source has said nothing of this any more: what it delivers next is compared with what it said before. */
async function forgetDelivery(tx: Transaction, { id, sourceKey }: ImportRun, opened: number): Promise<void> {
  await tx.execute(sql`
    delete from import_identity i
    where i.source_key = ${sourceKey} and i.last_import_id = ${id}::uuid
      and exists (
        select from project_version v where v.project_id = i.project_id and v.superseded_revision = ${opened})
      and not exists (
        select from project_version v where v.project_id = i.project_id and v.superseded_revision is null)`);
  await tx.execute(sql`
    update import_identity i set input_sha256 = coalesce(i.before_sha256, ''),
      last_import_id = coalesce(i.before_import_id, i.last_import_id), before_sha256 = null, before_import_id = null
    where i.source_key = ${sourceKey} and i.last_import_id = ${id}::uuid`);
  await tx.execute(sql`
    insert into import_identity (source_key, row_key, project_id, input_sha256, last_import_id)
    select ${sourceKey}, r.row_key, r.project_id, '', ${id}::uuid from import_row r
    where r.import_id = ${id}::uuid and r.change = 'missing' and not r.left_out and exists (
      select from project_version v where v.project_id = r.project_id and v.superseded_revision is null)
    on conflict do nothing`);
}

const nobody = text(
  'Dieser Zugriffsschlüssel gehört zu keiner Person. Eine Rücknahme beantragt eine Person.',
  'This bearer token belongs to no person. Undoing is asked for by a person.',
);
const nothingPublished = text(
  'Zurücknehmen lässt sich nur, was veröffentlicht ist und etwas geändert hat.',
  'Only what was published and changed something can be undone.',
);
const requestedAlready = text(
  'Die Rücknahme ist schon beantragt oder veröffentlicht.',
  'Its undoing was asked for or published already.',
);
const notRequested = text('Die Rücknahme ist nicht beantragt.', 'Nobody has asked for its undoing.');
const undoneAlready = text('Die Einlesung ist schon zurückgenommen.', 'The import was undone already.');
const nothingLeft = text(
  'Alles, was die Einlesung gebracht hat, wurde seither geändert. Es gibt nichts zurückzunehmen.',
  'Everything the import brought was changed since. There is nothing to undo.',
);
const requesterOnly = text(
  'Einen Antrag nimmt zurück, wer ihn gestellt hat.',
  'A request is taken back by the person who made it.',
);
const otherPerson = text(
  'Veröffentlichen muss die Rücknahme eine andere Person der Leitung als die, die sie beantragt hat.',
  'Another lead than the person who asked for the undoing has to publish it.',
);
