import { errorsOf } from '../../kernel/finding.js';
import { CopiedFields, CopyBytes } from '../../platform/database/copy-bytes.js';
import { type Dictionary, stagedVersion } from '../../projects/index.js';
import type { ImportEntry, LocatedFinding } from '../entry.js';
import { type StoredInput, writtenInput } from '../stored-input.js';

/** Rows of a source, ready to be staged: bytes as the database takes them, because they only pass through. */
export interface RowBatch {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly count: number;
}

/** What `bytes` hold of each row, in this order. */
export const arrivingColumns = `position integer, row_number integer, row_key text, is_error boolean, input jsonb,
  input_sha256 text, findings jsonb, version_columns text[], total_eligible_cost bigint`;
const fieldsOfRow = 9;
const fieldsBehindFindings = 2;

/** Collects rows for staging. */
export class RowBatches {
  readonly #rows = new CopyBytes();
  #count = 0;
  #position = 0;

  constructor(private readonly dictionary: Dictionary) {}

  get count(): number {
    return this.#count;
  }

  add({ rowNumber, rowKey, input, findings }: ImportEntry): void {
    this.#count += 1;
    this.#position += 1;
    const { json, sha256 } = writtenInput(input);
    const isError = errorsOf(findings).length > 0;
    const rows = this.#rows;
    rows.row(fieldsOfRow);
    rows.integer(this.#position);
    rows.integer(rowNumber);
    rows.text(rowKey);
    rows.boolean(isError);
    rows.jsonb(json);
    rows.text(sha256);
    rows.jsonb(JSON.stringify(findings));
    rows.texts(isError ? null : stagedVersion(input, this.dictionary));
    rows.bigint(input.amounts.totalEligibleCost?.cents ?? null);
  }

  /** What was collected since the last time. */
  take(): RowBatch {
    const count = this.#count;
    this.#count = 0;
    return { bytes: this.#rows.take(), count };
  }
}

/** A row of a batch, for who does not stage it. */
export interface BatchedRow {
  readonly position: number;
  readonly rowNumber: number | null;
  readonly rowKey: string;
  readonly isError: boolean;
  readonly input: StoredInput;
  readonly findings: readonly LocatedFinding[];
}

/** Takes a batch apart again. */
export function rowsIn({ bytes }: RowBatch): BatchedRow[] {
  const fields = new CopiedFields(bytes);
  const rows: BatchedRow[] = [];
  while (fields.next()) {
    const position = fields.integer() ?? 0;
    const rowNumber = fields.integer();
    const rowKey = fields.text() ?? '';
    const isError = fields.boolean();
    const input = JSON.parse(fields.jsonb()) as StoredInput;
    fields.skip(1);
    const findings = JSON.parse(fields.jsonb()) as LocatedFinding[];
    fields.skip(fieldsBehindFindings);
    rows.push({ position, rowNumber, rowKey, isError, input, findings });
  }
  return rows;
}
