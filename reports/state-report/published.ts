import type { StateReportData } from './dataset.js';

/** What the report was made from, without drawings: the data of its JSON, and what its fingerprint is taken over. */
export const published = ({
  scope,
  register,
  totals,
  running,
  sums,
  periods,
  projects,
}: StateReportData) => ({
  scope,
  register,
  totals,
  running,
  sums,
  periods,
  projects,
});
