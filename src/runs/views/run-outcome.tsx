import { DownloadList, Notice } from '../../web/index.js';
import { isOpen, type RunFile } from '../run.js';
import { failureOf } from '../words.js';
import { formatLabel, momentOf, pagesWords, RunBar, runPath, sizeOf } from './parts.js';
import type { RunView } from './run-page.js';

/** How far a run is, or what became of it: its files, or why there are none. */
export function Outcome({ view }: { view: RunView }): JSX.Element {
  const { run } = view;
  if (isOpen(run)) return <Progress view={view} />;
  if (run.state === 'failed')
    return (
      <Notice
        tone="warn"
        title="Der Bericht konnte nicht erstellt werden."
        text={`Grund: ${run.error === null ? 'unbekannt' : failureOf(run.error)}. Prüfen Sie die Angaben und versuchen Sie es noch einmal.`}
      />
    );
  if (run.state === 'cancelled') return <Notice title="Abgebrochen" text="Dateien gibt es keine." />;
  return (
    <>
      <RepetitionNotice view={view} />
      <section aria-labelledby="dateien">
        <h2 id="dateien">Dateien</h2>
        <RedactionNotices files={run.files} />
        <DownloadList
          downloads={run.files
            .filter(({ redactedAt }) => redactedAt === null)
            .map(({ format, byteLength, fileName, pages }) => ({
              label: formatLabel(format),
              href: `/api/v1/runs/${run.id}/file.${format}`,
              kind: format === 'pdf' || format === 'html' ? 'document' : 'data',
              meta: [fileName, pagesWords(pages), sizeOf(byteLength)].filter(Boolean).join(' · '),
            }))}
        />
      </section>
    </>
  );
}

/** What was taken away again, when and why: a notice for every redaction. */
function RedactionNotices({ files }: { files: readonly RunFile[] }): JSX.Element {
  const told = new Map<string, string[]>();
  for (const { format, redactedAt, redactionReason } of files) {
    if (redactedAt === null) continue;
    const words = `Am ${momentOf(redactedAt)}: ${redactionReason}`;
    told.set(words, [...(told.get(words) ?? []), formatLabel(format)]);
  }
  return (
    <>
      {[...told].map(([words, formats]) => (
        <Notice
          title={`Gelöscht: ${formats.join(', ')}`}
          text={`${words}. Länge und Prüfwert stehen unten.`}
        />
      ))}
    </>
  );
}

function Progress({ view }: { view: RunView }): JSX.Element {
  const { run, now, renews } = view;
  return (
    <section aria-labelledby="fortschritt">
      <h2 id="fortschritt">Wird erstellt</h2>
      <RunBar run={run} now={now} />
      <p class="small muted">
        {renews ? (
          <>
            Die Seite erneuert sich alle drei Sekunden.{' '}
            <a href={`${runPath(run.id)}?ruhig=1`}>Nicht mehr erneuern</a>
          </>
        ) : (
          <a href={runPath(run.id)}>Seite erneuern</a>
        )}
        . Sie können sie verlassen: Der Bericht bleibt unter Berichte liegen.
      </p>
    </section>
  );
}

function RepetitionNotice({ view: { repetition } }: { view: RunView }): JSX.Element {
  if (repetition === null) return '';
  const { sameProgramVersion, run: first, formats } = repetition;
  const different = formats.filter(({ same }) => !same).map(({ format }) => formatLabel(format));
  const [title, text] =
    formats.length === 0
      ? ['Nicht zu vergleichen', 'Die Dateien des ersten Laufs sind gelöscht.']
      : different.length === 0
        ? [
            'Byte für Byte gleich',
            'Noch einmal erstellt ergeben die gespeicherten Angaben dieselben Dateien.',
          ]
        : sameProgramVersion
          ? [
              'Nicht gleich',
              `${different.join(', ')} weicht ab, obwohl dieselbe Programmversion gezeichnet hat.`,
            ]
          : [
              'Andere Programmversion',
              `${different.join(', ')} weicht ab. Den ersten Lauf hat die Version ${first.programVersion} gezeichnet.`,
            ];
  return (
    <div>
      <Notice
        title={title ?? ''}
        text={text ?? ''}
        {...(different.length > 0 ? { tone: 'warn' as const } : {})}
      />
      <p class="small">
        <a href={runPath(first.id)}>Zum ersten Lauf</a>
      </p>
    </div>
  );
}
