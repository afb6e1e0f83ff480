import { formatEuro, formatRate } from '../../kernel/format.js';
import { schematicMap } from '../../platform/charts/schematic-map.js';
import { shareBar, shareKey } from '../../platform/charts/share-bar.js';
import { timeBar } from '../../platform/charts/time-bar.js';
import { AreaMap, DerivedMark, Fact, FactsList, KeyFigures } from '../../web/index.js';
import { sectionLevel } from '../contents.js';
import type { Block, Part, ReportDocument } from '../document.js';
import { sharesOf } from '../shares.js';
import { notStated, written } from '../written.js';
import { HtmlBars, HtmlTargetLine, HtmlYearChart } from './html-charts.js';
import { HtmlProfile } from './html-profile.js';
import { HtmlTable } from './html-table.js';
import { foreign, HtmlValue } from './html-value.js';

interface BlocksProps {
  readonly blocks: readonly Block[];
  readonly document: ReportDocument;
}

/** The blocks of a document as elements of a page. */
export function HtmlBlocks(props: BlocksProps): JSX.Element {
  return (
    <>
      {props.blocks.map((block) => (
        <HtmlBlock block={block} document={props.document} />
      ))}
    </>
  );
}

type One<Kind extends Block['kind']> = { block: Extract<Block, { kind: Kind }>; document: ReportDocument };

function HtmlBlock(props: { block: Block; document: ReportDocument }): JSX.Element {
  const { block, document } = props;
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? <h2 safe>{block.text}</h2> : <h3 safe>{block.text}</h3>;
    case 'chapter':
      return <Chapter block={block} />;
    case 'section':
      return <Section block={block} document={document} />;
    case 'contents':
      // Stands beside the text, where the page puts it.
      return '';
    case 'bars':
      return <HtmlBars block={block} language={document.language} />;
    case 'yearChart':
      return <HtmlYearChart chart={block} language={document.language} />;
    case 'targetLine':
      return <HtmlTargetLine block={block} />;
    case 'perimeter':
      return <AreaMap polygons={block.polygons} label={block.alt} />;
    case 'profile':
      return <HtmlProfile profile={block} document={document} />;
    case 'paragraph':
      return <Paragraph block={block} document={document} />;
    case 'keyFigures':
      return <Figures block={block} document={document} />;
    case 'facts':
      return <Facts block={block} document={document} />;
    case 'table':
      return block.only === 'data' ? '' : <HtmlTable table={block} language={document.language} />;
    case 'composition':
      return <Composition block={block} document={document} />;
    case 'timeBar':
      return <Time block={block} />;
    case 'map':
      return <PlaceMap block={block} document={document} />;
    case 'columns':
      return <Columns block={block} document={document} />;
    case 'note':
      return <Note block={block} />;
  }
}

function Chapter({ block }: Pick<One<'chapter'>, 'block'>): JSX.Element {
  return (
    <div class="chapter">
      <h2 id={block.key} safe>
        {block.title}
      </h2>
      {block.lead !== null && (
        <p class="muted" safe>
          {block.lead}
        </p>
      )}
    </div>
  );
}

function Section({ block, document }: One<'section'>): JSX.Element {
  return (
    <div class="section">
      {sectionLevel(document.blocks) === 2 ? (
        <h2 id={block.key} safe>
          {block.title}
        </h2>
      ) : (
        <h3 id={block.key} safe>
          {block.title}
        </h3>
      )}
      <p class="muted" safe>
        {block.sentence}
      </p>
    </div>
  );
}

function Paragraph({ block, document }: One<'paragraph'>): JSX.Element {
  if (block.text === null)
    return (
      <p class="muted" safe>
        {notStated[document.language]}
      </p>
    );
  const lang = foreign(document.textLanguage, document.language);
  return (
    <div class="read">
      <p lang={lang} safe>
        {block.text}
      </p>
    </div>
  );
}

/** One figure heads its column; several stand side by side. */
function Figures({ block, document }: One<'keyFigures'>): JSX.Element {
  if (block.figures.length > 1) return <FigurePanel block={block} document={document} />;
  return (
    <>
      {block.figures.map((figure) => (
        <p class="headline">
          <span safe>{figure.label}</span>
          <b>
            <HtmlValue value={figure.value} language={document.language} />
          </b>
        </p>
      ))}
    </>
  );
}

function FigurePanel({ block, document }: One<'keyFigures'>): JSX.Element {
  const figures = block.figures.map((figure) => ({
    label: figure.label,
    value: written(figure.value, document.language),
    notes: figure.note === undefined ? [] : [figure.note],
  }));
  return (
    <div class="panel">
      <KeyFigures figures={figures} />
    </div>
  );
}

function Facts({ block, document }: One<'facts'>): JSX.Element {
  return (
    <div class="sec">
      <FactsList>
        {block.facts.map((fact) => (
          <Fact label={fact.label} notes={fact.note === undefined ? [] : [fact.note]}>
            <HtmlValue value={fact.value} language={document.language} />
          </Fact>
        ))}
      </FactsList>
    </div>
  );
}

function Composition({ block, document }: One<'composition'>): JSX.Element {
  const shares = sharesOf(block);
  const bar =
    shares === null ? '' : shareBar(shares, { room: 'page', height: 28, alt: block.alt, id: 'hatch-money' });
  return (
    <>
      {bar as 'safe'}
      <ul class="legend">
        {block.parts.map((part) => (
          <li>
            {shareKey(part.tone, `hatch-${part.key}`) as 'safe'}
            <PartText part={part} document={document} />
          </li>
        ))}
      </ul>
    </>
  );
}

function PartText(props: { part: Part; document: ReportDocument }): JSX.Element {
  const { part, document } = props;
  const { language } = document;
  return (
    <span>
      <span safe>{`${part.label} `}</span>
      <b safe>{part.cents === null ? notStated[language] : formatEuro(part.cents, language)}</b>
      {part.derived && <DerivedMark language={language} />}
      {part.share !== null && <span safe>{` (${formatRate(part.share, language)})`}</span>}
    </span>
  );
}

function Time({ block }: Pick<One<'timeBar'>, 'block'>): JSX.Element {
  const mark = { day: block.reckoningDay, label: block.markLabel };
  const bar = timeBar(block.period, mark, { room: 'page', alt: block.alt, id: 'hatch-time' });
  return <>{(bar ?? '') as 'safe'}</>;
}

function PlaceMap({ block, document }: One<'map'>): JSX.Element {
  const map = schematicMap(block.shapes, block.chosen, { alt: block.alt, width: null });
  return (
    <>
      {map as 'safe'}
      <p class="small">
        {block.facts.map((fact, index) => (
          <>
            {index > 0 && <br />}
            {fact.label !== '' && <span safe>{`${fact.label} `}</span>}
            <HtmlValue value={fact.value} language={document.language} />
          </>
        ))}
      </p>
    </>
  );
}

function Columns({ block, document }: One<'columns'>): JSX.Element {
  const halves = block.columns.every((column) => column.width === 'half');
  return (
    <div class={halves ? 'split' : 'grid grid--side'}>
      {block.columns.map((column) => (
        <section class={halves ? undefined : 'stack'}>
          <HtmlBlocks blocks={column.blocks} document={document} />
        </section>
      ))}
    </div>
  );
}

function Note({ block }: Pick<One<'note'>, 'block'>): JSX.Element {
  return (
    <p class="tnote">
      {block.mark !== null && (
        <sup class="der" safe>
          {block.mark}
        </sup>
      )}
      <span safe>{block.mark === null ? block.text : ` ${block.text}`}</span>
    </p>
  );
}
