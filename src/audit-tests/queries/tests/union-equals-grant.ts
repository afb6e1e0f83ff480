import { sql } from 'drizzle-orm';
import { formatEuro } from '../../../kernel/format.js';
import type { RegistryTest } from '../registry-test.js';

export const unionEqualsGrant: RegistryTest = {
  id: 'eu-betrag-gleich-zuwendung',
  title: 'EU-Betrag gleich der Zuwendung',
  meaning:
    'Die Zuwendung ist Geld der Union und des Landes zusammen. Sind beide Beträge gleich, wurde vermutlich die Zuwendung als EU-Betrag eingetragen.',
  clause: 'FRL 2021–2027 A VI.1',
  finding: { code: 'union_equals_grant', field: 'unionContribution' },
  asOf: true,
  hits: async ({ projects }) => sql`
    select project_version.project_id, jsonb_build_object('amount', project_version.grant_amount::text) as facts,
      project_version.grant_amount as weight
    from project_version
    where ${projects} and project_version.union_contribution = project_version.grant_amount and project_version.grant_amount > 0`,
  describe: ({ amount }) => `beide ${formatEuro(BigInt(amount ?? 0), 'de')}`,
};
