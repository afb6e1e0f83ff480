import { sql } from 'drizzle-orm';
import { formatDay } from '../../../kernel/format.js';
import type { RegistryTest } from '../registry-test.js';

export const overlappingPeriods: RegistryTest = {
  id: 'ueberschneidende-zeitraeume',
  title: 'Überschneidende Zeiträume',
  meaning:
    'Derselbe Begünstigte hat unter derselben Förderrichtlinie schon ein Vorhaben, das beim Beginn noch läuft. Das ist oft richtig und ein Ort für Doppelförderung: dieselben Personalkosten in zwei Vorhaben.',
  clause: 'Art. 63 Abs. 9 VO (EU) 2021/1060',
  finding: null,
  asOf: true,
  // One pass in the order of the first day: the latest end so far says whether anything still runs.
  hits: async ({ projects }) => sql`
    select project_id, jsonb_build_object('start', period_start::text, 'other', other, 'until', latest_end::text) as facts,
      latest_end - period_start as weight
    from (
      select project_version.project_id, project_version.period_start,
        max(project_version.period_end) over earlier as latest_end,
        lag(project_version.reference) over own as other
      from project_version
      where ${projects} and project_version.beneficiary_name is not null and not project_version.beneficiary_is_natural_person
        and project_version.funding_guideline_id is not null
        and project_version.period_start is not null and project_version.period_end is not null
      window own as (partition by lower(project_version.beneficiary_name), project_version.funding_guideline_id
          order by project_version.period_start, project_version.project_id),
        earlier as (partition by lower(project_version.beneficiary_name), project_version.funding_guideline_id
          order by project_version.period_start, project_version.project_id rows between unbounded preceding and 1 preceding)
    ) runs where latest_end >= period_start`,
  describe: ({ start, other, until }) =>
    `Beginn ${formatDay(String(start), 'de')}; ein früheres Vorhaben läuft bis ${formatDay(String(until), 'de')} (zuletzt begonnen: ${other})`,
};
