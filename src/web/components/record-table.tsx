import type { PropsWithChildren } from '@kitajs/html';
import type { Language } from '../../kernel/text.js';
import { componentMessages } from '../messages/components.js';

export interface SortLink {
  readonly href: string;
  /** How the table is sorted by this column now; null when by another. */
  readonly direction: 'ascending' | 'descending' | null;
}

/** Head of a column; cells of the body repeat it, because on a phone it labels the value in its card. */
export interface Column {
  readonly label: string;
  readonly kind?: 'amount' | 'id';
  readonly sort?: SortLink;
}

const alignment = { amount: 'r', id: 'id' } as const;

function SortedHead(props: { label: string; sort: SortLink; language: Language }): JSX.Element {
  return (
    <a href={props.sort.href}>
      <span>
        <span class="vh" safe>
          {componentMessages.sortedBy[props.language]}
        </span>
        <span safe>{props.label}</span>
      </span>
      <svg class="srt" viewBox="0 0 8 14" aria-hidden="true">
        <path d="M4 0 8 5H0z" />
        <path d="M0 9h8l-4 5z" />
      </svg>
    </a>
  );
}

function ColumnHead(props: { column: Column; language: Language }): JSX.Element {
  const { label, kind, sort } = props.column;
  return (
    <th
      role="columnheader"
      scope="col"
      class={kind === 'amount' ? 'r' : undefined}
      aria-sort={sort?.direction ?? undefined}
    >
      {sort === undefined ? (
        <span safe>{label}</span>
      ) : (
        <SortedHead label={label} sort={sort} language={props.language} />
      )}
    </th>
  );
}

/** One row; its first child is the `RowHead`. */
export function Row(props: PropsWithChildren): JSX.Element {
  return <tr role="row">{props.children}</tr>;
}

/** What names the row; the title of its card on a phone. */
export function RowHead(props: PropsWithChildren): JSX.Element {
  return (
    <th role="rowheader" scope="row">
      {props.children}
    </th>
  );
}

export function Cell(props: PropsWithChildren<{ column: Column }>): JSX.Element {
  const { label, kind } = props.column;
  return (
    <td role="cell" data-l={label} class={kind && alignment[kind]}>
      {props.children}
    </td>
  );
}

/** Last rows with sums over the whole table. */
export function TotalRows(props: PropsWithChildren): JSX.Element {
  return <tfoot role="rowgroup">{props.children}</tfoot>;
}

export function BodyRows(props: PropsWithChildren): JSX.Element {
  return <tbody role="rowgroup">{props.children}</tbody>;
}

/** Tables with no more columns than this stay tables on most phones. */
const fewColumns = 3;

/**
 * A list of records, children `BodyRows` and if need be `TotalRows`. On a phone each row of a wide table becomes a
 * card; the roles keep it a table for screen readers there too.
 */
export function RecordTable(
  props: PropsWithChildren<{
    caption: string;
    columns: readonly Column[];
    language: Language;
    /** A column holds whole sentences: they have no room beside others on a phone, however few columns there are. */
    wordy?: boolean;
    /** Whether the columns have room in a sheet that stands beside a side column. */
    beside?: boolean;
  }>,
): JSX.Element {
  const { columns, wordy = false, beside = false } = props;
  const isFew = columns.length <= fewColumns && !wordy;
  const room = isFew ? ' records--few' : beside ? ' records--beside' : '';
  return (
    <div class={`records${room}`}>
      <table class="tbl cards" role="table">
        <caption class="vh" safe>
          {props.caption}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <ColumnHead column={column} language={props.language} />
            ))}
          </tr>
        </thead>
        {props.children}
      </table>
    </div>
  );
}
