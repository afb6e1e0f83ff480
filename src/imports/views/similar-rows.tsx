import { AgreementWords, ProjectLines, type SimilarRows } from '../../duplicates/index.js';
import { formatCount } from '../../kernel/format.js';
import { BodyRows, Cell, type Column, RecordTable, Row, RowHead } from '../../web/index.js';

const columns = {
  row: { label: 'In der Datei' },
  project: { label: 'Im Register' },
  score: { label: 'Punkte', kind: 'amount' },
  why: { label: 'Gründe' },
} as const satisfies Record<string, Column>;

/** New rows that may be projects the registry has from another source or city; nothing where there are none. */
export function SimilarRowsPart({ similar }: { similar: SimilarRows | null }): JSX.Element {
  if (similar === null || (similar.isDone && similar.rows === 0)) return '';
  const { items, rows, isDone } = similar;
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
            Diese Zeilen wären neu, gleichen aber Vorhaben aus einer anderen Quelle oder Stadt. Lassen Sie sie
            unten weg, oder entscheiden Sie nach der Veröffentlichung unter „Doppelte Vorhaben“ über sie.
          </p>
          <RecordTable
            caption="Zeilen, die Vorhaben des Registers gleichen"
            columns={Object.values(columns)}
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
                </Row>
              ))}
            </BodyRows>
          </RecordTable>
          {rows > items.length && (
            <p class="small muted" safe>{`und ${formatCount(rows - items.length, 'de')} weitere Zeilen`}</p>
          )}
        </>
      )}
    </section>
  );
}

function counted(rows: number, isDone: boolean): string {
  const found = rows === 1 ? '1 Zeile' : `${formatCount(rows, 'de')} Zeilen`;
  return isDone ? found : `${rows === 0 ? '' : `${found}, `}die Suche läuft noch`;
}
