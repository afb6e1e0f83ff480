import { type Language, type Text, text as words } from '../../src/kernel/text.js';
import type { ProjectFilter } from '../../src/projects/index.js';
import type { Block, Reading, Table, Value } from '../../src/reporting/index.js';
import {
  type ChangedGroup,
  type ComparedMeasure,
  changedGroups,
  type States,
} from '../../src/states/index.js';
import { figureColumn, text, textColumn } from './cells.js';
import { headings } from './headings.js';
import { section } from './notes.js';
import { common } from './words.js';

/** What the difference of a total is broken down by in reports. */
export const groupedBy = ['city', 'category', 'guideline', 'fund'] as const;
type GroupedBy = (typeof groupedBy)[number];

/** Groups whose total differs, for every way of breaking it down. */
export type GroupChanges = Readonly<Record<GroupedBy, readonly ChangedGroup[]>>;

export async function groupChanges(
  { tx }: Pick<Reading, 'tx'>,
  states: States,
  filter: ProjectFilter,
  measure: ComparedMeasure,
): Promise<GroupChanges> {
  const found: Partial<Record<GroupedBy, readonly ChangedGroup[]>> = {};
  for (const dimension of groupedBy)
    found[dimension] = await changedGroups(tx, states, filter, measure, dimension);
  return found as GroupChanges;
}

/** A total of a measure: money, or a number of projects. */
export const totalValue = (measure: ComparedMeasure, value: bigint): Value =>
  measure === 'projects' ? { type: 'count', count: Number(value) } : { type: 'money', cents: value };

/** Heading and type of a column of such totals. */
export const totalColumn = (measure: ComparedMeasure, key: 'before' | 'now' | 'difference', width: number) =>
  figureColumn(key, totalHeadings[key], measure === 'projects' ? 'count' : 'money', width);

const totalHeadings = {
  before: words('vorher', 'before'),
  now: words('jetzt', 'now'),
  difference: words('Unterschied', 'Difference'),
} as const;

const titles: Readonly<Record<GroupedBy, Text>> = {
  city: words('Veränderung nach Ort', 'Changes by place'),
  category: words('Veränderung nach Kategorie', 'Changes by category'),
  guideline: words('Veränderung nach Förderrichtlinie', 'Changes by funding guideline'),
  fund: words('Veränderung nach Fonds', 'Changes by fund'),
};

const sentence = words(
  'Was neu ist, wegfiel, geändert oder umgeordnet wurde, ergibt in jeder Zeile den Unterschied auf den Cent.',
  'What is new, gone, amended or moved comes to the difference of every row to the cent.',
);
const others = words('alle übrigen, dort änderte sich nichts', 'all others, where nothing changed');

/** The long word has no room beside seven columns of amounts. */
const category = words('Kategorie', 'Category');

/** Kinds of change beside whose columns the total of before has room on paper. */
const mostBeside = 2;
const partKinds = ['new', 'gone', 'amended', 'moved'] as const;
const partHeadings: Readonly<Record<(typeof partKinds)[number], Text>> = {
  new: words('neu', 'new'),
  gone: words('entfallen', 'gone'),
  amended: words('geändert', 'amended'),
  moved: words('umgeordnet', 'moved'),
};

/** One table per way of breaking the total down; its rows come to the whole total of both states. */
export function groupTables(
  changes: GroupChanges,
  whole: { readonly before: bigint; readonly after: bigint },
  measure: ComparedMeasure,
  language: Language,
): Block[] {
  return groupedBy.flatMap((dimension) => {
    const groups = changes[dimension];
    if (groups.length === 0) return [];
    return [
      section(`changes-${dimension}`, titles[dimension][language], sentence[language]),
      groupTable(dimension, groups, whole, measure, language),
    ];
  });
}

function groupTable(
  dimension: GroupedBy,
  groups: readonly ChangedGroup[],
  whole: { readonly before: bigint; readonly after: bigint },
  measure: ComparedMeasure,
  language: Language,
): Table {
  const type = measure === 'projects' ? 'count' : 'money';
  const value = (amount: bigint) => totalValue(measure, amount);
  const rest = whole.after - groups.reduce((sum, { after }) => sum + after, 0n);
  const row = (name: string, { before, after, parts }: Omit<ChangedGroup, 'group'>) => [
    text(name),
    value(before),
    ...partKinds.map((kind) =>
      value(
        parts
          .filter((part) => part.kind === kind || (kind === 'moved' && part.kind.startsWith('moved')))
          .reduce((sum, { difference }) => sum + difference, 0n),
      ),
    ),
    value(after),
    value(after - before),
  ];
  const occurs = (wanted: string) =>
    groups.some(({ parts }) =>
      parts.some(({ kind }) => kind === wanted || (wanted === 'moved' && kind.startsWith('moved'))),
    );
  return {
    kind: 'table',
    key: `changes-${dimension}`,
    title: titles[dimension][language],
    columns: [
      textColumn('group', dimension === 'category' ? category : headings[dimension], 40, { total: 'label' }),
      {
        ...totalColumn(measure, 'before', 25),
        ...(partKinds.filter(occurs).length > mostBeside ? { beneath: 'now' } : {}),
      },
      ...partKinds.map((kind) => ({
        ...figureColumn(kind, partHeadings[kind], type, 22),
        // What happened nowhere needs no column for people.
        ...(occurs(kind) ? {} : { only: 'data' as const }),
      })),
      totalColumn(measure, 'now', 25),
      totalColumn(measure, 'difference', 23),
    ],
    rows: [
      ...groups.map((changed) => row(nameOf(changed, language), changed)),
      ...(rest === 0n ? [] : [row(others[language], { before: rest, after: rest, parts: [] })]),
    ],
    totalLabel: common.total[language],
    dense: true,
  };
}

function nameOf({ group }: ChangedGroup, language: Language): string {
  const title = group.title?.[language] ?? common.unmatched[language];
  return group.code === null || title.includes(group.code) || /^\d{8}$/.test(group.code)
    ? title
    : `${group.code} ${title}`;
}
