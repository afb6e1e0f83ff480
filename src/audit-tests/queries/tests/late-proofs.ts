import { sql } from 'drizzle-orm';
import { formatDay } from '../../../kernel/format.js';
import { listProofs } from '../../../proofs/index.js';
import type { RegistryTest } from '../registry-test.js';

export const lateProofs: RegistryTest = {
  id: 'verspaetete-nachweise',
  title: 'Verspätete Nachweise',
  meaning:
    'Zwischen- und Verwendungsnachweise, die bei der SAB einzureichen waren und von denen die Stadt nicht gesagt hat, dass sie es sind. Nur Vorhaben des Programms, Stand heute.',
  clause: 'NBest-EU 6.1; FRL 2021–2027 A VIII',
  finding: null,
  asOf: false,
  async hits({ tx, viewpoint, projects }) {
    const today = viewpoint.reckoningDay;
    const late = (await listProofs(tx)).filter(
      ({ dueOn, state }) => dueOn !== null && dueOn < today && (state === 'open' || state === 'askedBack'),
    );
    const column = (values: readonly unknown[]) => sql.param(values.map(String));
    return sql`
      select l.project_id, jsonb_build_object('kind', l.kind, 'due', l.due_on) as facts, ${today}::date - l.due_on::date as weight
      from unnest(${column(late.map(({ projectId }) => projectId))}::bigint[], ${column(late.map(({ kind }) => kind))}::text[],
        ${column(late.map(({ dueOn }) => dueOn))}::text[]) l (project_id, kind, due_on)
      where l.project_id in (select project_version.project_id from project_version where ${projects})`;
  },
  describe: ({ kind, due }) =>
    `${kind === 'final' ? 'Verwendungsnachweis' : 'Zwischennachweis'}, fällig ${formatDay(String(due), 'de')}`,
};
