import { formatCount } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import { componentMessages, localPath } from '../../web/index.js';
import { dimensionWords } from '../dimension-words.js';
import { heatStep } from '../heat.js';
import { projectsBehind } from '../links.js';
import { crossMessages } from '../messages.js';
import { type CrossQuestion, type CrossSort, crossHref } from '../question.js';
import { type CrossCell, type CrossRow, columnKey, keyOf, type Line } from '../table.js';
import type { CrossView } from '../view.js';
import { lineTitle, tableTitle, writtenValue } from '../words.js';

interface Context {
  readonly view: CrossView;
  readonly language: Language;
}

/** The cross-table: shaded by value, every number a link, the first column in view while the rest scrolls. */
export function HeatTable(props: Context): JSX.Element {
  const { view, language } = props;
  const { question, table } = view;
  if (table === null) return '';
  return (
    <div class="scroll" tabindex="0" role="region" aria-labelledby="kreuztabelle">
      <table class="tbl heat">
        <caption class="vh" id="kreuztabelle" safe>
          {tableTitle(question, language)}
        </caption>
        <Head {...props} columns={table.columns} />
        <tbody>
          {table.rows.map((row) => (
            <BodyRow {...props} row={row} />
          ))}
          {table.apart.map((row) => (
            <BodyRow {...props} row={row} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" safe>
              {crossMessages.total[language]}
            </th>
            {table.totals.cells.map((cell) => (
              <td class="r">
                <CellValue {...props} cell={cell} />
              </td>
            ))}
            <td class="r">
              <CellValue {...props} cell={table.totals.total} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Head(props: Context & { columns: readonly Line[] }): JSX.Element {
  const { view, language, columns } = props;
  const { question } = view;
  const dimension = question.columns;
  return (
    <thead>
      <tr>
        <SortHead {...props} label={dimensionWords[question.rows].label[language]} by="name" />
        {dimension !== null &&
          columns.map((column) => (
            <SortHead
              {...props}
              label={lineTitle(column, dimension, language)}
              by={{ column: columnKey(column) }}
            />
          ))}
        <SortHead {...props} label={crossMessages.total[language]} by="total" />
      </tr>
    </thead>
  );
}

function SortHead(props: Context & { label: string; by: CrossSort['by'] }): JSX.Element {
  const { view, language, label, by } = props;
  const { question } = view;
  const direction = directionOf(question.sort, by);
  // Numbers are wanted from the largest down, names from the beginning.
  const descending = direction === null ? by !== 'name' : direction === 'ascending';
  const href = crossHref(language, question, { sort: { by, descending } });
  return (
    <th scope="col" class={by === 'name' ? undefined : 'r'} aria-sort={direction ?? undefined}>
      <a href={href}>
        <span>
          <span class="vh" safe>
            {componentMessages.sortedBy[language]}
          </span>
          <span lang="de" safe>
            {label}
          </span>
        </span>
        <svg class="srt" viewBox="0 0 8 14" aria-hidden="true">
          <path d="M4 0 8 5H0z" />
          <path d="M0 9h8l-4 5z" />
        </svg>
      </a>
    </th>
  );
}

function directionOf(sort: CrossSort, by: CrossSort['by']): 'ascending' | 'descending' | null {
  const same =
    typeof by === 'string' || typeof sort.by === 'string' ? sort.by === by : sort.by.column === by.column;
  if (!same) return null;
  return sort.descending ? 'descending' : 'ascending';
}

function BodyRow(props: Context & { row: CrossRow }): JSX.Element {
  const { row, view, language } = props;
  const { line } = row;
  const shaded = !line.folded && !line.apart;
  const alone = row.cells.length === 0;
  return (
    <tr class={line.apart ? 'apart' : undefined}>
      <th scope="row">
        <RowName line={line} question={view.question} language={language} />
      </th>
      {row.cells.map((cell) => (
        <td
          class={
            shaded && cell !== null && !cell.column?.folded && !cell.column?.apart
              ? heatClass(view, cell)
              : shaded
                ? 'h h0'
                : 'h'
          }
        >
          <CellValue {...props} cell={cell} />
        </td>
      ))}
      <td class={alone && shaded ? heatClass(view, row.total) : 'r sum'}>
        <CellValue {...props} cell={row.total} />
      </td>
    </tr>
  );
}

const heatClass = ({ scale }: CrossView, { value }: CrossCell): string => `h h${heatStep(scale, value)}`;

function RowName(props: { line: Line; question: CrossQuestion; language: Language }): JSX.Element {
  const { line, question, language } = props;
  const title = lineTitle(line, question.rows, language);
  const href = rowHref(line, question, language);
  if (href === null) return <span safe>{title}</span>;
  return (
    <a href={href} safe>
      {title}
    </a>
  );
}

/** A city leads to its comparison, folded rows to the whole table, everything else to its projects. */
function rowHref(line: Line, question: CrossQuestion, language: Language): string | null {
  if (line.folded) return crossHref(language, question, { all: true });
  const [group] = line.groups;
  if (question.rows === 'city' && group !== undefined && !line.apart)
    return localPath(language, `/auswertung/staedte/${keyOf(group)}`);
  return projectsBehind(language, question, { row: line, column: null });
}

function CellValue(props: Context & { cell: CrossCell | null }): JSX.Element {
  const { cell, view, language } = props;
  if (cell === null || cell.projects === 0)
    return (
      <span class="muted">
        <span aria-hidden="true">–</span>
        <span class="vh" safe>
          {crossMessages.countOf('0')[language].replace(/: $/, '')}
        </span>
      </span>
    );
  const { question } = view;
  const written = writtenValue(cell.value, question.measure, language);
  const href = projectsBehind(language, question, cell);
  const words = (
    <>
      {question.measure !== 'projects' && (
        <span class="vh" safe>
          {crossMessages.countOf(formatCount(cell.projects, language))[language]}
        </span>
      )}
      {written === null ? (
        <span class="unk" safe>
          {crossMessages.noValue[language]}
        </span>
      ) : (
        <span safe>{written}</span>
      )}
    </>
  );
  return href === null ? words : <a href={href}>{words as 'safe'}</a>;
}
