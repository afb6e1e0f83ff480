import { and, eq, isNull } from 'drizzle-orm';
import { lockRegistry, type Viewpoint, viewpointAt } from '../../history/index.js';
import type { Actor } from '../../kernel/actor.js';
import { errorsOf, type Finding } from '../../kernel/finding.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { type ActingContext, actingAs } from '../../platform/database/acting.js';
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

/** Who writes, and from which request. */
export interface Writer extends ActingContext {
  readonly actor: Actor;
}

/**
 * Publishes a new project at once, as a revision of its own. This direct way exists only until accounts do; from then
 * on a city's draft is handed in, checked and published by a second person.
 *
 * @returns the reference of the new project
 * @throws Problem `rule_broken` with every error found; nothing is kept then
 */
export async function createProject(
  database: Database,
  writer: Writer,
  input: ProjectInput,
): Promise<string> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    await lockRegistry(tx);
    const { revision } = await viewpointAt(tx);
    const dictionary = await dictionaryAt(tx, revision);
    refuseErrors(checkProject(input, ruleFactsFor(input, dictionary.catalogue)));
    return publishOne(tx, writer, null, input, dictionary);
  });
}

/** The state an amendment starts from; it cannot change until the amendment is published. */
export interface PublishedView {
  readonly viewpoint: Viewpoint;
  readonly dictionary: Dictionary;
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
): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    await lockRegistry(tx);
    const viewpoint = await viewpointAt(tx);
    const dictionary = await dictionaryAt(tx, viewpoint.revision);
    const record = await findProject(tx, viewpoint, reference);
    if (record === null) throw new Problem('not_found');
    const present = await presentInput(tx, record.projectId, dictionary);
    const amended = amend(present, record, { viewpoint, dictionary });
    if (sameInput(present, amended)) return;
    refuseErrors(checkProject(amended, ruleFactsFor(amended, dictionary.catalogue)));
    await publishOne(tx, writer, record.projectId, amended, dictionary);
  });
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
): Promise<string> {
  const draft = await saveDraft(tx, actor, { projectId, input }, dictionary);
  const { projects } = await publishDrafts(tx, [draft], { origin: 'form', note: reason ?? input.name });
  const [published] = projects;
  if (!published) throw new Error('publishing a draft returned no project');
  return published.reference;
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

const comparable = (input: ProjectInput): string =>
  JSON.stringify(input, (_key, value) => (typeof value === 'bigint' ? value.toString() : value));

const sameInput = (one: ProjectInput, other: ProjectInput): boolean => comparable(one) === comparable(other);
