/** A project an import brought and somebody has changed since. */
export interface ChangedSince {
  readonly reference: string;
  readonly name: string;
}

/** A later delivery of the same source that names projects of this one again. */
export interface DeliveredSince {
  readonly importId: string;
  readonly title: string;
  readonly fileName: string | null;
}

/** What taking a published import back does to the registry now. */
export interface UndoPlan {
  /** Projects it created, which leave the registry. */
  readonly created: number;
  /** Projects it changed, which say again what they said before. */
  readonly changed: number;
  /** Projects it withdrew, which come back. */
  readonly withdrawn: number;
  readonly changedSince: readonly ChangedSince[];
  readonly deliveredSince: readonly DeliveredSince[];
}

export const isEmptyPlan = ({ created, changed, withdrawn }: UndoPlan): boolean =>
  created + changed + withdrawn === 0;
