import { sql } from 'drizzle-orm';
import { formatEuro } from '../../../kernel/format.js';
import type { RegistryTest } from '../registry-test.js';

export const roundAmounts: RegistryTest = {
  id: 'runde-betraege',
  title: 'Runde Beträge',
  meaning:
    'Förderfähige Gesamtkosten ab 10.000 €, die auf volle tausend Euro aufgehen. Abgerechnete Kosten sind selten rund; runde Beträge sind oft Schätzungen oder Pauschalen.',
  clause: null,
  finding: null,
  asOf: true,
  hits: async ({ projects }) => sql`
    select project_version.project_id, jsonb_build_object('cost', project_version.total_eligible_cost::text) as facts,
      project_version.total_eligible_cost as weight
    from project_version
    where ${projects} and project_version.total_eligible_cost >= 1000000 and project_version.total_eligible_cost % 100000 = 0`,
  describe: ({ cost }) => formatEuro(BigInt(cost ?? 0), 'de'),
};
