import { decodeHTMLStrict } from 'entities';
import type { Finding } from '../../kernel/finding.js';
import type { Cents } from '../../kernel/money.js';
import type { Rate } from '../../kernel/rate.js';
import { readColumnDays } from '../../kernel/written-day-column.js';
import { saysUnknown, withoutInvisible } from '../../kernel/written-number.js';
import { originalText } from '../../platform/spreadsheet/csv.js';
import { type Cell, type SheetRow, textOf } from '../../platform/spreadsheet/reading/cell.js';
import { withoutEscapes } from '../../platform/spreadsheet/reading/workbook-parts.js';
import type { ProjectInput, SourceField } from '../../projects/index.js';
import type { LocatedFinding } from '../entry.js';
import { inCell } from './cell-of-finding.js';
import type { UnitFault } from './columns.js';
import { dayMissing, faultOf, roundedAmount, roundedRate } from './findings/of-values.js';
import type { ListContext } from './list-context.js';
import { type ListFault, type Read, readListAmount, readListRate } from './list-values.js';
import { isContinued, isReference } from './own-lists.js';
import type { ListField } from './wordings/fields.js';

/** Fields of the record whose wording it keeps itself; of all others the cell is kept beside it. */
const keptInside: readonly ListField[] = [
  'beneficiary',
  'naturalPerson',
  'name',
  'planNumber',
  'executingBody',
  'area',
  'summary',
  'purpose',
  'place',
  'interventionCategory',
  'fundingGuideline',
  'fundingObject',
  'specificObjective',
  'priority',
];

const empty: Cell = '';
const asItStands = (words: string): string => words;
/** Text files taken from web pages write `&#38;` and `&uuml;`, those taken from workbooks `_x000D_`. */
const withoutPageMarks = (words: string): string => {
  const letters = withoutEscapes(words.includes('&') ? decodeHTMLStrict(words) : words);
  return letters === words ? words : withoutInvisible(letters).replaceAll('\r', '').trim();
};
const inEuro = /^(?:EUR|EURO|€)$/iu;

export class RowReader {
  readonly findings: LocatedFinding[] = [];
  /** What its cells say was written, without what those who wrote the file put around it. */
  private readonly original: (words: string) => string;

  constructor(
    private readonly context: ListContext,
    private readonly units: ReadonlyMap<ListField, UnitFault>,
    private readonly row: SheetRow,
  ) {
    const code = textOf(this.cell('operationCode')).trim();
    this.original =
      context.sheetName !== null ? asItStands : isReference(code) ? originalText : withoutPageMarks;
  }

  /** A cell letter by letter, without invisible characters and outer spaces; null when it is empty. */
  words(field: ListField): string | null {
    const words = withoutInvisible(textOf(this.cell(field)))
      .normalize('NFC')
      .trim();
    if (words === '' || isContinued(words)) return null;
    return this.original(words);
  }

  /** Code and title of the same thing from two columns, as the catalogue reads them: `109 - Aktive Eingliederung`. */
  codeAnd(code: ListField, title: ListField): string | null {
    const [first, second] = [this.words(code), this.words(title)];
    return first === null || second === null ? (second ?? first) : `${first} - ${second}`;
  }

  /** An organisation or person by name. Masked names stay as they are; whether it is a natural person is not guessed. */
  party(field: ListField, naturalPerson: boolean): ProjectInput['beneficiary'] {
    const name = this.words(field);
    return name === null ? null : { name, naturalPerson };
  }

  /** From two columns, or from one that holds both days. */
  period(): ProjectInput['period'] {
    const both = this.days('period', 'period');
    const start = this.days('start', 'period.start');
    const end = this.days('end', 'period.end');
    return { start: start[0] ?? both[0] ?? null, end: end.at(-1) ?? start[1] ?? both[1] ?? null };
  }

  private days(field: ListField, target: string): readonly string[] {
    const cell = this.cell(field);
    if (typeof cell === 'object' && cell.kind === 'day') return [cell.text];
    const days =
      typeof cell === 'object' && cell.kind === 'fault'
        ? ({ kind: 'refused', fault: 'cell_fault' } as const)
        : readColumnDays(textOf(cell), this.context.dayOrder);
    if (days.kind === 'refused') this.refuse(field, target, days.fault);
    if (days.kind === 'noDay') this.say(dayMissing(target), field);
    return days.kind === 'exact' ? days.days : [];
  }

  amount(field: ListField): Cents | null {
    const cell = this.cell(field);
    const decision = this.context.amounts.get(field);
    if (decision === undefined || saysUnknown(textOf(cell))) return null;
    const fault = this.unitFault(field, cell);
    const amount = fault === null ? readListAmount(cell, decision) : ({ kind: 'refused', fault } as const);
    return this.taken(field, amount, roundedAmount);
  }

  /** A column that says the currency of each row, or the cell itself, comes before what headings leave open. */
  private unitFault(field: ListField, cell: Cell): UnitFault | null {
    const fault = this.units.get(field) ?? null;
    const currency = this.words('currency');
    if (currency !== null && !inEuro.test(currency)) return 'not_in_euro';
    const isSaid = currency !== null || (typeof cell === 'string' && /€|(?<!\p{L})EUR/iu.test(cell));
    return fault === 'currency_unclear' && isSaid ? null : fault;
  }

  rate(field: ListField): Rate | null {
    const unit = this.context.rateUnits.get(field);
    return unit === undefined ? null : this.taken(field, readListRate(this.cell(field), unit), roundedRate);
  }

  private taken<Value>(
    field: ListField,
    read: Read<Value>,
    rounded: (field: ListField) => Finding,
  ): Value | null {
    if (read.kind === 'refused') this.refuse(field, field, read.fault);
    if (read.kind !== 'exact') return null;
    if (read.rounded) this.say(rounded(field), field);
    return read.value;
  }

  sourceFields(): SourceField[] {
    const fields: SourceField[] = [];
    for (const { heading, index, field, letters } of this.context.columns.all) {
      const value = textOf(this.row.cells[index]);
      const isKept = field === null ? !saysUnknown(value) : !keptInside.includes(field);
      if (isKept) fields.push({ label: heading === '' ? `Spalte ${letters}` : heading, value });
    }
    return fields;
  }

  private cell(field: ListField): Cell {
    const column = this.context.columns.byField.get(field);
    return column === undefined ? empty : (this.row.cells[column.index] ?? empty);
  }

  private refuse(field: ListField, target: string, fault: ListFault): void {
    this.say(faultOf(fault, target), field);
  }

  /** Notes what is to be said about a cell. */
  say(finding: Finding, field: ListField): void {
    this.findings.push(this.located(finding, field));
  }

  private located(finding: Finding, field: ListField): LocatedFinding {
    return inCell(finding, this.context, this.row, this.context.columns.byField.get(field));
  }
}
