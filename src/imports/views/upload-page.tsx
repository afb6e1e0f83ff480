import { duplicatesPath } from '../../duplicates/index.js';
import { formatCount, formatInstant } from '../../kernel/format.js';
import {
  BodyRows,
  Button,
  Cell,
  type Column,
  DayField,
  ErrorSummary,
  type FieldError,
  FileField,
  fieldId,
  Mark,
  type MarkTone,
  Pagination,
  RecordTable,
  Row,
  RowHead,
  TextField,
} from '../../web/index.js';
import type { ListedImport } from '../page-queries.js';
import { importPath, importsPath } from './import-view.js';

export interface UploadView {
  readonly imports: readonly ListedImport[];
  readonly hasMore: boolean;
  readonly page: number;
  /** Whether this person may send files; auditors look only. */
  readonly maySend: boolean;
  /** What is wrong with what was just sent, and what was typed beside it. */
  readonly errors: readonly FieldError[];
  readonly date: string;
  readonly source: string;
}

/** Where lists and workbooks come in, and what came in before. */
export function UploadPage({ view }: { view: UploadView }): JSX.Element {
  return (
    <div class="wrap main">
      <ErrorSummary errors={view.errors} language="de" title="Die Datei ist nicht eingelesen." />
      <div class="phead phead--over">
        <h1>Einlesen</h1>
        <p class="lead">
          Listen und Mappen, wie sie sind: CSV oder Excel, mit Titelzeilen, in anderer Reihenfolge, aus
          anderen Ländern. Sie sehen zuerst, was sich ändern würde. Veröffentlicht wird danach von einer
          zweiten Person.
        </p>
        <p class="small">
          <a href={duplicatesPath}>Doppelte Vorhaben</a>: was in mehreren Quellen steht und vielleicht
          dasselbe ist. <a href="/servicestelle/vorlagen">Vorlagen der Städte</a>: Mappen mit ihren Vorhaben,
          zum Ausfüllen.
        </p>
      </div>
      {view.maySend && <UploadForm view={view} />}
      <History view={view} />
    </div>
  );
}

function UploadForm({ view }: { view: UploadView }): JSX.Element {
  const faults = (name: string) =>
    view.errors.filter((error) => error.fieldId === fieldId(name)).map(({ message }) => message);
  return (
    <form class="form" method="post" action={importsPath} enctype="multipart/form-data">
      <FileField
        name="file"
        label="Datei"
        hint="CSV oder Excel (.xlsx). Auch der Text eines Steckbriefs (.txt, .html) wird gelesen."
        accept=".csv,.tsv,.txt,.xlsx,.html"
        errors={faults('file')}
      />
      <DayField
        name="date"
        label="Stand der Liste, wenn er nicht in der Datei steht"
        value={view.date}
        hint="Zum Beispiel 30.06.2026"
        errors={faults('date')}
      />
      <TextField
        name="source"
        label="Name der Quelle, wenn mehrere Listen dieselben Überschriften haben"
        value={view.source}
        hint="Zum Beispiel „SAB, Abteilung Bildung“. Lieferungen mit demselben Namen gehören zusammen."
        errors={faults('source')}
      />
      <div class="btns">
        <Button kind="primary" label="Datei lesen" />
      </div>
    </form>
  );
}

const columns = {
  file: { label: 'Datei' },
  state: { label: 'Zustand' },
  rows: { label: 'Zeilen', kind: 'amount' },
  changes: { label: 'Neu, geändert', kind: 'amount' },
  errors: { label: 'Mit Fehlern', kind: 'amount' },
  when: { label: 'Eingelesen' },
} as const satisfies Record<string, Column>;

function History({ view }: { view: UploadView }): JSX.Element {
  const { imports, page, hasMore } = view;
  return (
    <section class="sec">
      <h2>Bisherige Einlesungen</h2>
      {imports.length === 0 ? (
        <div class="empty">
          <p>Es ist noch nichts eingelesen.</p>
        </div>
      ) : (
        <>
          <RecordTable caption="Bisherige Einlesungen" columns={Object.values(columns)} language="de">
            <BodyRows>
              {imports.map((one) => (
                <ImportLine one={one} />
              ))}
            </BodyRows>
          </RecordTable>
          <Pagination
            shown={imports.length === 1 ? '1 Einlesung' : `${imports.length} Einlesungen, Seite ${page}`}
            beginningHref={page === 1 ? null : importsPath}
            nextHref={hasMore ? `${importsPath}?seite=${page + 1}` : null}
            language="de"
          />
        </>
      )}
    </section>
  );
}

const states: Readonly<Record<ListedImport['state'], readonly [MarkTone, string]>> = {
  reading: ['open', 'wird gelesen'],
  failed: ['hint', 'nicht lesbar'],
  preview: ['open', 'Vorschau'],
  proposed: ['hint', 'vorgeschlagen'],
  committed: ['ok', 'veröffentlicht'],
};

const undone: Readonly<Record<'proposed' | 'published', readonly [MarkTone, string]>> = {
  proposed: ['hint', 'Rücknahme beantragt'],
  published: ['open', 'zurückgenommen'],
};

function ImportLine({ one }: { one: ListedImport }): JSX.Element {
  const [tone, word] = one.undo === null ? states[one.state] : undone[one.undo];
  const count = (value: number): string => formatCount(value, 'de');
  return (
    <Row>
      <RowHead>
        <a href={importPath(one.id)} safe>
          {one.fileName ?? one.title}
        </a>
        <span class="sub" safe>
          {one.sourceName === null ? one.title : `${one.title}, Quelle „${one.sourceName}“`}
        </span>
      </RowHead>
      <Cell column={columns.state}>
        <Mark tone={tone} word={word} />
      </Cell>
      <Cell column={columns.rows}>
        <span safe>{count(one.rows)}</span>
      </Cell>
      <Cell column={columns.changes}>
        <span safe>{`${count(one.added)}, ${count(one.changed)}`}</span>
      </Cell>
      <Cell column={columns.errors}>
        <span safe>{count(one.errors)}</span>
      </Cell>
      <Cell column={columns.when}>
        <span>
          <span class="num" safe>
            {formatInstant(one.createdAt)}
          </span>
          {one.proposedByName !== null && (
            <span class="sub" safe>
              {`vorgeschlagen von ${one.proposedByName}`}
            </span>
          )}
        </span>
      </Cell>
    </Row>
  );
}
