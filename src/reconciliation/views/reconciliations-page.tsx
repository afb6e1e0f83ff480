import { formatCount, formatInstant } from '../../kernel/format.js';
import {
  BodyRows,
  Button,
  Cell,
  CheckField,
  type Column,
  DayField,
  ErrorSummary,
  type FieldError,
  FileField,
  fieldId,
  Mark,
  type Option,
  Pagination,
  RecordTable,
  Row,
  RowHead,
  SelectField,
} from '../../web/index.js';
import { reconciliationPath } from '../document.js';
import type { ApiReconciliation } from '../schemas.js';
import { bodies, bodyWords } from '../words.js';

export const reconciliationsPath = '/servicestelle/abgleich';

/** What was chosen on the form of a new reconciliation. */
export interface TypedReconciliation {
  readonly body: string;
  readonly date: string;
  readonly fundingPeriod: string;
  readonly fund: string;
  readonly programmeOnly: boolean;
  readonly previous: string;
}

export interface ReconciliationsView {
  readonly items: readonly ApiReconciliation[];
  readonly page: number;
  readonly hasMore: boolean;
  /** Whether this person may send lists; auditors look only. */
  readonly maySend: boolean;
  readonly periods: readonly Option[];
  readonly funds: readonly Option[];
  readonly typed: TypedReconciliation;
  readonly errors: readonly FieldError[];
}

/** Where lists are set beside the registry, and what was reconciled before. */
export function ReconciliationsPage({ view }: { view: ReconciliationsView }): JSX.Element {
  return (
    <div class="wrap main">
      <ErrorSummary errors={view.errors} language="de" title="Die Liste ist nicht abgeglichen." />
      <div class="phead phead--over">
        <h1>Abgleich</h1>
        <p class="lead">
          Das Register neben einer Liste der SAB oder der Verwaltungsbehörde: was nur hier steht, was nur
          dort, und wo Beträge, Daten oder Namen abweichen. Der Abgleich ändert das Register nicht.
        </p>
      </div>
      {view.maySend && <SendForm view={view} />}
      <Earlier view={view} />
    </div>
  );
}

function SendForm({ view }: { view: ReconciliationsView }): JSX.Element {
  const { typed } = view;
  const faults = (name: string) =>
    view.errors.filter((error) => error.fieldId === fieldId(name)).map(({ message }) => message);
  const compared = view.items.filter(({ state }) => state === 'compared');
  return (
    <form class="form" method="post" action={reconciliationsPath} enctype="multipart/form-data">
      <FileField
        name="file"
        label="Liste"
        hint="CSV oder Excel (.xlsx), gelesen wie beim Einlesen."
        accept=".csv,.tsv,.xlsx"
        errors={faults('file')}
      />
      <SelectField
        name="body"
        label="Von wem ist die Liste?"
        value={typed.body}
        empty="bitte wählen"
        options={bodies.map((value) => ({ value, label: bodyWords[value].de }))}
        errors={faults('body')}
      />
      {compared.length > 0 && (
        <SelectField
          name="previous"
          label="Schließt an einen früheren Abgleich an"
          hint="Was dort erklärt wurde und sich nicht geändert hat, bleibt erklärt."
          value={typed.previous}
          empty="nein"
          options={compared.map(({ id, fileName, title, createdAt }) => ({
            value: id,
            label: `${fileName ?? title}, ${formatInstant(new Date(createdAt))}`,
          }))}
        />
      )}
      <details class="dat">
        <summary>Welche Vorhaben verglichen werden</summary>
        <SelectField
          name="fundingPeriod"
          label="Förderperiode"
          value={typed.fundingPeriod}
          empty="wie in der Liste"
          options={view.periods}
        />
        <SelectField
          name="fund"
          label="Fonds"
          value={typed.fund}
          empty="wie in der Liste"
          options={view.funds}
        />
        <CheckField
          name="programmeOnly"
          label="Nur die Richtlinien des Programms, auf beiden Seiten"
          checked={typed.programmeOnly}
        />
        <DayField
          name="date"
          label="Stand der Liste, wenn er nicht in der Datei steht"
          value={typed.date}
          hint="Zum Beispiel 30.06.2026"
          errors={faults('date')}
        />
      </details>
      <div class="btns">
        <Button kind="primary" label="Liste lesen und vergleichen" />
      </div>
    </form>
  );
}

const columns = {
  list: { label: 'Liste' },
  body: { label: 'Von' },
  state: { label: 'Zustand' },
  differences: { label: 'Abweichungen', kind: 'amount' },
  open: { label: 'Offen', kind: 'amount' },
  when: { label: 'Begonnen' },
} as const satisfies Record<string, Column>;

function Earlier({ view }: { view: ReconciliationsView }): JSX.Element {
  const { items, page, hasMore } = view;
  return (
    <section class="sec">
      <h2>Bisherige Abgleiche</h2>
      {items.length === 0 ? (
        <div class="empty">
          <p>Es ist noch nichts abgeglichen.</p>
        </div>
      ) : (
        <>
          <RecordTable caption="Bisherige Abgleiche" columns={Object.values(columns)} language="de">
            <BodyRows>
              {items.map((one) => (
                <Line one={one} />
              ))}
            </BodyRows>
          </RecordTable>
          <Pagination
            shown={items.length === 1 ? '1 Abgleich' : `${items.length} Abgleiche, Seite ${page}`}
            beginningHref={page === 1 ? null : reconciliationsPath}
            nextHref={hasMore ? `${reconciliationsPath}?seite=${page + 1}` : null}
            language="de"
          />
        </>
      )}
    </section>
  );
}

const states = {
  reading: ['open', 'wird gelesen'],
  failed: ['hint', 'nicht lesbar'],
  questions: ['open', 'nicht verglichen'],
  compared: ['ok', 'verglichen'],
} as const;

function Line({ one }: { one: ApiReconciliation }): JSX.Element {
  const [tone, word] = states[one.state];
  return (
    <Row>
      <RowHead>
        <a href={reconciliationPath(one.id)} safe>
          {one.fileName ?? one.title}
        </a>
        <span class="sub" safe>
          {one.title}
        </span>
      </RowHead>
      <Cell column={columns.body}>
        <span safe>{bodyWords[one.body].de}</span>
      </Cell>
      <Cell column={columns.state}>
        <Mark tone={tone} word={word} />
      </Cell>
      <Cell column={columns.differences}>
        <span safe>{formatCount(one.differences, 'de')}</span>
      </Cell>
      <Cell column={columns.open}>
        <span safe>{formatCount(one.open, 'de')}</span>
      </Cell>
      <Cell column={columns.when}>
        <span class="num" safe>
          {formatInstant(new Date(one.createdAt))}
        </span>
      </Cell>
    </Row>
  );
}
