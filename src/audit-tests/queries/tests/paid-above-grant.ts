import { sql } from 'drizzle-orm';
import { formatEuro } from '../../../kernel/format.js';
import type { RegistryTest } from '../registry-test.js';

export const paidAboveGrant: RegistryTest = {
  id: 'mehr-gezahlt-als-bewilligt',
  title: 'Mehr gezahlt als bewilligt',
  meaning:
    'Die eingetragenen Auszahlungen, weniger Rückzahlungen, übersteigen die Zuwendung. Nur Vorhaben, deren Zuwendung bekannt ist und zu denen Zahlungen eingetragen sind, Stand heute.',
  clause: 'Art. 74 VO (EU) 2021/1060',
  finding: null,
  asOf: false,
  hits: async ({ projects }) => sql`
    select project_version.project_id, jsonb_build_object('paid', p.paid::text, 'grant', project_version.grant_amount::text) as facts,
      p.paid - project_version.grant_amount as weight
    from project_version join (
      select project_id, sum(case kind when 'repayment' then -amount else amount end) as paid
      from payment where cancelled_at is null group by project_id) p on p.project_id = project_version.project_id
    where ${projects} and p.paid > project_version.grant_amount`,
  describe: ({ paid, grant }) =>
    `${formatEuro(BigInt(paid ?? 0), 'de')} gezahlt, ${formatEuro(BigInt(grant ?? 0), 'de')} bewilligt`,
};
