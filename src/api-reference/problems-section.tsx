import { problemCatalogue } from '../kernel/problem-catalogue.js';
import { BodyRows, Cell, RecordTable, Row, RowHead } from '../web/index.js';

const code = { label: 'Code' };
const status = { label: 'Status' };
const meaning = { label: 'Meaning' };

/** Every refusal the service can give. */
export function ProblemsSection(): JSX.Element {
  return (
    <section class="sec stack" id="problems">
      <h2>Problems</h2>
      <RecordTable caption="Codes of problems" columns={[code, status, meaning]} language="en">
        <BodyRows>
          {Object.entries(problemCatalogue).map(([name, entry]) => (
            <Row>
              <RowHead>
                <code safe>{name}</code>
              </RowHead>
              <Cell column={status}>
                <span class="num" safe>
                  {String(entry.status)}
                </span>
              </Cell>
              <Cell column={meaning}>
                <span safe>{entry.title.en}</span>
              </Cell>
            </Row>
          ))}
        </BodyRows>
      </RecordTable>
    </section>
  );
}
