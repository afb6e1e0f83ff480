import { AgreementWords, ProjectLines } from '../../duplicates/index.js';
import { formatCount } from '../../kernel/format.js';
import { BodyRows, Button, Cell, type Column, RecordTable, Row, RowHead } from '../../web/index.js';
import { type ImportView, importPath, type MatchedRow } from './import-view.js';

const columns = {
  row: { label: 'In der Datei' },
  project: { label: 'Im Register' },
  score: { label: 'Punkte', kind: 'amount' },
  why: { label: 'Gründe' },
  decide: { label: 'Entscheiden' },
} as const satisfies Record<string, Column>;

/** New rows that may be projects the registry has from another source or city; nothing where there are none. */
export function SimilarRowsPart({ view }: { view: ImportView }): JSX.Element {
  const { similar, matched, delivery } = view;
  if (similar === null || (similar.isDone && similar.rows === 0 && matched.length === 0)) return '';
  const { items, rows, isDone } = similar;
  const action = view.may.change ? `${importPath(delivery.id)}/zuordnung` : null;
  const { decide, ...read } = columns;
  return (
    <section class="sec" id="doppel">
      <div class="sechead">
        <h2>Vielleicht schon im Register</h2>
        <span class="small muted" safe>
          {counted(rows, isDone)}
        </span>
      </div>
      {items.length > 0 && (
        <>
          <p class="small">
            Diese Zeilen wären neu, gleichen aber Vorhaben aus einer anderen Quelle oder Stadt. Ist eine
            dasselbe, wird sie zu einer Änderung jenes Vorhabens, auch bei jeder späteren Lieferung. Sonst
            lassen Sie sie neu, oder unten weg.
          </p>
          <RecordTable
            caption="Zeilen, die Vorhaben des Registers gleichen"
            columns={Object.values(action === null ? read : columns)}
            language="de"
          >
            <BodyRows>
              {items.map((item) => (
                <Row>
                  <RowHead>
                    <span lang="de" safe>
                      {item.rowName}
                    </span>
                    <span class="sub" safe>
                      {item.row === null ? '' : `Zeile ${item.row}`}
                    </span>
                  </RowHead>
                  <Cell column={columns.project}>
                    <ProjectLines project={item} />
                  </Cell>
                  <Cell column={columns.score}>
                    <b class="num">{item.score}</b>
                  </Cell>
                  <Cell column={columns.why}>
                    <AgreementWords parts={item.parts} />
                  </Cell>
                  {action !== null && (
                    <Cell column={decide}>
                      {item.row !== null && (
                        <MatchForm
                          action={action}
                          row={item.row}
                          reference={item.reference}
                          label="Ist dasselbe"
                        />
                      )}
                    </Cell>
                  )}
                </Row>
              ))}
            </BodyRows>
          </RecordTable>
          {rows > items.length && (
            <p class="small muted" safe>{`und ${formatCount(rows - items.length, 'de')} weitere Zeilen`}</p>
          )}
        </>
      )}
      <Matched matched={matched} action={action} />
    </section>
  );
}

/** What was said of rows, and taking it back. */
function Matched({
  matched,
  action,
}: {
  matched: readonly MatchedRow[];
  action: string | null;
}): JSX.Element {
  if (matched.length === 0) return '';
  return (
    <ul class="plain">
      {matched.map(({ row, name, reference }) => (
        <li>
          <p safe>{`Zeile ${row} „${name}“ ist ${reference}.`}</p>
          {action !== null && <MatchForm action={action} row={row} reference="" label="Zuordnung aufheben" />}
        </li>
      ))}
    </ul>
  );
}

function MatchForm(props: { action: string; row: number; reference: string; label: string }): JSX.Element {
  return (
    <form method="post" action={props.action}>
      <input type="hidden" name="zeile" value={String(props.row)} />
      <input type="hidden" name="vorhaben" value={props.reference} />
      <Button kind="tertiary" label={props.label} />
    </form>
  );
}

function counted(rows: number, isDone: boolean): string {
  const found = rows === 1 ? '1 Zeile' : `${formatCount(rows, 'de')} Zeilen`;
  return isDone ? found : `${rows === 0 ? '' : `${found}, `}die Suche läuft noch`;
}
