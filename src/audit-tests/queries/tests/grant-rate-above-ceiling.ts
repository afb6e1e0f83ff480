import { sql } from 'drizzle-orm';
import { formatRate } from '../../../kernel/format.js';
import { limitOfProject, limitsTable } from '../limits.js';
import type { RegistryTest } from '../registry-test.js';

export const grantRateAboveCeiling: RegistryTest = {
  id: 'foerdersatz-ueber-grenze',
  title: 'Fördersatz über der Grenze',
  meaning:
    'Der Fördersatz, wie angegeben oder aus Zuwendung und förderfähigen Gesamtkosten, liegt über der Grenze der Förderrichtlinie. Wo der Richtlinienteil nicht feststeht, zählt die höchste Grenze.',
  clause: 'RL 2014–2020 Teil A Nr. 5, Teil B Nr. 7; FRL 2021–2027 A VI.1, B V',
  finding: { code: 'grant_rate_above_ceiling', field: 'grantRate' },
  asOf: true,
  async hits({ dictionary, projects }) {
    const limits = limitsTable(dictionary, 'grantRate', 'rate');
    if (limits === null) return null;
    const rate = sql`coalesce(project_version.grant_rate,
      (project_version.grant_amount * 10000 + project_version.total_eligible_cost / 2) / nullif(project_version.total_eligible_cost, 0))`;
    return sql`
      select project_version.project_id, jsonb_build_object('rate', ${rate}, 'ceiling', limits.value) as facts, ${rate} as weight
      from project_version ${limitOfProject(limits)}
      where ${projects} and ${rate} > limits.value`;
  },
  describe: ({ rate, ceiling }) =>
    `${formatRate(Number(rate), 'de')}, Grenze ${formatRate(Number(ceiling), 'de')}`,
};
