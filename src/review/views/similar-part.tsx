import { AgreementWords, ProjectLines, type Similar } from '../../duplicates/index.js';
import { BodyRows, Cell, type Column, RecordTable, Row, RowHead } from '../../web/index.js';

const columns = {
  project: { label: 'Vorhaben' },
  score: { label: 'Punkte', kind: 'amount' },
  why: { label: 'Gründe' },
} as const satisfies Record<string, Column>;

/** Published projects that may be the same as the draft; nothing where there are none. */
export function SimilarPart({ similar }: { similar: readonly Similar[] }): JSX.Element {
  if (similar.length === 0) return '';
  return (
    <section class="sec" id="aehnlich">
      <h2>Ähnliche Vorhaben</h2>
      <p class="small">
        Vielleicht steht das Vorhaben schon im Register. Fragen Sie nach, bevor es doppelt veröffentlicht
        wird.
      </p>
      <RecordTable caption="Ähnliche Vorhaben" columns={Object.values(columns)} language="de">
        <BodyRows>
          {similar.map((project) => (
            <Row>
              <RowHead>
                <ProjectLines project={project} />
              </RowHead>
              <Cell column={columns.score}>
                <b class="num">{project.score}</b>
              </Cell>
              <Cell column={columns.why}>
                <AgreementWords parts={project.parts} />
              </Cell>
            </Row>
          ))}
        </BodyRows>
      </RecordTable>
    </section>
  );
}
