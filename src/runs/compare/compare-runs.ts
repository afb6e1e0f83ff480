import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import type { Transaction } from '../../platform/database/database.js';
import type { Format } from '../../reporting/index.js';
import { findRun, listRuns, readRunFile } from '../queries/runs.js';
import type { Run } from '../run.js';
import { differencesBetween, type FigureDifference } from './differences.js';

/** What became of making a run again. */
export interface Repetition {
  readonly run: Run;
  /** False when another version of the program drew it: then bytes may differ. */
  readonly sameProgramVersion: boolean;
  /** Every format that both have drawn and that is there; none where what the first drew was redacted. */
  readonly formats: readonly { readonly format: Format; readonly same: boolean; readonly sha256: string }[];
}

/** Holds a run that was made again against the one it repeats; null for one that repeats none. */
export async function repetitionOf(tx: Transaction, run: Run): Promise<Repetition | null> {
  if (run.againOf === null) return null;
  const first = await findRun(tx, run.againOf);
  const formats = run.files.flatMap(({ format, sha256 }) => {
    const known = first.files.find((file) => file.format === format);
    return known === undefined || known.redactedAt !== null
      ? []
      : [{ format, sha256: known.sha256, same: known.sha256 === sha256 }];
  });
  return { run: first, sameProgramVersion: first.programVersion === run.programVersion, formats };
}

/**
 * Figures that differ between two runs of one report; without `earlierId` from the one before it.
 *
 * @throws Problem `not_found`, `rule_broken` for runs of different reports, `state_conflict` while one is not done or there is
 * none before it
 */
export async function compareRuns(
  tx: Transaction,
  laterId: string,
  earlierId?: string,
): Promise<{
  readonly earlier: Run;
  readonly later: Run;
  readonly differences: readonly FigureDifference[];
}> {
  const later = await findRun(tx, laterId);
  const earlier = earlierId === undefined ? await runBefore(tx, later) : await findRun(tx, earlierId);
  if (earlier.reportId !== later.reportId) throw new Problem('rule_broken', { detail: otherReport });
  if (earlier.state !== 'done' || later.state !== 'done')
    throw new Problem('state_conflict', { detail: notDone });
  const documentOf = async (run: Run): Promise<unknown> =>
    JSON.parse((await readRunFile(tx, run.id, 'json')).bytes.toString('utf8'));
  return {
    earlier,
    later,
    differences: differencesBetween(await documentOf(earlier), await documentOf(later)),
  };
}

async function runBefore(tx: Transaction, { reportId, id }: Run): Promise<Run> {
  const [before] = await listRuns(tx, { reportId, states: ['done'], after: id, limit: 1 });
  if (before === undefined) throw new Problem('state_conflict', { detail: noneBefore });
  return before;
}

const noneBefore = text(
  'Vor diesem Lauf gibt es keinen anderen des Berichts.',
  'There is no run of this report before it.',
);
const otherReport = text(
  'Verglichen werden nur zwei Läufe desselben Berichts.',
  'Only two runs of the same report are compared.',
);
const notDone = text('Einer der beiden Läufe ist nicht fertig.', 'One of the two runs is not done.');
