import { sql } from 'drizzle-orm';
import { formatEuro } from '../../../kernel/format.js';
import { limitOfProject, limitsTable } from '../limits.js';
import type { RegistryTest } from '../registry-test.js';

export const belowUsualSize: RegistryTest = {
  id: 'kleiner-als-ueblich',
  title: 'Kosten unter der Regelgröße',
  meaning:
    'Förderfähige Gesamtkosten unter der Regelgröße der Richtlinie (10.000 €). Ein Hinweis, kein Fehler: Die SAB kann Ausnahmen zulassen.',
  clause: 'RL 2014–2020 Teil B Nr. 5; FRL 2021–2027 A VI.1',
  finding: { code: 'below_usual_size', field: 'totalEligibleCost' },
  asOf: true,
  async hits({ dictionary, projects }) {
    const limits = limitsTable(dictionary, 'totalEligibleCost', 'amount');
    if (limits === null) return null;
    return sql`
      select project_version.project_id,
        jsonb_build_object('cost', project_version.total_eligible_cost::text, 'least', limits.value::text) as facts,
        -project_version.total_eligible_cost as weight
      from project_version ${limitOfProject(limits)}
      where ${projects} and project_version.total_eligible_cost < limits.value`;
  },
  describe: ({ cost, least }) =>
    `${formatEuro(BigInt(cost ?? 0), 'de')}, üblich ab ${formatEuro(BigInt(least ?? 0), 'de')}`,
};
