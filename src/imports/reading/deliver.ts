import { errorsOf } from '../../kernel/finding.js';
import { type Dictionary, stagedVersion } from '../../projects/index.js';
import type { ImportEntry, LocatedFinding } from '../entry.js';
import { inputFingerprint, toStoredInput } from '../stored-input.js';
import type { SourceHead, SourceReading } from './source-reading.js';
import { type Tally, TallyOfSource } from './tally.js';

/** Rows of a source, ready to be staged: as JSON, because they only pass through. */
export interface RowBatch {
  readonly json: string;
  readonly count: number;
}

/** Takes what is read, one after the other. */
export interface Receiver {
  head(head: SourceHead): Promise<void>;
  rows(batch: RowBatch): Promise<void>;
  /** What the receiver knows about a row that the source does not. */
  remarks?(entry: ImportEntry): Promise<readonly LocatedFinding[]>;
}

const rowsPerBatch = 1_000;

/** Reads a source to its end and hands it on in batches. Everything found is in the tally. */
export async function deliver(
  reading: SourceReading,
  dictionary: Dictionary,
  receiver: Receiver,
): Promise<Tally> {
  await receiver.head(reading.head);
  const tally = new TallyOfSource(dictionary.catalogue);
  let staged: StagedRow[] = [];
  let position = 0;
  const send = async (): Promise<void> => {
    if (staged.length === 0) return;
    const batch = { json: JSON.stringify(staged), count: staged.length };
    staged = [];
    await receiver.rows(batch);
  };
  for await (const batch of reading.entries())
    for (const read of batch) {
      const more = (await receiver.remarks?.(read)) ?? [];
      const entry = more.length === 0 ? read : { ...read, findings: [...read.findings, ...more] };
      tally.add(entry);
      position += 1;
      staged.push(stagedRow(entry, position, dictionary));
      if (staged.length >= rowsPerBatch) await send();
    }
  await send();
  return tally.finish(reading.findings());
}

interface StagedRow {
  readonly position: number;
  readonly row_key: string;
  readonly [column: string]: unknown;
}

function stagedRow(
  { rowNumber, rowKey, input, findings }: ImportEntry,
  position: number,
  dictionary: Dictionary,
): StagedRow {
  const stored = toStoredInput(input);
  const isError = errorsOf(findings).length > 0;
  return {
    position,
    row_number: rowNumber,
    row_key: rowKey,
    is_error: isError,
    input: stored,
    input_sha256: inputFingerprint(stored),
    findings,
    version_columns: isError ? null : stagedVersion(input, dictionary),
    total_eligible_cost: input.amounts.totalEligibleCost?.cents.toString() ?? null,
  };
}
