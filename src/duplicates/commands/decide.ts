import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { handInWithdrawal } from '../../submissions/index.js';
import { decisionAbout } from '../queries/decisions.js';
import { type AskedPair, type AskedProject, equalProjects, findQuestion } from '../queries/question.js';
import { duplicateDecision, duplicateDecisionProject, type Verdict } from '../tables.js';

/** What somebody says about two projects, or about all that are equal to both. */
export interface Judgement {
  /** References of the two. */
  readonly projects: readonly [string, string];
  readonly verdict: Verdict;
  /** Reference of the project that stays; for `merge` alone. */
  readonly kept: string | null;
  readonly reason: string | null;
}

/** So many equal projects are merged at once at most: each of them becomes a withdrawal that somebody checks. */
const mostMerged = 50;

/**
 * Keeps what was decided about projects that look alike; the question is not asked again. Merging hands in the withdrawal
 * of all but the one that stays, with a note to which they went: a second person checks and publishes them, and the
 * history of all is kept.
 *
 * @returns id of the decision
 * @throws Problem `not_found` when there is no such question; `state_conflict` when it is decided already, or somebody works
 *   on a project that would be withdrawn; `invalid_parameter` when none of them is kept
 */
export async function decide(database: Database, writer: Writer, judgement: Judgement): Promise<string> {
  const context = judgement.reason === null ? writer : { ...writer, reason: judgement.reason };
  return actingAs(database.orm, writer.actor, context, async (tx) => {
    if (writer.actor.personId === null) throw new Problem('forbidden', { detail: byAPerson });
    const question = await findQuestion(tx, ...judgement.projects);
    if (question === null) throw new Problem('not_found');
    const [one, other] = question.projects;
    if ((await decisionAbout(tx, one, other)) !== null)
      throw new Problem('state_conflict', { detail: decidedAlready });
    const sides = await sidesOf(tx, question);
    const mergeable = sides.filter(({ id }) => question.areEqual || id === one.id || id === other.id);
    const kept = judgement.verdict === 'merge' ? keptOf(mergeable, judgement.kept) : null;
    const decisionId = await writeDecision(tx, writer, judgement, { question, sides, kept });
    if (kept !== null) await withdrawOthers(tx, writer, judgement, { mergeable, kept });
    return decisionId;
  });
}

interface Sided extends Pick<AskedProject, 'id' | 'reference'> {
  readonly name: string;
  readonly side: number;
}

/** All projects a decision holds for: those equal to one side count as that side. */
async function sidesOf(tx: Transaction, { projects: [one, other], areEqual }: AskedPair): Promise<Sided[]> {
  const ofFace = async ({ face }: AskedProject, side: number) =>
    (await equalProjects(tx, face)).map(({ id, reference, name }) => ({ id, reference, name, side }));
  return [...(await ofFace(one, 1)), ...(areEqual ? [] : await ofFace(other, 2))];
}

function keptOf(mergeable: readonly Sided[], reference: string | null): Sided {
  const kept = mergeable.find((project) => project.reference === reference);
  if (kept === undefined) throw new Problem('invalid_parameter', { detail: noneKept });
  if (mergeable.length > mostMerged) throw new Problem('state_conflict', { detail: tooMany });
  return kept;
}

async function writeDecision(
  tx: Transaction,
  { actor }: Writer,
  { verdict, reason }: Judgement,
  about: { readonly question: AskedPair; readonly sides: readonly Sided[]; readonly kept: Sided | null },
): Promise<string> {
  const { question, sides, kept } = about;
  const [made] = await tx
    .insert(duplicateDecision)
    .values({
      verdict,
      face: question.areEqual ? question.projects[0].face : null,
      keptId: kept?.id ?? null,
      reason,
      decidedBy: actor.personId,
    })
    .returning({ id: duplicateDecision.id });
  if (!made) throw new Error('a decision was not kept');
  await tx
    .insert(duplicateDecisionProject)
    .values(sides.map(({ id, side }) => ({ decisionId: made.id, projectId: id, side })));
  return made.id;
}

async function withdrawOthers(
  tx: Transaction,
  writer: Writer,
  { reason }: Judgement,
  { mergeable, kept }: { readonly mergeable: readonly Sided[]; readonly kept: Sided },
): Promise<void> {
  const note = [`Zusammengeführt mit ${kept.reference} „${kept.name}“.`, reason].filter(Boolean).join(' ');
  for (const { reference } of mergeable.filter(({ id }) => id !== kept.id))
    await handInWithdrawal(tx, writer, { reference, note });
}

const byAPerson = text(
  'Dieser Zugriffsschlüssel gehört zu keiner Person. Über Doppel entscheidet eine Person.',
  'This bearer token belongs to no person. A person decides about duplicates.',
);
const decidedAlready = text(
  'Über diese Vorhaben ist schon entschieden. Heben Sie die Entscheidung auf, um neu zu entscheiden.',
  'These projects are decided about already. Revoke that decision to decide anew.',
);
const noneKept = text(
  'Wählen Sie eines der Vorhaben, das bleibt.',
  'Choose the project that stays from among them.',
);
const tooMany = text(
  `Mehr als ${mostMerged} Vorhaben werden nicht auf einmal zusammengeführt.`,
  `No more than ${mostMerged} projects are merged at once.`,
);
