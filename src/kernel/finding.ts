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
}

export const errorsOf = (findings: readonly Finding[]): Finding[] =>
  findings.filter((f) => f.severity === 'error');
