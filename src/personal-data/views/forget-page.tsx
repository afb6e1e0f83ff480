import type { PersonRow } from '../../accounts/index.js';
import {
  BodyRows,
  Button,
  Cell,
  type Column,
  ErrorSummary,
  Fact,
  FactsList,
  type FieldError,
  Notice,
  RecordTable,
  Row,
  RowHead,
  TextField,
} from '../../web/index.js';
import type { Forgotten } from '../commands/forget-person.js';
import { titleOf } from '../register.js';
import { outcomeWords, whyKept } from '../words.js';

export interface ForgetView {
  readonly person: PersonRow;
  /** Why it cannot be done. */
  readonly obstacle: string | null;
  readonly warnings: readonly string[];
  readonly outcomes: readonly Forgotten[];
  readonly typed: string;
  readonly errors: readonly FieldError[];
}

/** First what would happen, table by table, then the form that does it. */
export function ForgetPage(props: { view: ForgetView }): JSX.Element {
  const { person, obstacle, warnings, outcomes, errors } = props.view;
  const goes = outcomes.filter(({ outcome }) => outcome !== 'kept' && outcome !== 'mentioned');
  const stays = outcomes.filter(({ outcome }) => outcome === 'kept' || outcome === 'mentioned');
  return (
    <div class="wrap main stack">
      <ErrorSummary errors={errors} language="de" />
      <h1>Person löschen</h1>
      <FactsList>
        <Fact label="Name">
          <span safe>{person.name}</span>
        </Fact>
        <Fact label="E-Mail-Adresse">
          <span safe>{person.email}</span>
        </Fact>
      </FactsList>
      {obstacle !== null ? (
        <Notice tone="warn" title="Das geht nicht." text={obstacle} />
      ) : (
        <>
          <Warnings warnings={warnings} />
          <h2>Was gelöscht oder unkenntlich wird</h2>
          <Outcomes caption="Was gelöscht oder unkenntlich wird" outcomes={goes} />
          <h2>Was bleibt, und warum</h2>
          {stays.length === 0 ? <p>Nichts.</p> : <Kept outcomes={stays} />}
          <h2>Löschen</h2>
          <p>
            Bis hierher ist nichts geändert. Das Löschen lässt sich nicht zurücknehmen. Sicherungen enthalten
            die Person noch: Löschen Sie ältere Sicherungen ebenfalls.
          </p>
          <ConfirmForm view={props.view} />
        </>
      )}
    </div>
  );
}

function Warnings(props: { warnings: readonly string[] }): JSX.Element {
  if (props.warnings.length === 0) return '';
  return (
    <div class="note note--warn">
      <b>Klären Sie vorher:</b>
      <ul>
        {props.warnings.map((warning) => (
          <li safe>{warning}</li>
        ))}
      </ul>
    </div>
  );
}

function ConfirmForm(props: { view: ForgetView }): JSX.Element {
  const { person, typed, errors } = props.view;
  return (
    <form class="form" method="post" action={`/verwaltung/personen/${person.id}/vergessen`}>
      <TextField
        name="email"
        label="E-Mail-Adresse der Person, zur Bestätigung"
        type="email"
        value={typed}
        errors={errors.map(({ message }) => message)}
      />
      <p class="btns">
        <Button label="Endgültig löschen" kind="primary" />
        <Button label="Abbrechen" href={`/verwaltung/personen/${person.id}`} />
      </p>
    </form>
  );
}

const columns = {
  what: { label: 'Was' },
  outcome: { label: 'Was geschieht' },
  why: { label: 'Warum es bleibt' },
  entries: { label: 'Einträge', kind: 'amount' },
} as const satisfies Record<string, Column>;

function Outcomes(props: { caption: string; outcomes: readonly Forgotten[] }): JSX.Element {
  const { caption, outcomes } = props;
  return (
    <RecordTable caption={caption} columns={[columns.what, columns.outcome, columns.entries]} language="de">
      <BodyRows>
        {outcomes.map(({ concerns, outcome, entries }) => (
          <Row>
            <What concerns={concerns} />
            <Cell column={columns.outcome}>
              <span safe>{outcomeWords[outcome]}</span>
            </Cell>
            <Cell column={columns.entries}>
              <span safe>{String(entries)}</span>
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}

function Kept(props: { outcomes: readonly Forgotten[] }): JSX.Element {
  return (
    <RecordTable
      caption="Was bleibt, und warum"
      columns={[columns.what, columns.why, columns.entries]}
      language="de"
    >
      <BodyRows>
        {props.outcomes.map((forgotten) => (
          <Row>
            <What concerns={forgotten.concerns} />
            <Cell column={columns.why}>
              <span safe>{whyKept(forgotten)}</span>
            </Cell>
            <Cell column={columns.entries}>
              <span safe>{String(forgotten.entries)}</span>
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}

function What(props: { concerns: string }): JSX.Element {
  const [table = ''] = props.concerns.split('.');
  return (
    <RowHead>
      <span>
        <span safe>{titleOf(table)}</span>
        <span class="sub" safe>
          {props.concerns}
        </span>
      </span>
    </RowHead>
  );
}
