import { sql } from 'drizzle-orm';
import { formatEuro } from '../../../kernel/format.js';
import { limitOfProject, limitsTable } from '../limits.js';
import type { RegistryTest } from '../registry-test.js';

export const atypicalAboveLimit: RegistryTest = {
  id: 'atypisch-ueber-grenze',
  title: 'Atypische Vorhaben über 50.000 €',
  meaning:
    'Atypische Vorhaben werden nach einem Kostenplan bis 50.000 € gefördert. Das Register hat dafür kein Feld; gesucht wird das Wort „atypisch“ in Name, Beschreibung und Zweck.',
  clause: 'FRL 2021–2027 A VI.3',
  finding: null,
  asOf: true,
  async hits({ dictionary, projects }) {
    const limits = limitsTable(dictionary, 'costPlanCost', 'amount');
    if (limits === null) return null;
    return sql`
      select project_version.project_id,
        jsonb_build_object('cost', project_version.total_eligible_cost::text, 'most', limits.value::text) as facts,
        project_version.total_eligible_cost as weight
      from project_version ${limitOfProject(limits)}
      where ${projects} and project_version.search_text like '%atypisch%' and project_version.total_eligible_cost > limits.value`;
  },
  describe: ({ cost, most }) =>
    `${formatEuro(BigInt(cost ?? 0), 'de')}, Grenze ${formatEuro(BigInt(most ?? 0), 'de')}`,
};
