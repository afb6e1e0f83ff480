import { eq } from 'drizzle-orm';
import { lockRegistry, publish, viewpointAt } from '../../history/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { attributesByKind, type CatalogueKind } from '../attributes.js';
import type { CatalogueEntry } from '../catalogue.js';
import type { CatalogueContent } from '../content.js';
import { type Correction, corrected } from '../correction.js';
import { catalogueAt, contentOf } from '../queries.js';
import { catalogueDraft, catalogueEntry } from '../tables.js';
import { writeVersions } from './load-reference.js';

/**
 * Publishes a correction of a catalogue entry by the service centre as a revision of its own. `correct` gets the
 * published entry and says what changes, or throws when the writer looked at an older one. A correction survives
 * later updates of the reference data; one that changes nothing publishes nothing.
 *
 * @throws Problem `not_found`, `rule_broken`, and what `correct` throws
 */
export async function correctCatalogueEntry(
  database: Database,
  writer: Writer,
  { kind, key }: { readonly kind: CatalogueKind; readonly key: string },
  correct: (entry: CatalogueEntry) => Correction,
): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    await lockRegistry(tx);
    const { revision } = await viewpointAt(tx);
    const entry = (await catalogueAt(tx, revision)).byKey(kind, key);
    if (!entry) throw new Problem('not_found');
    const content = corrected(entry, correct(entry));
    if (content === null) return;
    refuseWrongShape(kind, content);
    await saveDraft(tx, writer.actor, entry.id, content);
    await publishDraft(tx, entry.id, writer.reason ?? `${key}: ${content.titleDe ?? content.code ?? ''}`);
  });
}

/**
 * Publishes a new entry of a kind that staff may extend, as a revision of its own.
 * @throws Problem `state_conflict` when the key is taken, `rule_broken`
 */
export async function addCatalogueEntry(
  database: Database,
  writer: Writer,
  { kind, key }: { readonly kind: CatalogueKind; readonly key: string },
  content: CatalogueContent,
): Promise<void> {
  refuseWrongShape(kind, content);
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    await lockRegistry(tx);
    const [added] = await tx.insert(catalogueEntry).values({ kind, key }).onConflictDoNothing().returning();
    if (!added)
      throw new Problem('state_conflict', {
        detail: text(`Den Schlüssel „${key}“ gibt es schon.`, `The key "${key}" is taken.`),
      });
    const note = writer.reason ?? `${key}: ${content.titleDe ?? content.code ?? ''}`;
    await publish(tx, { origin: 'staff', note }, (revision) =>
      writeVersions(tx, [{ id: added.id, content }], revision),
    );
  });
}

function refuseWrongShape(kind: CatalogueKind, { code, titleDe, attributes }: CatalogueContent): void {
  if (code === null && titleDe === null)
    throw new Problem('rule_broken', {
      errors: [
        {
          pointer: '/title',
          code: 'title_missing',
          detail: text(
            'Ein Eintrag ohne Code braucht einen deutschen Titel.',
            'An entry without a code needs a German title.',
          ),
        },
      ],
    });
  const checked = attributesByKind[kind].safeParse(attributes);
  if (checked.success) return;
  throw new Problem('rule_broken', {
    errors: checked.error.issues.map((issue) => ({
      pointer: `/${['attributes', ...issue.path].join('/')}`,
      code: 'attribute_wrong',
      detail: text('Der Wert passt nicht zu dieser Angabe.', 'The value does not fit this attribute.'),
    })),
  });
}

async function saveDraft(
  tx: Transaction,
  actor: Actor,
  entryId: bigint,
  content: CatalogueContent,
): Promise<void> {
  const added = await tx
    .insert(catalogueDraft)
    .values({ ...content, entryId, createdBy: actor.id })
    .onConflictDoNothing()
    .returning({ id: catalogueDraft.id });
  if (added.length === 0)
    throw new Problem('state_conflict', {
      detail: text('Jemand bearbeitet diesen Eintrag gerade.', 'Someone is working on this entry.'),
    });
}

/** Copies the draft to a version of the next revision and ends it. */
async function publishDraft(tx: Transaction, entryId: bigint, note: string): Promise<void> {
  const [draft] = await tx.select().from(catalogueDraft).where(eq(catalogueDraft.entryId, entryId));
  if (!draft) throw new Error('a draft just saved is gone');
  await publish(tx, { origin: 'staff', note }, (revision) =>
    writeVersions(tx, [{ id: entryId, content: contentOf(draft) }], revision),
  );
  await tx.delete(catalogueDraft).where(eq(catalogueDraft.id, draft.id));
}
