import { auditPath } from '../../audits/index.js';
import { retentionOfPath } from '../../retention/index.js';
import { DownloadList } from '../../web/index.js';

/** What stands beside the history of a project: its seal, how long its documents are kept, and what to take away. */
export interface DeskFacts {
  readonly seal: {
    readonly number: number;
    readonly digest: string;
    readonly revision: number;
    readonly at: string;
  } | null;
  readonly retention: string;
  readonly openChecks: number;
  readonly checks: number;
}

export function DeskAside({ facts, reference }: { facts: DeskFacts; reference: string }): JSX.Element {
  const { seal, retention, checks, openChecks } = facts;
  return (
    <aside class="side" aria-label="Siegel, Prüfungen und Aufbewahrung">
      <section>
        <h2>Siegel</h2>
        {seal === null ? (
          <p class="small muted">
            Die letzte Fassung ist noch nicht gesiegelt. Das geschieht in wenigen Minuten.
          </p>
        ) : (
          <>
            <p class="small" safe>
              {`Siegel ${seal.number} vom ${seal.at} deckt den Registerstand ${seal.revision} und alles davor.`}
            </p>
            <p class="code small" safe>
              {seal.digest.replace(/(.{4})/g, '$1 ').trim()}
            </p>
          </>
        )}
        <p class="small">
          <a href="/verwaltung/siegel">Kette prüfen und Prüfdatei</a>
          <br />
          <a href="/siegel">So rechnen Sie selbst nach</a>
        </p>
      </section>
      <section>
        <h2>Prüfungen und Zahlungen</h2>
        <p class="small">
          <span safe>{checksWords(checks, openChecks)}</span>{' '}
          <a href={auditPath(reference)}>Prüfungen und Zahlungen</a>
        </p>
      </section>
      <section>
        <h2>Aufbewahrung</h2>
        <p class="small">
          <span safe>{`${retention} `}</span>
          <a href={retentionOfPath(reference)}>Tage und Sperren</a>
        </p>
      </section>
      <section>
        <h2>Mitnehmen</h2>
        <DownloadList
          downloads={[
            {
              label: 'Prüfmappe',
              href: `/pruefung/mappe.xlsx?kennung=${encodeURIComponent(reference)}`,
              kind: 'document',
              meta: 'XLSX mit Verlauf und Summen',
            },
          ]}
        />
      </section>
    </aside>
  );
}

function checksWords(checks: number, open: number): string {
  if (checks === 0) return 'Keine Vor-Ort-Prüfung eingetragen.';
  return `${checks === 1 ? '1 Vor-Ort-Prüfung' : `${checks} Vor-Ort-Prüfungen`}, davon ${open} offen.`;
}
