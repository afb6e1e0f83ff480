import { sql } from 'drizzle-orm';
import { labelOfField } from '../../../projects/index.js';
import type { RegistryTest } from '../registry-test.js';

export const missingFields: RegistryTest = {
  id: 'fehlende-angaben',
  title: 'Fehlende Angaben der öffentlichen Liste',
  meaning: 'Angaben, die jede veröffentlichte Liste der Vorhaben braucht und die das Register nicht hat.',
  clause: 'Art. 49 Abs. 3 VO (EU) 2021/1060; Anhang XII Nr. 1 VO (EU) Nr. 1303/2013',
  finding: { code: 'required_field_missing', field: '*' },
  asOf: true,
  hits: async ({ projects }) => sql`
    select project_id, jsonb_build_object('fields', array_to_string(fields, ' ')) as facts, cardinality(fields) as weight
    from (
      select project_version.project_id, array_remove(array[
        case when project_version.beneficiary_name is null then 'beneficiary' end,
        case when project_version.purpose_and_achievements is null and project_version.summary is null then 'purposeAndAchievements' end,
        case when project_version.period_start is null then 'period.start' end,
        case when project_version.period_end is null then 'period.end' end,
        case when project_version.total_eligible_cost is null then 'totalEligibleCost' end,
        case when project_version.intervention_category_id is null then 'interventionCategory' end], null) as fields
      from project_version where ${projects}
    ) found where cardinality(fields) > 0`,
  describe: ({ fields }) =>
    String(fields)
      .split(' ')
      .map((field) => labelOfField(field)?.de ?? field)
      .join(', '),
};
