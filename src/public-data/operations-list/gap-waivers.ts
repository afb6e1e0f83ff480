import type { ProjectRecord } from '../../projects/index.js';
import type { WaiverInForce } from '../../waivers/index.js';
import type { ListColumn } from './column.js';
import { fieldOfColumn, missingField } from './field-of-column.js';

/** Which missing fields of which operations the service centre accepts today. */
export class GapWaivers {
  readonly #byField = new Map<string, WaiverInForce>();
  /** Changes with every waiver that begins or ends to count. */
  readonly mark: string;

  constructor(waivers: readonly WaiverInForce[]) {
    const ofGaps = waivers.filter(({ code }) => code === missingField);
    this.mark = ofGaps
      .map(({ id }) => id)
      .sort()
      .join();
    for (const waiver of ofGaps) this.#byField.set(`${waiver.projectId} ${waiver.field}`, waiver);
  }

  of({ projectId }: ProjectRecord, column: ListColumn): WaiverInForce | null {
    return this.#byField.get(`${projectId} ${fieldOfColumn(column)}`) ?? null;
  }
}
