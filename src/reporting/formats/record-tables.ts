import type { Block, CellValue, Column, Fact, Table, ValueType } from '../document.js';

type Facts = Extract<Block, { kind: 'facts' }>;

interface ListedRecord {
  readonly name: string;
  readonly facts: readonly Fact[];
}

/**
 * Records that stand one below the other on paper, as a table with a row each: whoever calculates wants columns. One table
 * per chapter, with its title; the same facts stand in no other place of a workbook.
 */
export function recordTables(blocks: readonly Block[], heading: Column['heading']): Table[] {
  const tables: Table[] = [];
  let title = '';
  let records: ListedRecord[] = [];
  const close = () => {
    if (records.length > 0) tables.push(tableOf(title, records, heading));
    records = [];
  };
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'chapter') {
      close();
      title = block.title;
    }
    const before = blocks[index - 1];
    if (isRecord(block) && before?.kind === 'heading')
      records.push({ name: before.text, facts: block.facts });
  }
  close();
  return tables;
}

/** Blocks without the records and their headings. */
export const withoutRecords = (blocks: readonly Block[]): Block[] =>
  blocks.filter(
    (block, index) => !isRecord(block) && !(block.kind === 'heading' && isRecord(blocks[index + 1])),
  );

const isRecord = (block: Block | undefined): block is Facts =>
  block?.kind === 'facts' && block.halves !== undefined;

const widths: Partial<Record<ValueType, number>> = { money: 20, count: 12, day: 14 };

function tableOf(title: string, records: readonly ListedRecord[], heading: Column['heading']): Table {
  const labels = [...new Set(records.flatMap(({ facts }) => facts.map(({ label }) => label)))];
  const cellOfLabel = ({ facts }: ListedRecord, label: string): CellValue => {
    const fact = facts.find((one) => one.label === label);
    return fact === undefined ? undefined : fact.value;
  };
  const columns = labels.map((label): Column => {
    const type = records.map((record) => cellOfLabel(record, label)?.type).find((one) => one !== undefined);
    const known = type ?? 'text';
    return { key: label, heading: { de: label, en: label }, type: known, width: widths[known] ?? 40 };
  });
  return {
    kind: 'table',
    key: `records-${title}`,
    title,
    columns: [{ key: 'name', heading, type: 'text', width: 50 }, ...columns],
    rows: records.map((record) => [
      { type: 'text', text: record.name },
      ...labels.map((label) => cellOfLabel(record, label)),
    ]),
    totalLabel: null,
  };
}
