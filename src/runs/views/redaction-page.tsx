import { contentOf } from '../../reporting/index.js';
import {
  Button,
  CheckField,
  ErrorSummary,
  type FieldError,
  fieldId,
  LongTextField,
} from '../../web/index.js';
import type { RedactedFile } from '../commands/redact-run.js';
import type { Run } from '../run.js';
import { stateOfRun } from '../words.js';
import { formatLabel, redactionPath, runPath, sizeOf } from './parts.js';

export interface RedactionView {
  readonly run: Run;
  readonly title: string;
  /** Files whose bytes would go, of this run and of others that have the same. */
  readonly goes: readonly RedactedFile[];
  readonly reason: string;
  readonly errors: readonly FieldError[];
}

/** What goes and what stays, the reason, and a last question. */
export function RedactionPage({ view }: { view: RedactionView }): JSX.Element {
  const { run, title, goes, reason, errors } = view;
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <h1 safe>{`${title}: Dateien löschen`}</h1>
        <p class="muted" safe>
          {stateOfRun(run)}
        </p>
      </div>
      {goes.length === 0 ? (
        <div class="empty">
          <h2>Nichts zu löschen</h2>
          <p>Der Lauf hat keine Datei, deren Inhalt noch da ist.</p>
          <p>
            <a href={runPath(run.id)}>Zum Lauf</a>
          </p>
        </div>
      ) : (
        <form class="form" method="post" action={redactionPath(run.id)}>
          <ErrorSummary errors={errors} language="de" />
          <h2>Das geht verloren</h2>
          <ul>
            {goes.map(({ runId, format, byteLength }) => (
              <li>
                <span safe>{`${formatLabel(format)}, ${sizeOf(byteLength)}`}</span>
                {runId !== run.id && (
                  <>
                    {', dieselbe Datei in '}
                    <a href={runPath(runId)}>einem anderen Lauf</a>
                  </>
                )}
              </li>
            ))}
            {contentOf(run.parameters).foreword !== null && <li>das Vorwort</li>}
          </ul>
          <p class="read">
            Das lässt sich nicht rückgängig machen. Name, Länge und Prüfwert bleiben beim Lauf stehen, mit dem
            Tag und dem Grund. Ältere Sicherungen enthalten die Dateien weiter; sie löscht, wer das Register
            betreibt.
          </p>
          <LongTextField
            name="reason"
            label="Grund"
            hint="Wer hat es angeordnet, nach welcher Vorschrift? Der Grund steht im Protokoll und auf der Seite des Laufs."
            value={reason}
            errors={errors
              .filter((error) => error.fieldId === fieldId('reason'))
              .map(({ message }) => message)}
            upTo={500}
            rows={3}
          />
          <CheckField name="sicher" label="Diese Dateien werden endgültig gelöscht" checked={false} />
          <p class="btns">
            <Button kind="primary" label="Endgültig löschen" />
            <Button label="Abbrechen" href={runPath(run.id)} />
          </p>
        </form>
      )}
    </div>
  );
}
