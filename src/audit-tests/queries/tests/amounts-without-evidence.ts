import { sql } from 'drizzle-orm';
import { formatEuro } from '../../../kernel/format.js';
import type { RegistryTest } from '../registry-test.js';

const amounts = [
  'total_eligible_cost',
  'total_cost',
  'grant_amount',
  'union_contribution',
  'land_funds',
  'own_share',
  'third_party_funds',
] as const;

/** How many amounts rest on a kind of evidence. */
const count = (evidence: string) =>
  sql.raw(
    amounts
      .map((name) => `(coalesce(project_version.${name}_evidence = '${evidence}', false))::int`)
      .join(' + '),
  );

export const amountsWithoutEvidence: RegistryTest = {
  id: 'betraege-ohne-nachweis',
  title: 'Beträge ohne Nachweis',
  meaning:
    'Beträge, die allein auf der Angabe der Stadt beruhen, oder auf einem Bescheid, von dem keiner eingetragen ist. Maßgeblich ist der Zuwendungsbescheid.',
  clause: 'Anhang XIII VO (EU) 2021/1060',
  finding: null,
  asOf: true,
  hits: async ({ projects }) => sql`
    select project_version.project_id, jsonb_build_object('own', ${count('ownStatement')}, 'missing',
        case when project_version.decisions = '[]'::jsonb then ${count('decision')} else 0 end,
        'cost', project_version.total_eligible_cost::text) as facts,
      coalesce(project_version.total_eligible_cost, 0) as weight
    from project_version
    where ${projects} and (${count('ownStatement')} > 0 or (project_version.decisions = '[]'::jsonb and ${count('decision')} > 0))`,
  describe({ own, missing, cost }) {
    const parts = [
      Number(own) > 0 ? `Eigenangabe: ${own}` : null,
      Number(missing) > 0 ? `ohne eingetragenen Bescheid: ${missing}` : null,
    ].filter((part) => part !== null);
    const size = cost == null ? '' : `; Kosten ${formatEuro(BigInt(cost), 'de')}`;
    return `Beträge nur aus ${parts.join(', ')}${size}`;
  },
};
