import { createHash } from 'node:crypto';
import { plainSpaces } from '../kernel/written-number.js';
import type { ProjectInput } from '../projects/index.js';

const normalised = (words: string | null | undefined): string =>
  plainSpaces((words ?? '').normalize('NFC')).toLowerCase();

/**
 * What makes rows of one source the same project from delivery to delivery, where the source has no code of its own:
 * beneficiary, name, first day and place; the ordinal tells equal ones apart in the order of the file.
 */
export class RowKeys {
  private readonly counts = new Map<string, number>();

  next({ beneficiary, name, period, place }: ProjectInput): string {
    const identity = JSON.stringify([
      normalised(beneficiary?.name),
      normalised(name),
      period.start,
      normalised(place.sourceText),
    ]);
    const ordinal = (this.counts.get(identity) ?? 0) + 1;
    this.counts.set(identity, ordinal);
    return createHash('sha256').update(`${identity}#${ordinal}`).digest('hex');
  }
}
