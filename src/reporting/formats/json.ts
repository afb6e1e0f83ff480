import { toDecimal } from '../../kernel/money.js';
import { toPercent } from '../../kernel/rate.js';
import { plain } from '../canonical.js';
import type { Block, CellValue, Fact, Profile, ReportDocument, Table } from '../document.js';
import type { ReportInputs } from '../report.js';
import { columnsFor } from '../table-columns.js';
import { totalsOf } from '../totals.js';
import { machineValue } from '../written.js';

/**
 * The document for machines: the six inputs, every value in API form under its key, and the data set it was drawn from
 * in canonical form, so that the fingerprint can be checked.
 */
export function drawJson(
  reportId: string,
  document: ReportDocument,
  inputs: ReportInputs<unknown>,
  data: unknown,
): string {
  const { language, title, lead, subject, date, registerState, address, colophon, funding } = document;
  const seal = document.seal?.full ?? null;
  const content = {
    report: reportId,
    inputs,
    language,
    title,
    lead,
    subject,
    date,
    registerState,
    seal,
    address,
    blocks: document.blocks.flatMap(blockOf),
    colophon,
    funding,
    data: plain(data),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function blockOf(block: Block): unknown[] {
  switch (block.kind) {
    case 'columns':
      return block.columns.flatMap((column) => column.blocks.flatMap(blockOf));
    case 'keyFigures':
      return [{ kind: block.kind, figures: block.figures.map(factOf) }];
    case 'facts':
      return [{ kind: block.kind, facts: block.facts.map(factOf) }];
    case 'contents':
    case 'bars':
    case 'yearChart':
    case 'targetLine':
      // The table beside a chart has its figures.
      return [];
    case 'profile':
      return [profileOf(block)];
    case 'table':
      return block.only === 'reading' ? [] : [tableOf(block)];
    case 'composition':
      return [compositionOf(block)];
    case 'timeBar':
      return [{ kind: block.kind, period: block.period, reckoningDay: block.reckoningDay }];
    case 'map':
      return [{ kind: block.kind, text: block.alt, facts: block.facts.map(factOf) }];
    case 'perimeter':
      return [{ kind: block.kind, text: block.alt }];
    default:
      return [block];
  }
}

function factOf({ key, label, value, note }: Fact): object {
  const derived = value?.type === 'money' ? { derived: value.derived === true } : {};
  return { key, label, value: machineValue(value), ...derived, ...(note === undefined ? {} : { note }) };
}

function tableOf(table: Table): object {
  const columns = columnsFor('data', table);
  const rowOf = (values: readonly CellValue[]) =>
    Object.fromEntries(columns.map(({ column, index }) => [column.key, machineValue(values[index] ?? null)]));
  const summed = (values: readonly CellValue[]) =>
    Object.fromEntries(
      columns.flatMap(({ column, index }) => {
        const value = values[index];
        return value === undefined ? [] : [[column.key, machineValue(value)]];
      }),
    );
  const totals = totalsOf(table);
  return {
    kind: table.kind,
    key: table.key,
    title: table.title,
    columns: columns.map(({ column: { key, type, heading } }) => ({ key, type, heading })),
    rows: table.rows.map(rowOf),
    totals: totals === null ? null : summed(totals),
  };
}

const profileOf = ({ kind, key, title, subtitle, figures, facts }: Profile): object => ({
  kind,
  key,
  title,
  subtitle,
  figures: [...figures, ...facts].map(factOf),
});

function compositionOf({ whole, parts }: Extract<Block, { kind: 'composition' }>): object {
  return {
    kind: 'composition',
    whole: whole === null ? null : toDecimal(whole),
    parts: parts.map(({ key, label, cents, share, derived }) => ({
      key,
      label,
      value: cents === null ? null : toDecimal(cents),
      share: share === null ? null : toPercent(share),
      derived,
    })),
  };
}
