import { BodyRows, Cell, type Column, RecordTable, Row, RowHead } from '../../web/index.js';
import { type Purpose, register, type WhenForgotten } from '../register.js';

const columns = {
  what: { label: 'Was' },
  why: { label: 'Wozu und auf welcher Grundlage' },
  howLong: { label: 'Wie lange' },
  forgotten: { label: 'Wenn eine Person gelöscht wird' },
} as const satisfies Record<string, Column>;

export function RegisterPage(): JSX.Element {
  return (
    <div class="wrap main stack">
      <h1>Personenbezogene Daten</h1>
      <p>
        Das Verzeichnis nennt jede Angabe über Personen, die das Register aufbewahrt, mit Zweck, Grundlage und
        Dauer (Art. 30 DSGVO).
      </p>
      <p>
        Alles über eine einzelne Person gibt die Seite der Person aus; dort lässt sie sich auch löschen. Was
        die Person getan hat, bleibt unter ihrer Kennung stehen, ihr Name liest sich überall „gelöscht“.
      </p>
      <RecordTable
        caption="Verzeichnis der personenbezogenen Daten"
        columns={Object.values(columns)}
        language="de"
      >
        <BodyRows>
          {register.map((purpose) => (
            <Entry purpose={purpose} />
          ))}
        </BodyRows>
      </RecordTable>
    </div>
  );
}

function Entry(props: { purpose: Purpose }): JSX.Element {
  const { table, what, why, basis, howLong, columns: outcomes } = props.purpose;
  return (
    <Row>
      <RowHead>
        <span>
          <span safe>{what}</span>
          <span class="sub" safe>{`${table}: ${Object.keys(outcomes).join(', ')}`}</span>
        </span>
      </RowHead>
      <Cell column={columns.why}>
        <span>
          <span safe>{why}</span>
          <span class="sub" safe>
            {basis}
          </span>
        </span>
      </Cell>
      <Cell column={columns.howLong}>
        <span safe>{howLong}</span>
      </Cell>
      <Cell column={columns.forgotten}>
        <span safe>{outcomeWords(outcomes)}</span>
      </Cell>
    </Row>
  );
}

const words: Readonly<Record<WhenForgotten, string>> = {
  deleted: 'wird gelöscht',
  emptied: 'wird geleert',
  redacted: 'Name, Adresse und Nummer werden darin durch „gelöscht“ ersetzt',
  kept: 'bleibt',
};

/** What becomes of a table's columns, each outcome once; what most befalls first. */
function outcomeWords(outcomes: Purpose['columns']): string {
  const found = [...new Set(Object.values(outcomes))];
  return found.map((outcome) => words[outcome]).join('; ');
}
