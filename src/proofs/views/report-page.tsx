import type { Proof } from '../proof.js';
import { proofTitle } from '../words.js';

/** The factual report alone, to be printed by the browser. */
export function ReportPage({ proof, report }: { proof: Proof; report: string }): JSX.Element {
  return (
    <div class="wrap main">
      <h1 safe>{`Sachbericht: ${proof.projectName}`}</h1>
      <p class="muted" safe>{`${proofTitle(proof)}, einzureichen bei der SAB`}</p>
      <p class="read report sec" safe>
        {report}
      </p>
    </div>
  );
}
