import type { Finding } from '../../kernel/finding.js';
import { Mark } from '../../web/index.js';
import type { CheckedProject } from '../queries/record-findings.js';
import { mayBeWaived } from '../rules.js';
import { waiverWords } from '../words.js';
import { newWaiverPath, type RecordOfWaiver } from './paths.js';

/** What is to be said about a published project, with what was accepted of it. */
export function FindingsPage(props: { project: CheckedProject; mayGrant: boolean }): JSX.Element {
  const { project, mayGrant } = props;
  const { reference, name, findings } = project;
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <p class="over">
          <b safe>{reference}</b>
        </p>
        <h1 lang="de" safe>{`Befunde: ${name}`}</h1>
        <p class="small">
          <a href={`/vorhaben/${encodeURIComponent(reference)}`}>Steckbrief ansehen</a>,{' '}
          <a href={`/servicestelle/vorhaben/${encodeURIComponent(reference)}/verlauf`}>Verlauf</a>
        </p>
      </div>
      {findings.length === 0 ? (
        <p>
          <Mark tone="ok" word="Keine Fehler und keine Hinweise." />
        </p>
      ) : (
        <ul class="list checks">
          {findings.map((finding) => (
            <FindingLine finding={finding} record={{ reference }} mayGrant={mayGrant} />
          ))}
        </ul>
      )}
    </div>
  );
}

function FindingLine(props: { finding: Finding; record: RecordOfWaiver; mayGrant: boolean }): JSX.Element {
  const { finding, record, mayGrant } = props;
  const { severity, reason, remedy, clause, waiver } = finding;
  return (
    <li>
      {waiver === undefined ? (
        <Mark tone={severity} word={severity === 'error' ? 'Fehler' : 'Hinweis'} />
      ) : (
        <Mark tone="open" word={severity === 'error' ? 'Fehler, zugelassen' : 'Hinweis, zugelassen'} />
      )}
      <span>
        <span safe>{reason.de}</span>
        <span class="meta line" safe>
          {waiver === undefined ? remedy.de : waiverWords(waiver)}
        </span>
        {waiver === undefined && mayGrant && mayBeWaived(finding.code) && (
          <a class="small" href={newWaiverPath(record, finding)}>
            Ausnahme zulassen<span class="vh" safe>{`: ${reason.de}`}</span>
          </a>
        )}
      </span>
      {clause !== null && (
        <span class="meta" safe>
          {clause}
        </span>
      )}
    </li>
  );
}
