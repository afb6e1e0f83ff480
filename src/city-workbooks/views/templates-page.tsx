import { BodyRows, Cell, type Column, RecordTable, Row, RowHead } from '../../web/index.js';
import { templateHref } from './paths.js';

/** A programme city whose template can be downloaded. */
export interface TemplateCity {
  readonly ags: string;
  readonly name: string;
}

const columns = {
  city: { label: 'Programmstadt' },
  key: { label: 'Gemeindeschlüssel', kind: 'id' },
  template: { label: 'Vorlage' },
} as const satisfies Record<string, Column>;

/** The templates of all cities, for the service centre. */
export function TemplatesPage({ cities }: { cities: readonly TemplateCity[] }): JSX.Element {
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <h1>Vorlagen der Städte</h1>
        <p class="lead">
          Eine Mappe je Stadt, mit veröffentlichten und eingereichten Vorhaben. Die Stadt lädt sie ausgefüllt
          in ihrem Arbeitsbereich hoch; Sie können sie auch hier einlesen.
        </p>
      </div>
      <RecordTable caption="Vorlagen der Städte" columns={Object.values(columns)} language="de">
        <BodyRows>
          {cities.map(({ ags, name }) => (
            <Row>
              <RowHead>
                <span safe>{name}</span>
              </RowHead>
              <Cell column={columns.key}>
                <span class="num" safe>
                  {ags}
                </span>
              </Cell>
              <Cell column={columns.template}>
                <a href={templateHref(ags)}>
                  Herunterladen (XLSX)<span class="vh" safe>{`: ${name}`}</span>
                </a>
              </Cell>
            </Row>
          ))}
        </BodyRows>
      </RecordTable>
    </div>
  );
}
