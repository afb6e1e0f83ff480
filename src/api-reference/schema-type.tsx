import { type ApiSchema, type Content, nameIn } from './api-document.js';

/** What a value may be, in words; components are links to their description further down. */
export function SchemaType(props: { schema: ApiSchema | undefined }): JSX.Element {
  const { schema } = props;
  if (schema?.$ref !== undefined) return <SchemaLink name={nameIn(schema.$ref)} />;
  const choices = schema?.anyOf ?? schema?.oneOf;
  if (choices) return <Choices choices={choices} />;
  if (schema?.items)
    return (
      <>
        list of <SchemaType schema={schema.items} />
      </>
    );
  if (schema?.properties) return <InlineFields properties={schema.properties} />;
  return <span safe>{plainType(schema ?? {})}</span>;
}

function InlineFields(props: { properties: Readonly<Record<string, ApiSchema>> }): JSX.Element {
  return (
    <>
      {'{ '}
      {Object.entries(props.properties).map(([name, schema], index) => (
        <>
          <span safe>{`${index > 0 ? ', ' : ''}${name}: `}</span>
          <SchemaType schema={schema} />
        </>
      ))}
      {' }'}
    </>
  );
}

function SchemaLink(props: { name: string }): JSX.Element {
  return (
    <a href={`#schema-${props.name}`} safe>
      {props.name}
    </a>
  );
}

function Choices(props: { choices: readonly ApiSchema[] }): JSX.Element {
  return (
    <>
      {props.choices.map((choice, index) => (
        <>
          {index > 0 ? ' or ' : ''}
          <SchemaType schema={choice} />
        </>
      ))}
    </>
  );
}

function plainType(schema: ApiSchema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map(String).join(', ');
  const type = [schema.type ?? 'any'].flat().join(' or ');
  return schema.format === undefined ? type : `${type} (${schema.format})`;
}

/** Description, default and examples of a value. */
export function SchemaNote(props: { schema: ApiSchema; description?: string | undefined }): JSX.Element {
  const { schema } = props;
  const notes = [props.description ?? schema.description ?? ''];
  if (schema.default !== undefined) notes.push(`Default: ${String(schema.default)}.`);
  if (schema.examples?.length) notes.push(`Example: ${schema.examples.map(String).join(', ')}`);
  return <span safe>{notes.filter((note) => note !== '').join(' ')}</span>;
}

/** Bodies by media type. JSON is what is meant unless something else is said. */
export function ContentTypes(props: { content: Content | undefined }): JSX.Element {
  const kinds = Object.entries(props.content ?? {});
  if (kinds.length === 0) return 'nothing';
  return (
    <>
      {kinds.map(([media, { schema }], index) => (
        <>
          {index > 0 ? '; ' : ''}
          {isFile(media, schema) ? '' : <SchemaType schema={schema} />}
          {media === 'application/json' ? (
            ''
          ) : (
            <span safe>{isFile(media, schema) ? media : ` (${media})`}</span>
          )}
        </>
      ))}
    </>
  );
}

const isFile = (media: string, schema: ApiSchema | undefined): boolean =>
  !media.endsWith('json') && schema?.$ref === undefined;
