import { renderPage, type Site } from '../../web/index.js';
import type { ReportDocument } from '../document.js';
import { HtmlBlocks } from './html-blocks.js';
import { foreign } from './html-value.js';

/** The document as an accessible page inside the frame of the service; nothing is cut. */
export function drawHtml(document: ReportDocument, site: Site, revision: number): Promise<string> {
  const { language, title, path, date } = document;
  return renderPage(
    site,
    {
      language,
      path,
      title: `${title} – ${document.kindTitle}`,
      section: null,
      crumbs: [
        { label: document.context.at(-1) ?? title, path },
        { label: document.kindTitle, path: null },
      ],
      registry: { revision, publishedOn: date },
    },
    <ReportPage document={document} />,
  );
}

function ReportPage(props: { document: ReportDocument }): JSX.Element {
  const { document } = props;
  const { language, context } = document;
  const lang = foreign(document.textLanguage, language);
  return (
    <div class="wrap main">
      <article class="sheet" aria-labelledby="titel">
        <p class="over">
          <span class="tag" safe>
            {document.kindTitle}
          </span>
          {context.map((part, index) =>
            index === context.length - 1 ? <b safe>{part}</b> : <span safe>{part}</span>,
          )}
        </p>
        <h1 id="titel" lang={lang} safe>
          {document.title}
        </h1>
        {document.lead !== null && (
          <p lang={lang} safe>
            {document.lead}
          </p>
        )}
        <HtmlBlocks blocks={document.blocks} document={document} />
        <Colophon document={document} />
      </article>
    </div>
  );
}

function Colophon(props: { document: ReportDocument }): JSX.Element {
  const { colophon, registerState } = props.document;
  return (
    <p class="small muted sec">
      <span safe>{`${registerState}.`}</span>
      {colophon.map(({ label, value }) => (
        <>
          <br />
          <span safe>{`${label} `}</span>
          <span class="num" safe>
            {value}
          </span>
        </>
      ))}
    </p>
  );
}
