import type { CheckedRecord } from '../../city-records/index.js';
import type { Finding } from '../../kernel/finding.js';
import { BodyRows, Cell, type Column, cityName, RecordTable, Row, RowHead } from '../../web/index.js';
import type { Office } from '../office.js';

interface Unreachable {
  readonly record: CheckedRecord<Office>;
  readonly findings: readonly Finding[];
}

const columns = {
  name: { label: 'Name' },
  city: { label: 'Stadt' },
  missing: { label: 'Was fehlt' },
} as const satisfies Record<string, Column>;

/** Published offices nobody can be sure to reach: whom the service centre should remind. */
export function UnreachablePage(props: {
  offices: readonly Unreachable[];
  all: number;
  title: string;
}): JSX.Element {
  const { offices, all, title } = props;
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <h1 safe>{title}</h1>
        <p class="lead">
          Weder Telefon noch E-Mail, oder seit mehr als zwölf Monaten nicht geprüft. Die Städte tragen es
          nach.
        </p>
      </div>
      {offices.length === 0 ? (
        <div class="empty">
          <p safe>
            {all === 0
              ? 'Noch ist kein Quartiersbüro veröffentlicht.'
              : `Alle ${all} veröffentlichten Büros haben einen geprüften Kontakt.`}
          </p>
        </div>
      ) : (
        <RecordTable caption={title} columns={Object.values(columns)} language="de">
          <BodyRows>
            {offices.map(({ record: { content, reference, cityAgs }, findings }) => (
              <Row>
                <RowHead>
                  <a href={`/quartiersbueros/${reference}`} safe>
                    {content.name}
                  </a>
                </RowHead>
                <Cell column={columns.city}>
                  <span safe>{cityName(cityAgs)}</span>
                </Cell>
                <Cell column={columns.missing}>
                  <span>
                    {findings.map(({ reason }) => (
                      <span class="line" safe>
                        {reason.de}
                      </span>
                    ))}
                  </span>
                </Cell>
              </Row>
            ))}
          </BodyRows>
        </RecordTable>
      )}
    </div>
  );
}
