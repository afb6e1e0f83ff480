import { type ApiDocument, type ListedOperation, operationsByTag } from './api-document.js';
import { OperationSection } from './operation-section.js';
import { ProblemsSection } from './problems-section.js';
import { SchemasSection } from './schemas-section.js';

/** The whole reference on one page, so that it can be searched and printed. */
export function ReferencePage(props: { document: ApiDocument }): JSX.Element {
  const { document } = props;
  const groups = [...operationsByTag(document)];
  return (
    <div class="wrap main">
      <div class="stack">
        <h1>API reference</h1>
        <Introduction />
      </div>
      <nav class="sec stack" aria-label="Operations">
        {groups.map(([tag, listed]) => (
          <Contents tag={tag} listed={listed} />
        ))}
        <p>
          <a href="#schemas">Forms of data</a>
        </p>
        <p>
          <a href="#problems">Problems</a>
        </p>
      </nav>
      {groups.map(([tag, listed]) => (
        <section class="sec">
          <h2 safe>{headline(tag)}</h2>
          {listed.map((one) => (
            <OperationSection document={document} listed={one} />
          ))}
        </section>
      ))}
      <SchemasSection document={document} />
      <ProblemsSection />
    </div>
  );
}

function Introduction(): JSX.Element {
  return (
    <div class="read stack">
      <p>
        Everything published is open to read, as JSON, without registration. The same reference for programs
        is <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1).
      </p>
      <p>
        Amounts are EUR as decimal strings, rates percent strings, days YYYY-MM-DD. What is not known is null,
        never 0. Several values of one filter are separated by commas and mean “or”; different filters must
        all hold. Lists come in pages: nextCursor is the cursor of the next one. asOf shows an earlier state
        of the registry; the header Registry-Revision says which one an answer shows.
      </p>
      <p>
        Every answer has an ETag: If-None-Match saves sending it again, a change needs it in If-Match. Writes
        need a bearer token, and with an Idempotency-Key they can be sent again safely. What is refused is
        refused as <a href="#schema-Problem">application/problem+json</a> with one of the{' '}
        <a href="#problems">codes</a> below, in English or, with Accept-Language: de, in German.
      </p>
    </div>
  );
}

function Contents(props: { tag: string; listed: readonly ListedOperation[] }): JSX.Element {
  return (
    <div>
      <p>
        <b safe>{headline(props.tag)}</b>
      </p>
      <ul class="list">
        {props.listed.map(({ id, method, path, operation }) => (
          <li>
            <a href={`#${id}`} safe>
              {operation.summary ?? id}
            </a>{' '}
            <code class="muted small" safe>
              {`${method} ${path}`}
            </code>
          </li>
        ))}
      </ul>
    </div>
  );
}

const headline = (tag: string): string => tag.charAt(0).toUpperCase() + tag.slice(1);
