import type { Day } from '../kernel/day.js';
import type { Transaction } from '../platform/database/database.js';
import { isWithCity, type Proof } from './proof.js';
import { pendingNotices } from './queries/notices.js';
import { listProofs } from './queries/proofs.js';
import { noticeWords, proofPath, proofTitle } from './words.js';

/** A proof or a notice that waits for somebody. */
export interface ProofTask {
  readonly dueOn: Day | null;
  readonly title: string;
  readonly detail: string;
  readonly href: string;
  readonly kind: 'proof' | 'sabNotice';
  readonly overdue: boolean;
}

/** Proofs due until a day, and changes the SAB must be told at once; of one city, or of all when it is null. */
export async function proofTasks(
  tx: Transaction,
  { city, until }: { readonly city: string | null; readonly until: Day },
): Promise<ProofTask[]> {
  const proofs = await listProofs(tx, city ?? undefined);
  const notices = await pendingNotices(tx, city ?? undefined);
  const area = city === null ? '/servicestelle' : '/arbeitsbereich';
  return [
    ...notices.map(
      ({ kind, projectName }): ProofTask => ({
        dueOn: null,
        title: `Der SAB anzeigen: ${noticeWords[kind]}`,
        detail: projectName,
        href: `${area}/nachweise#anzeigen`,
        kind: 'sabNotice',
        overdue: false,
      }),
    ),
    ...proofs
      .filter((proof) => isWithCity(proof) && proof.dueOn !== null && proof.dueOn <= until)
      .map((proof) => taskOf(proof, area)),
  ];
}

const taskOf = (proof: Proof, area: string): ProofTask => ({
  dueOn: proof.dueOn,
  title: `${proofTitle(proof)}: ${proof.projectName}`,
  detail: proof.state === 'askedBack' ? 'Rückfrage der SAB' : 'einzureichen bei der SAB',
  href: `${area}${proofPath(proof)}`,
  kind: 'proof',
  overdue: proof.overdue,
});
