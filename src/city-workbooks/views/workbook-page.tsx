import { formatCount, formatDay, formatInstant } from '../../kernel/format.js';
import {
  BodyRows,
  Button,
  Cell,
  type Column,
  ErrorSummary,
  type FieldError,
  FileField,
  fieldId,
  Mark,
  RecordTable,
  Row,
  RowHead,
} from '../../web/index.js';
import type { RoundOfCity } from '../queries/rounds-of-city.js';
import type { ListedUpload } from '../queries/uploads.js';
import { templateHref, uploadPath, workbookPath } from './paths.js';

export interface WorkbookView {
  readonly ags: string;
  /** Rounds that are open for the city, the earliest due day first. */
  readonly rounds: readonly RoundOfCity[];
  readonly uploads: readonly ListedUpload[];
  /** What is wrong with the file that was just sent. */
  readonly errors: readonly FieldError[];
}

/** A city's template out, and the filled-in workbook in. */
export function WorkbookPage({ view }: { view: WorkbookView }): JSX.Element {
  return (
    <div class="wrap main">
      <ErrorSummary errors={view.errors} language="de" title="Die Datei ist nicht gelesen." />
      <div class="phead phead--over">
        <h1>Vorlage für Excel</h1>
        <p class="lead">
          Alle Vorhaben Ihrer Stadt in einer Mappe: herunterladen, in Excel oder LibreOffice ändern und
          ergänzen, wieder hochladen. Sie sehen zuerst, was sich ändern würde; übernommen wird es als Ihre
          Entwürfe.
        </p>
      </div>
      <div class="grid grid--side">
        <div>
          <Templates view={view} />
          <UploadForm errors={view.errors} />
        </div>
        <aside class="side" aria-label="Zur Vorlage">
          <section>
            <h2>Andere Listen</h2>
            <p class="small">
              Sie führen Ihre Vorhaben schon in einer eigenen Tabelle? Auch die wird gelesen, als CSV oder
              Excel. Vorhaben werden dann an Kennung oder Namen erkannt.
            </p>
          </section>
          <section>
            <h2>Nichts geht verloren</h2>
            <p class="small">
              Leere Zellen löschen nichts, fehlende Zeilen auch nicht. Veröffentlicht wird durch das Hochladen
              nichts.
            </p>
          </section>
        </aside>
      </div>
      <History uploads={view.uploads} />
    </div>
  );
}

function Templates({ view: { ags, rounds } }: { view: WorkbookView }): JSX.Element {
  const [first, ...others] = rounds;
  return (
    <section class="stack-s">
      <h2>1. Vorlage herunterladen</h2>
      <p class="btns">
        <Button
          kind="primary"
          label="Vorlage herunterladen (XLSX)"
          href={templateHref(ags, { round: first?.id })}
        />
      </p>
      <p class="small muted" safe>
        {first === undefined
          ? 'Zurzeit läuft keine Bitte um Zuarbeit. Die Vorlage können Sie trotzdem nutzen.'
          : `Für „${first.name}“, Stichtag ${formatDay(first.dueOn, 'de')}.`}
      </p>
      <ul class="list small">
        {others.map(({ id, name, dueOn }) => (
          <li>
            <a href={templateHref(ags, { round: id })} safe>
              {`Vorlage für „${name}“, Stichtag ${formatDay(dueOn, 'de')}`}
            </a>
          </li>
        ))}
        <li>
          <a href={templateHref(ags, { round: first?.id, scope: 'all' })}>
            Vorlage mit allen ESF-Vorhaben in Ihrer Stadt, auch anderer Richtlinien
          </a>
        </li>
      </ul>
    </section>
  );
}

function UploadForm({ errors }: { errors: readonly FieldError[] }): JSX.Element {
  const faults = errors.filter((error) => error.fieldId === fieldId('file')).map(({ message }) => message);
  return (
    <section class="sec">
      <h2>2. Ausgefüllte Datei hochladen</h2>
      <form class="form" method="post" action={workbookPath} enctype="multipart/form-data">
        <FileField
          name="file"
          label="Datei"
          hint="Excel (.xlsx) oder CSV, bis 8 MB. Aus LibreOffice als .xlsx speichern."
          accept=".xlsx,.csv,.tsv"
          errors={faults}
        />
        <div class="btns">
          <Button kind="primary" label="Datei lesen" />
        </div>
      </form>
    </section>
  );
}

const columns = {
  file: { label: 'Datei' },
  state: { label: 'Zustand' },
  changes: { label: 'Neu, geändert', kind: 'amount' },
  errors: { label: 'Mit Fehlern', kind: 'amount' },
  when: { label: 'Hochgeladen' },
} as const satisfies Record<string, Column>;

function History({ uploads }: { uploads: readonly ListedUpload[] }): JSX.Element {
  const count = (value: number): string => formatCount(value, 'de');
  if (uploads.length === 0) return '';
  return (
    <section class="sec">
      <h2>Zuletzt hochgeladen</h2>
      <RecordTable caption="Zuletzt hochgeladen" columns={Object.values(columns)} language="de">
        <BodyRows>
          {uploads.map(({ id, fileName, state, counts, createdAt }) => (
            <Row>
              <RowHead>
                <a href={uploadPath(id)} safe>
                  {fileName ?? 'Datei ohne Namen'}
                </a>
              </RowHead>
              <Cell column={columns.state}>
                {state === 'taken' ? (
                  <Mark tone="ok" word="übernommen" />
                ) : (
                  <Mark tone="open" word="Vorschau" />
                )}
              </Cell>
              <Cell column={columns.changes}>
                <span safe>{`${count(counts.new)}, ${count(counts.changed)}`}</span>
              </Cell>
              <Cell column={columns.errors}>
                <span safe>{count(counts.errors)}</span>
              </Cell>
              <Cell column={columns.when}>
                <span class="num" safe>
                  {formatInstant(createdAt)}
                </span>
              </Cell>
            </Row>
          ))}
        </BodyRows>
      </RecordTable>
    </section>
  );
}
