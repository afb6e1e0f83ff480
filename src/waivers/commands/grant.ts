import { sql } from 'drizzle-orm';
import type { Day } from '../../kernel/day.js';
import type { Finding } from '../../kernel/finding.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { readDraft } from '../../submissions/index.js';
import { checkPublished } from '../queries/record-findings.js';
import { mayBeWaived } from '../rules.js';
import { findingWaiver } from '../tables.js';
import type { RecordOfWaiver } from '../views/paths.js';

/** What is accepted, of which record, why and for how long. */
export interface Grant {
  readonly record: RecordOfWaiver;
  readonly code: string;
  /** API name of the field. */
  readonly field: string;
  readonly reason: string;
  /** Last day on which it counts. */
  readonly until: Day;
}

/** A record as a waiver names it. */
export interface WaivableRecord {
  readonly projectId: bigint | null;
  readonly draftId: string | null;
  readonly reference: string | null;
  readonly name: string;
  /** AGS of the city that works on it. */
  readonly city: string | null;
  readonly findings: readonly Finding[];
}

/**
 * Accepts a finding of one record until a day. It goes on being said, with who accepted it and why, and stops nothing.
 *
 * @returns id of the waiver
 * @throws Problem `not_found` for a record or finding that is not there, `rule_broken` for what is never waived,
 *   `state_conflict` when it is accepted already, `invalid_parameter` for a day that is over or too far away
 */
export async function grantWaiver(database: Database, writer: Writer, grant: Grant): Promise<string> {
  const { record, code, field, reason, until } = grant;
  if (!mayBeWaived(code)) throw new Problem('rule_broken', { detail: neverWaived });
  const about = await readRecord(database, writer, record);
  const finding = about.findings.find((one) => one.code === code && one.field === field);
  if (finding === undefined) throw new Problem('not_found');
  if (finding.waiver !== undefined) throw new Problem('state_conflict', { detail: acceptedAlready });
  return actingAs(database.orm, writer.actor, { ...writer, reason }, async (tx) => {
    if (writer.actor.personId === null) throw new Problem('forbidden', { detail: byAPerson });
    await refuseDay(tx, until);
    const { projectId, draftId, city } = about;
    const [made] = await tx
      .insert(findingWaiver)
      .values({
        projectId,
        draftId,
        ownerCity: city,
        code,
        field,
        reason,
        expiresOn: until,
        grantedBy: writer.actor.personId,
      })
      .returning({ id: findingWaiver.id });
    if (!made) throw new Error('a waiver was not kept');
    return made.id;
  });
}

/** A record with what is to be said about it now. @throws Problem `not_found` */
export async function readRecord(
  database: Database,
  writer: Writer,
  record: RecordOfWaiver,
): Promise<WaivableRecord> {
  if ('reference' in record) {
    const checked = await actingAs(database.orm, writer.actor, writer, (tx) =>
      checkPublished(tx, record.reference),
    );
    return { ...checked, draftId: null };
  }
  const draft = await readDraft(database, writer, record.draftId);
  const projectId = draft.published?.projectId ?? null;
  return {
    projectId,
    draftId: projectId === null ? draft.id : null,
    reference: draft.reference,
    name: draft.input.name,
    city: draft.ownerCity ?? draft.input.place.ags,
    findings: draft.findings,
  };
}

const mostYears = 10;

async function refuseDay(tx: Transaction, until: Day): Promise<void> {
  const [today] = await tx.execute<{ over: boolean; far: boolean }>(sql`
    select ${until}::date < d as over, ${until}::date > d + make_interval(years => ${mostYears}) as far
    from (select (now() at time zone 'Europe/Berlin')::date as d) today`);
  if (today?.over) throw new Problem('invalid_parameter', { detail: dayIsOver });
  if (today?.far) throw new Problem('invalid_parameter', { detail: dayIsFar });
}

const neverWaived = text(
  'Für diesen Befund gibt es keine Ausnahme: Die Angabe kann so nicht stimmen. Lassen Sie sie berichtigen.',
  'There is no waiver for this finding: the value cannot be right. Have it corrected.',
);
const acceptedAlready = text(
  'Für diesen Befund gilt schon eine Ausnahme. Heben Sie sie auf, um eine andere zuzulassen.',
  'This finding is accepted already. Revoke that waiver to grant another.',
);
const byAPerson = text(
  'Dieser Zugriffsschlüssel gehört zu keiner Person. Eine Ausnahme lässt eine Person zu.',
  'This bearer token belongs to no person. A waiver is granted by a person.',
);
const dayIsOver = text(
  'Der letzte Tag der Ausnahme ist schon vorbei. Wählen Sie heute oder einen späteren Tag.',
  'The last day of the waiver is over. Choose today or a later day.',
);
const dayIsFar = text(
  `Eine Ausnahme gilt höchstens ${mostYears} Jahre. Wählen Sie einen früheren Tag.`,
  `A waiver counts for ${mostYears} years at most. Choose an earlier day.`,
);
