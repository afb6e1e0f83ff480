import { text } from '../../kernel/text.js';
import {
  DownloadList,
  inState,
  localPath,
  type PageState,
  renderFile,
  renderPage,
  type Site,
} from '../../web/index.js';
import { contentsOf } from '../contents.js';
import type { ReportDocument } from '../document.js';
import { HtmlBlocks } from './html-blocks.js';
import { foreign } from './html-value.js';

/** The document as an accessible page that is whole in itself; nothing is cut. */
export function drawHtml(document: ReportDocument, site: Site): Promise<string> {
  const { downloads: _, related: __, ...rest } = document;
  return renderFile(
    site,
    { language: document.language, title: titleOf(document) },
    <ReportPage document={rest} />,
  );
}

const titleOf = ({ title, kindTitle }: ReportDocument): string => `${title} – ${kindTitle}`;

/** The same inside the frame of the service. */
export function drawPage(document: ReportDocument, site: Site, state: PageState): Promise<string> {
  const { language, title, path, date, kindTitle } = document;
  return renderPage(
    site,
    {
      language,
      path: inState(path, state.asOf),
      title: titleOf(document),
      section: null,
      crumbs: [
        ...(document.onePage ? [{ label: document.context.at(-1) ?? title, path }] : []),
        { label: kindTitle, path: null },
      ],
      registry: { revision: state.revision, publishedOn: date },
      state,
    },
    <ReportPage document={document} />,
  );
}

function ReportPage(props: { document: ReportDocument }): JSX.Element {
  const { document } = props;
  if (document.onePage)
    return (
      <div class="wrap main">
        <Sheet document={document} />
      </div>
    );
  return (
    <div class="wrap main">
      <div class="grid grid--report">
        <ReportAside document={document} />
        <Sheet document={document} />
      </div>
    </div>
  );
}

function Sheet(props: { document: ReportDocument }): JSX.Element {
  const { document } = props;
  const { language, context } = document;
  const lang = foreign(document.textLanguage, language);
  return (
    <article class={document.onePage ? 'sheet' : 'sheet report'} aria-labelledby="titel">
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
      {document.cover !== undefined && (
        <p class="small">
          {document.cover.lines.map((line, index) => (
            <>
              {index > 0 && <br />}
              <span safe>{line}</span>
            </>
          ))}
        </p>
      )}
      <HtmlBlocks blocks={document.blocks} document={document} />
      <Colophon document={document} />
    </article>
  );
}

const contentsWord = text('Inhalt', 'Contents');

/** Contents and the same report as files, beside the text or above it. */
function ReportAside(props: { document: ReportDocument }): JSX.Element {
  const { blocks, language, downloads = [], related = [] } = props.document;
  const entries = contentsOf(blocks);
  return (
    <div class="aside">
      {entries.length > 0 && (
        <nav class="toc" aria-labelledby="inhaltsverzeichnis">
          <h2 id="inhaltsverzeichnis" safe>
            {contentsWord[language]}
          </h2>
          <ol>
            {entries.map(({ key, title: entry, level }) => (
              <li class={level === 2 ? 'in' : undefined}>
                <a href={`#${key}`} safe>
                  {entry}
                </a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      {downloads.length > 0 && <DownloadList downloads={downloads} />}
      {related.length > 0 && (
        <ul class="list">
          {related.map(({ label, path }) => (
            <li>
              <a href={localPath(language, path)} safe>
                {label}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Colophon(props: { document: ReportDocument }): JSX.Element {
  const { colophon, registerState, seal } = props.document;
  return (
    <p class="small muted sec">
      <span safe>{`${registerState}.`}</span>
      {seal !== undefined && (
        <>
          <br />
          <span class="hash" safe>
            {seal.full}
          </span>
        </>
      )}
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
