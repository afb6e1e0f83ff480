import { hash } from 'node:crypto';
import { plainSpaces } from '../kernel/written-number.js';
import type { ProjectInput } from '../projects/index.js';

const normalised = (words: string | null | undefined): string =>
  plainSpaces((words ?? '').normalize('NFC')).toLowerCase();

/** A code as it counts: spaces, case and the way letters are composed do not tell two apart. */
export const comparableCode = (code: string): string => normalised(code);

/**
 * What makes rows of one source the same project from delivery to delivery: the code of the operation, else
 * beneficiary, name, first day and place; the ordinal tells equal ones apart in the order of the file.
 */
export class RowKeys {
  private readonly counts = new Map<string, number>();

  /** The operation's own code, where no other row of the file has it. */
  ofCode(code: string): string {
    return hash('sha256', JSON.stringify(['code', comparableCode(code)]), 'hex');
  }

  next({ beneficiary, name, period, place }: ProjectInput): string {
    const identity = JSON.stringify([
      normalised(beneficiary?.name),
      normalised(name),
      period.start,
      normalised(place.sourceText),
    ]);
    const ordinal = (this.counts.get(identity) ?? 0) + 1;
    this.counts.set(identity, ordinal);
    return hash('sha256', `${identity}#${ordinal}`, 'hex');
  }
}
