import { isDeepStrictEqual } from 'node:util';
import { and, eq, isNull } from 'drizzle-orm';
import { lockRegistry, type Viewpoint, viewpointAt } from '../../history/index.js';
import { errorsOf, type Finding } from '../../kernel/finding.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import type { ProjectInput } from '../project-input.js';
import { dictionaryAt } from '../queries/dictionary.js';
import { findProject } from '../queries/projects.js';
import type { ProjectRecord } from '../record.js';
import { type Dictionary, toInput } from '../record-row.js';
import { ruleFactsFor } from '../rule-facts.js';
import { checkProject } from '../rules.js';
import { projectVersion as v } from '../tables.js';
import { publishDrafts, saveDraft } from './publish.js';

/** The state something is written to; it cannot change until that is published. */
export interface PublishedView {
  readonly viewpoint: Viewpoint;
  readonly dictionary: Dictionary;
}

/** A project that was written, and the registry revision that shows it so. */
interface Written {
  readonly reference: string;
  readonly revision: number;
}

/**
 * Publishes a new project at once, as a revision of its own. This direct way exists only until accounts do; from then
 * on a city's draft is handed in, checked and published by a second person.
 *
 * @throws Problem `rule_broken` with every error found, and what `draw` throws; nothing is kept then
 */
export async function createProject(
  database: Database,
  writer: Writer,
  draw: (view: PublishedView) => ProjectInput,
): Promise<Written> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const view = await lockedView(tx);
    const input = draw(view);
    refuseErrors(checkProject(input, ruleFactsFor(input, view.dictionary.catalogue)));
    return publishOne(tx, writer, null, input, view.dictionary);
  });
}

/**
 * Publishes an amended version of a project at once. `amend` gets the published record and returns what it shall
 * become, or throws when the writer looked at an older one; an amendment that changes nothing publishes nothing.
 *
 * @throws Problem `not_found`, `rule_broken`, and what `amend` throws
 */
export async function amendProject(
  database: Database,
  writer: Writer,
  reference: string,
  amend: (present: ProjectInput, record: ProjectRecord, view: PublishedView) => ProjectInput,
): Promise<Written> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const view = await lockedView(tx);
    const { viewpoint, dictionary } = view;
    const record = await findProject(tx, viewpoint, reference);
    if (record === null) throw new Problem('not_found');
    const present = await presentInput(tx, record.projectId, dictionary);
    const amended = amend(present, record, view);
    if (isDeepStrictEqual(present, amended)) return { reference, revision: viewpoint.revision };
    refuseErrors(checkProject(amended, ruleFactsFor(amended, dictionary.catalogue)));
    return publishOne(tx, writer, record.projectId, amended, dictionary);
  });
}

async function lockedView(tx: Transaction): Promise<PublishedView> {
  await lockRegistry(tx);
  const viewpoint = await viewpointAt(tx);
  return { viewpoint, dictionary: await dictionaryAt(tx, viewpoint.revision) };
}

async function presentInput(
  tx: Transaction,
  projectId: bigint,
  dictionary: Dictionary,
): Promise<ProjectInput> {
  const [row] = await tx
    .select()
    .from(v)
    .where(and(eq(v.projectId, projectId), isNull(v.supersededRevision)));
  if (!row) throw new Problem('not_found');
  return toInput(row, dictionary);
}

async function publishOne(
  tx: Transaction,
  { actor, reason }: Writer,
  projectId: bigint | null,
  input: ProjectInput,
  dictionary: Dictionary,
): Promise<Written> {
  const draft = await saveDraft(tx, actor, { projectId, input }, dictionary);
  const { projects, revision } = await publishDrafts(tx, [draft], {
    origin: 'form',
    note: reason ?? input.name,
  });
  const [published] = projects;
  if (!published) throw new Error('publishing a draft returned no project');
  return { reference: published.reference, revision };
}

function refuseErrors(findings: readonly Finding[]): void {
  const errors = errorsOf(findings);
  if (errors.length === 0) return;
  throw new Problem('rule_broken', {
    errors: errors.map(({ field, code, reason, remedy, clause }) => ({
      pointer: `/${field.replaceAll('.', '/')}`,
      code,
      detail: text(
        [reason.de, remedy.de, clause].filter(Boolean).join(' '),
        [reason.en, remedy.en, clause].filter(Boolean).join(' '),
      ),
    })),
  });
}
