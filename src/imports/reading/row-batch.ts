import { randomBytes } from 'node:crypto';
import { errorsOf } from '../../kernel/finding.js';
import { type Dictionary, type StagedVersion, stagedVersion } from '../../projects/index.js';
import type { ImportEntry, LocatedFinding } from '../entry.js';
import { type StoredInput, writtenInput } from '../stored-input.js';

/**
 * Rows of a source, ready to be staged: one text, because they only pass through. Its parts are divided by marks that
 * nobody could know beforehand, so that no value can hold one.
 */
export interface RowBatch {
  readonly rows: string;
  readonly rowMark: string;
  readonly fieldMark: string;
  readonly count: number;
}

/** Collects rows for staging. */
export class RowBatches {
  readonly #rowMark = `\u001e${randomBytes(9).toString('base64url')}`;
  readonly #fieldMark = `\u001f${randomBytes(9).toString('base64url')}`;
  #rows: string[] = [];
  #position = 0;

  constructor(private readonly dictionary: Dictionary) {}

  get count(): number {
    return this.#rows.length;
  }

  add({ rowNumber, rowKey, input, findings }: ImportEntry): void {
    this.#position += 1;
    const { json, sha256 } = writtenInput(input);
    const isError = errorsOf(findings).length > 0;
    // The order is that of `stagedFields`.
    const fields = [
      this.#position,
      rowNumber ?? '',
      rowKey,
      isError,
      json,
      sha256,
      JSON.stringify(findings),
      isError ? '' : arrayOf(stagedVersion(input, this.dictionary)),
      input.amounts.totalEligibleCost?.cents ?? '',
    ];
    this.#rows.push(fields.join(this.#fieldMark));
  }

  /** What was collected since the last time. */
  take(): RowBatch {
    const rows = this.#rows;
    this.#rows = [];
    return {
      rows: rows.join(this.#rowMark),
      rowMark: this.#rowMark,
      fieldMark: this.#fieldMark,
      count: rows.length,
    };
  }
}

/** Texts as PostgreSQL writes an array of them; few hold what has to be marked. */
function arrayOf(texts: StagedVersion): string {
  let written = '';
  for (const text of texts) {
    written += written === '' ? '{' : ',';
    if (text === null) written += 'NULL';
    else if (text.includes('"') || text.includes('\\')) written += `"${text.replace(/["\\]/gu, '\\$&')}"`;
    else written += `"${text}"`;
  }
  return `${written}}`;
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
export const rowsIn = ({ rows, rowMark, fieldMark }: RowBatch): BatchedRow[] =>
  rows.split(rowMark).map((row) => {
    const [position, rowNumber, rowKey = '', isError, input = '', , findings = ''] = row.split(fieldMark);
    return {
      position: Number(position),
      rowNumber: rowNumber === '' ? null : Number(rowNumber),
      rowKey,
      isError: isError === 'true',
      input: JSON.parse(input) as StoredInput,
      findings: JSON.parse(findings) as LocatedFinding[],
    };
  });
