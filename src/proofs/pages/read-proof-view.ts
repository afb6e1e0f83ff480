import { viewpointAt } from '../../history/index.js';
import { Problem } from '../../kernel/problem.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { findProject } from '../../projects/index.js';
import type { Proof, ProofKey } from '../proof.js';
import { findProof } from '../queries/proofs.js';
import { reportText } from '../report-text.js';

/** One proof with the text its report starts from. @throws Problem `not_found` also for one of another city */
export async function readProofView(
  database: Database,
  writer: Writer,
  key: ProofKey,
): Promise<{ readonly proof: Proof; readonly report: string }> {
  const { actor } = writer;
  return actingAs(database.orm, actor, writer, async (tx) => {
    const proof = await findProof(tx, key);
    if (proof === null || (actor.city !== null && proof.city !== actor.city)) throw new Problem('not_found');
    const record = await findProject(tx, await viewpointAt(tx), key.reference);
    if (record === null) throw new Problem('not_found');
    return { proof, report: proof.report ?? reportText(record, key) };
  });
}

/** The text of the report as a file: with a byte order mark, so that every editor reads the umlauts, and its line ends. */
export async function preparedReport(database: Database, writer: Writer, key: ProofKey): Promise<string> {
  const { report } = await readProofView(database, writer, key);
  return `\ufeff${report.replaceAll('\n', '\r\n')}`;
}
