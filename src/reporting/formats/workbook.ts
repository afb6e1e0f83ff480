import { formatCount } from '../../kernel/format.js';
import { type Language, text } from '../../kernel/text.js';
import type { Cell, CellLook, Workbook, Worksheet } from '../../platform/spreadsheet/workbook.js';
import type { Block, Fact, Part, ReportDocument, Table } from '../document.js';
import { notStated, written } from '../written.js';
import { cellOf } from './cell-of.js';
import { recordTables, withoutRecords } from './record-tables.js';
import { tableSheet } from './table-sheet.js';

const headings = {
  field: text('Angabe', 'Field'),
  value: text('Wert', 'Value'),
  note: text('Hinweis', 'Note'),
  record: text('Bezeichnung', 'Name'),
};
const sheetWords = {
  sheet: text('Blatt', 'Sheet'),
  rows: text('Inhalt', 'Content'),
  row: text('Zeilen', 'rows'),
};
const share = text('Anteil', 'Share');
const derived = text('abgeleitet', 'derived');
const begin = text('Beginn', 'Start');
const end = text('Ende', 'End');
const reckoned = text('Gerechnet auf den', 'Reckoned on');
const languageTags = { de: 'de-DE', en: 'en-GB' } as const;

/** Longest text of one cell in code points (a cell holds 32,767 units); what is longer goes on in the row below. */
const longestText = 16_000;

type Row = readonly Cell[];

/** The document as a workbook: one sheet with every single value, and one sheet for each table. */
export function workbookOf(document: ReportDocument, programVersion: string): Workbook {
  const tables = [...tablesOf(document.blocks), ...recordTables(document.blocks, headings.record)];
  return {
    title: document.title,
    subject: document.subject,
    creator: `Steckbrief ${programVersion}`,
    created: new Date(`${document.date}T00:00:00Z`),
    language: languageTags[document.language],
    sheets: [
      overviewSheet(document, tables),
      ...tables.map((table) => tableSheet(table, document.language, document.registerState)),
      ...ownSheets(document),
    ],
  };
}

const label = (content: string, look: CellLook = 'label'): Cell => ({ kind: 'text', text: content, look });

function overviewSheet(document: ReportDocument, tables: readonly Table[]): Worksheet {
  const { language } = document;
  const head: Row[] = [
    [
      label(headings.field[language], 'heading'),
      label(headings.value[language], 'heading'),
      label(headings.note[language], 'heading'),
    ],
    ...textRows(document.kindTitle, document.title, 'title'),
    ...(document.lead === null ? [] : textRows('', document.lead, 'muted')),
    [null, label(document.context.join(' '), 'muted')],
    ...(document.cover?.lines ?? []).map((line): Row => [null, label(line, 'muted')]),
  ];
  const foot: Row[] = [
    ...document.colophon.map(({ label: name, value }): Row => [label(name), { kind: 'text', text: value }]),
    [null, label(document.registerState, 'muted')],
    ...(document.seal === undefined ? [] : [[null, label(document.seal.full, 'muted')]]),
    [null, label(document.funding.sentence, 'muted')],
    ...(document.funding.landNotice === null ? [] : [[null, label(document.funding.landNotice, 'muted')]]),
  ];
  return {
    name: document.kindTitle,
    widths: [34, 72, 44],
    rows: [
      ...head,
      ...withoutRepeated(withoutRecords(chaptersOf(document.blocks).rest)).flatMap((block) =>
        blockRows(block, language),
      ),
      ...(tables.length > 1 ? sheetRows(tables, language) : []),
      [],
      ...foot,
    ],
    frozenRows: 1,
    orientation: 'portrait',
    filter: null,
    footer: document.registerState,
    numbersLeft: true,
  };
}

/** What the other sheets hold, and how much of it. */
const sheetRows = (tables: readonly Table[], language: Language): Row[] => [
  [],
  [label(sheetWords.sheet[language], 'heading'), label(sheetWords.rows[language], 'heading')],
  ...tables.map(
    ({ title, rows }): Row => [
      label(title),
      { kind: 'text', text: `${formatCount(rows.length, language)} ${sheetWords.row[language]}` },
    ],
  ),
];

/** Notes stand below every table on paper; on one sheet each is read once. */
const withoutRepeated = (blocks: readonly Block[]): Block[] => {
  const read = new Set<string>();
  return blocks.filter((block) => {
    if (block.kind !== 'note') return true;
    const isNew = !read.has(block.text);
    read.add(block.text);
    return isNew;
  });
};

type Chapter = Extract<Block, { kind: 'chapter' }>;

/** The chapters that stand on sheets of their own, and everything else. */
function chaptersOf(blocks: readonly Block[]): {
  readonly rest: readonly Block[];
  readonly own: readonly { readonly chapter: Chapter; readonly blocks: readonly Block[] }[];
} {
  const rest: Block[] = [];
  const own: { chapter: Chapter; blocks: Block[] }[] = [];
  let current = rest;
  for (const block of blocks) {
    if (block.kind === 'chapter') {
      current = block.sheet ? [] : rest;
      if (block.sheet) own.push({ chapter: block, blocks: current });
    }
    if (block.kind !== 'chapter' || !block.sheet) current.push(block);
  }
  return { rest, own };
}

const ownSheets = (document: ReportDocument): Worksheet[] =>
  chaptersOf(document.blocks).own.map(({ chapter, blocks }) => ({
    name: chapter.title,
    widths: [44, 100],
    rows: [[label(chapter.title, 'title')], ...termRows(blocks, document.language)],
    frozenRows: 1,
    orientation: 'landscape',
    filter: null,
    footer: document.registerState,
  }));

/** Terms on the left, what they mean on the right. */
function termRows(blocks: readonly Block[], language: Language): Row[] {
  return blocks.flatMap((block, index): Row[] => {
    const next = blocks[index + 1];
    if (block.kind === 'columns') return block.columns.flatMap((column) => termRows(column.blocks, language));
    if (block.kind === 'heading' && next?.kind === 'paragraph')
      return textRows(block.text, next.text ?? notStated[language]);
    if (block.kind === 'paragraph') return [];
    return blockRows(block, language);
  });
}

function blockRows(block: Block, language: Language): Row[] {
  switch (block.kind) {
    case 'heading':
      return [[], [label(block.text, 'heading')]];
    case 'chapter':
      return [[], [label(block.title, 'heading'), block.lead === null ? null : label(block.lead, 'muted')]];
    case 'section':
      return [[label(block.title), { kind: 'text', text: block.sentence }]];
    case 'contents':
    case 'bars':
    case 'yearChart':
    case 'targetLine':
    case 'perimeter':
    case 'profile':
      // What they show stands on the sheets of the tables.
      return [];
    case 'paragraph':
      return textRows('', block.text ?? notStated[language]);
    case 'keyFigures':
      return block.figures.flatMap((figure) => factRows(figure, language));
    case 'facts':
      return [[], ...block.facts.flatMap((fact) => factRows(fact, language))];
    case 'composition':
      return block.parts.map((part) => partRow(part, language));
    case 'timeBar':
      return timeRows(block, language);
    case 'map':
      return block.facts.flatMap((fact) => factRows(fact, language));
    case 'columns':
      return block.columns.flatMap((column) => column.blocks.flatMap((inner) => blockRows(inner, language)));
    case 'note':
      return [[null, label(block.mark === null ? block.text : `${block.mark} ${block.text}`, 'muted')]];
    case 'table':
      return [];
  }
}

function factRows({ label: name, value, note }: Fact, language: Language): Row[] {
  const remarks = [
    value?.type === 'money' && value.derived === true ? derived[language] : null,
    note ?? null,
  ];
  const remark = remarks.filter((part) => part !== null).join('; ');
  if (value?.type === 'text' && value.text.length > longestText) return textRows(name, value.text);
  return [[label(name), cellOf(value, language), remark === '' ? null : label(remark, 'muted')]];
}

function partRow(part: Part, language: Language): Row {
  const value = part.cents === null ? null : ({ type: 'money', cents: part.cents } as const);
  const remark = [
    part.derived ? derived[language] : null,
    part.share === null
      ? null
      : `${share[language]} ${written({ type: 'rate', rate: part.share }, language)}`,
  ].filter((said) => said !== null);
  return [
    label(part.label),
    cellOf(value, language),
    remark.length === 0 ? null : label(remark.join('; '), 'muted'),
  ];
}

function timeRows(block: Extract<Block, { kind: 'timeBar' }>, language: Language): Row[] {
  const day = (value: string | null) => cellOf(value === null ? null : { type: 'day', day: value }, language);
  return [
    [label(begin[language]), day(block.period.start)],
    [label(end[language]), day(block.period.end)],
    [label(reckoned[language]), day(block.reckoningDay)],
  ];
}

function textRows(name: string, content: string, look?: CellLook): Row[] {
  const pieces = content.match(new RegExp(`[^]{1,${longestText}}`, 'gu')) ?? [''];
  const dressed = look === undefined ? {} : { look };
  return pieces.map((piece, index) => [
    index === 0 && name !== '' ? label(name) : null,
    { kind: 'text', text: piece, ...dressed },
  ]);
}

function tablesOf(blocks: readonly Block[]): Extract<Block, { kind: 'table' }>[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'table') return block.only === 'reading' ? [] : [block];
    return block.kind === 'columns' ? block.columns.flatMap((column) => tablesOf(column.blocks)) : [];
  });
}
