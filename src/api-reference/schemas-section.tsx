import { BodyRows, Cell, RecordTable, Row, RowHead } from '../web/index.js';
import type { ApiDocument, ApiSchema } from './api-document.js';
import { SchemaNote, SchemaType } from './schema-type.js';

/** The forms that requests and answers are made of. */
export function SchemasSection(props: { document: ApiDocument }): JSX.Element {
  return (
    <section class="sec" id="schemas">
      <h2>Forms of data</h2>
      {Object.entries(props.document.components.schemas).map(([name, schema]) => (
        <section class="sec stack" id={`schema-${name}`}>
          <h3 safe>{name}</h3>
          <p>
            <SchemaNote schema={schema} />
          </p>
          {schema.properties ? (
            <Fields name={name} schema={schema} />
          ) : (
            <p>
              <SchemaType schema={schema} />
            </p>
          )}
        </section>
      ))}
    </section>
  );
}

const field = { label: 'Field' };
const type = { label: 'Type' };
const note = { label: 'Meaning' };

function Fields(props: { name: string; schema: ApiSchema }): JSX.Element {
  const { properties = {}, required = [] } = props.schema;
  return (
    <RecordTable caption={`Fields of ${props.name}`} columns={[field, type, note]} language="en">
      <BodyRows>
        {Object.entries(properties).map(([name, schema]) => (
          <Row>
            <RowHead>
              <code safe>{name}</code>
              {required.includes(name) ? '' : <span class="sub">optional</span>}
            </RowHead>
            <Cell column={type}>
              <span>
                <SchemaType schema={schema} />
              </span>
            </Cell>
            <Cell column={note}>
              <SchemaNote schema={schema} />
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}
