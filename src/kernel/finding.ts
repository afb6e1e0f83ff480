import type { Day } from './day.js';
import type { Text } from './text.js';

/**
 * What checking a record found. An error stops the record, a hint never does.
 * `field` is the API name of the field ("period.end"), `clause` the place in a guideline or law that decides, if one does.
 */
export interface Finding {
  readonly severity: 'error' | 'hint';
  readonly code: string;
  readonly field: string;
  readonly reason: Text;
  readonly remedy: Text;
  readonly clause: string | null;
  /** Where the service centre has accepted it for this record; it is still said, and stops nothing. */
  readonly waiver?: Waiver;
}

/** That somebody of the service centre accepts a finding of one record (Ausnahme). */
export interface Waiver {
  readonly id: string;
  /** Last day on which it counts. */
  readonly until: Day;
  readonly reason: string;
  /** Who granted it; null when that person is forgotten. */
  readonly grantedBy: string | null;
}

/** How a finding counts: an error that is accepted is no more than a hint. */
export const severityOf = ({ severity, waiver }: Finding): Finding['severity'] =>
  waiver === undefined ? severity : 'hint';

/** What stops the record: errors nobody has accepted. */
export const errorsOf = (findings: readonly Finding[]): Finding[] =>
  findings.filter((finding) => severityOf(finding) === 'error');
