import { BodyRows, Cell, type Column, RecordTable, Row, RowHead } from '../web/index.js';
import { type ApiDocument, type ListedOperation, parametersOf } from './api-document.js';
import { ContentTypes, SchemaNote, SchemaType } from './schema-type.js';

interface SectionProps {
  readonly document: ApiDocument;
  readonly listed: ListedOperation;
}

/** Everything about one method of one path. */
export function OperationSection({ document, listed }: SectionProps): JSX.Element {
  const { id, method, path, operation } = listed;
  return (
    <section class="sec stack" id={id}>
      <h3 safe>{operation.summary ?? `${method} ${path}`}</h3>
      <p>
        <code safe>{`${method} ${path}`}</code>
        {operation.security?.length ? <span class="muted"> · needs a bearer token</span> : ''}
      </p>
      {operation.description === undefined ? '' : <p safe>{operation.description}</p>}
      <Parameters document={document} listed={listed} />
      {operation.requestBody === undefined ? (
        ''
      ) : (
        <p>
          Body: <ContentTypes content={operation.requestBody.content} />
        </p>
      )}
      <Answers listed={listed} />
    </section>
  );
}

const parameterColumns = {
  name: { label: 'Parameter' },
  type: { label: 'Type' },
  note: { label: 'Meaning' },
};

function Parameters({ document, listed }: SectionProps): JSX.Element {
  const parameters = parametersOf(document, listed.operation);
  if (parameters.length === 0) return '';
  const { name, type, note } = parameterColumns;
  return (
    <RecordTable caption={`Parameters of ${listed.id}`} columns={[name, type, note]} language="en">
      <BodyRows>
        {parameters.map((parameter) => (
          <Row>
            <RowHead>
              <code safe>{parameter.name}</code>
              <span class="sub" safe>
                {parameter.required ? `${parameter.in}, required` : parameter.in}
              </span>
            </RowHead>
            <Cell column={type}>
              <span>
                <SchemaType schema={parameter.schema} />
              </span>
            </Cell>
            <Cell column={note}>
              <SchemaNote schema={parameter.schema} description={parameter.description} />
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}

const status: Column = { label: 'Status' };
const meaning: Column = { label: 'Meaning' };
const body: Column = { label: 'Body' };

function Answers(props: { listed: ListedOperation }): JSX.Element {
  const { id, operation } = props.listed;
  return (
    <RecordTable caption={`Answers of ${id}`} columns={[status, meaning, body]} language="en">
      <BodyRows>
        {Object.entries(operation.responses).map(([code, answer]) => (
          <Row>
            <RowHead>
              <span class="num" safe>
                {code}
              </span>
            </RowHead>
            <Cell column={meaning}>
              <span safe>{answer.description.replaceAll('`', '')}</span>
            </Cell>
            <Cell column={body}>
              <span>
                <ContentTypes content={answer.content} />
              </span>
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}
