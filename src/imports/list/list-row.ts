import { type CatalogueKind, matchCatalogue } from '../../catalogue/index.js';
import type { Finding } from '../../kernel/finding.js';
import type { Cents } from '../../kernel/money.js';
import type { Rate } from '../../kernel/rate.js';
import { type DayOrder, readColumnDays } from '../../kernel/written-day-column.js';
import { saysUnknown, startOfText, withoutInvisible } from '../../kernel/written-number.js';
import type { RateUnit } from '../../kernel/written-rate.js';
import { matchPlace } from '../../places/index.js';
import { originalText } from '../../platform/spreadsheet/csv.js';
import { type Cell, type SheetRow, textOf } from '../../platform/spreadsheet/reading/cell.js';
import {
  type AmountField,
  type CatalogueReference,
  type Dictionary,
  emptyInput,
  type Place,
  type ProjectInput,
  type SourceField,
  unknownAmounts,
  unknownReference,
} from '../../projects/index.js';
import type { LocatedFinding } from '../entry.js';
import { type Columns, foreignUnitOf, type ListColumn } from './columns.js';
import { faultOf, roundedAmount, roundedRate } from './list-findings.js';
import { fundKey } from './list-origin.js';
import {
  type AmountDecision,
  type ListFault,
  type Read,
  readListAmount,
  readListRate,
} from './list-values.js';
import {
  isContinued,
  isRateOfPriority,
  isRateOfProject,
  isReference,
  isWorkedOut,
  periodOfReference,
} from './own-lists.js';
import { fundingPeriodNamed, fundNamed, programmeCodeIn } from './programme-codes.js';
import { headingSays } from './recognise-heading.js';
import type { ListField } from './wordings/fields.js';

/** What a whole list decided for its columns, and what its rows are looked up in. */
export interface ListContext {
  readonly title: string;
  readonly sheetName: string | null;
  readonly columns: Columns;
  readonly amounts: ReadonlyMap<ListField, AmountDecision>;
  readonly rateUnits: ReadonlyMap<ListField, RateUnit>;
  readonly dayOrder: DayOrder | 'undecided' | 'conflict';
  /** Keys of the catalogue; null where the list does not say it. */
  readonly fundingPeriod: string | null;
  readonly fund: string | null;
  readonly isSaxon: boolean;
  /** AGS of the city whose projects a template of ours holds; null for any other list. */
  readonly city: string | null;
  readonly dictionary: Dictionary;
  /** Day as of which the list was published, where known. */
  readonly date: string | null;
}

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

/** Turns rows of a list into records; looks each wording up once. */
export class ListRows {
  private readonly references = new Map<string, CatalogueReference>();
  private readonly places = new Map<string, Place>();
  private readonly basis: 'priority' | 'project';
  private readonly units: ReadonlyMap<ListField, ReturnType<typeof foreignUnitOf>>;

  constructor(private readonly context: ListContext) {
    const rate = context.columns.byField.get('unionRate');
    this.basis = rate && headingSays(rate.heading, 'priority') ? 'priority' : 'project';
    this.units = new Map(
      [...context.columns.byField].map(([field, column]) => [field, foreignUnitOf(column)]),
    );
  }

  read(row: SheetRow): { input: ProjectInput; findings: LocatedFinding[] } {
    const { title, sheetName, date } = this.context;
    const reader = new RowReader(this.context, this.units, row);
    const period = reader.period();
    const amounts = this.amounts(reader);
    const rate = this.unionRate(reader);
    const grantRate = reader.rate('grantRate');
    const locator = sheetName === null ? `Zeile ${row.number}` : `Blatt „${sheetName}“, Zeile ${row.number}`;
    const input: ProjectInput = {
      ...emptyInput({ kind: 'list', title, locator, date }),
      name: reader.words('name') ?? '',
      planNumber: reader.words('planNumber'),
      beneficiary: reader.party('beneficiary', false) ?? reader.party('naturalPerson', true),
      executingBody: reader.party('executingBody', false),
      place: this.place(reader),
      area: reader.words('area'),
      period,
      amounts,
      unionRate: rate,
      grantRate,
      catalogue: this.catalogue(reader),
      purposeAndAchievements: reader.words('purpose'),
      summary: reader.words('summary'),
      sourceFields: reader.sourceFields(),
    };
    return { input, findings: reader.findings };
  }

  private unionRate(reader: RowReader): ProjectInput['unionRate'] {
    const rate = reader.rate('unionRate');
    const basis = reader.words('unionRateBasis');
    if (rate === null || isWorkedOut(basis)) return null;
    if (isRateOfPriority(basis)) return { rate, basis: 'priority' };
    return { rate, basis: isRateOfProject(basis) ? 'project' : this.basis };
  }

  private amounts(reader: RowReader): ProjectInput['amounts'] {
    const amounts: Record<AmountField, ProjectInput['amounts'][AmountField]> = { ...unknownAmounts };
    for (const field of this.context.amounts.keys()) {
      const cents =
        field === 'unionContribution' && isWorkedOut(reader.words('unionContributionOrigin'))
          ? null
          : reader.amount(field);
      if (cents !== null) amounts[field as AmountField] = { cents, evidence: 'officialList' };
    }
    return amounts;
  }

  private catalogue(reader: RowReader): ProjectInput['catalogue'] {
    const fundingPeriod = this.fundingPeriod(reader);
    const of = (kind: CatalogueKind, words: string | null) => this.reference(kind, words, fundingPeriod.key);
    return {
      fundingPeriod,
      fund: this.fund(reader, fundingPeriod.key),
      priority: of('priority', reader.words('priority')),
      fundingGuideline: of('fundingGuideline', reader.codeAnd('guidelineCode', 'fundingGuideline')),
      fundingObject: of('fundingObject', reader.codeAnd('objectCode', 'fundingObject')),
      interventionCategory: of(
        'interventionCategory',
        reader.codeAnd('interventionCode', 'interventionCategory'),
      ),
      specificObjective: of('specificObjective', reader.words('specificObjective')),
    };
  }

  private fundingPeriod(reader: RowReader): CatalogueReference {
    const words = reader.words('fundingPeriod');
    const said = words === null ? null : fundingPeriodNamed(words);
    const ofProgramme = programmeCodeIn(reader.words('programme') ?? '')?.fundingPeriod ?? null;
    const ofReference = periodOfReference(reader.words('operationCode') ?? '');
    return { key: said ?? ofProgramme ?? ofReference ?? this.context.fundingPeriod, sourceText: words };
  }

  private fund(reader: RowReader, fundingPeriod: string | null): CatalogueReference {
    const words = reader.words('fund');
    const { catalogue } = this.context.dictionary;
    const byCode =
      words === null || fundingPeriod === null
        ? undefined
        : catalogue.ofKind('fund', fundingPeriod).find(({ code }) => code === words);
    if (byCode) return { key: byCode.key, sourceText: words };
    const said = words === null ? null : fundNamed(words);
    const name = said ?? programmeCodeIn(reader.words('programme') ?? '')?.fund ?? null;
    const key = name === null || fundingPeriod === null ? null : fundKey(name, fundingPeriod);
    const known = key !== null && catalogue.byKey('fund', key) ? key : null;
    return { key: known ?? (words === null ? this.context.fund : null), sourceText: words };
  }

  private reference(
    kind: CatalogueKind,
    words: string | null,
    fundingPeriod: string | null,
  ): CatalogueReference {
    if (words === null) return unknownReference;
    const name = `${kind} ${fundingPeriod} ${words}`;
    const known = this.references.get(name);
    if (known) return known;
    const { key, sourceText } = matchCatalogue(this.context.dictionary.catalogue, kind, words, fundingPeriod);
    const reference = { key, sourceText };
    this.references.set(name, reference);
    return reference;
  }

  private place(reader: RowReader): Place {
    const { city } = this.context;
    if (city !== null) return { kind: 'municipality', ags: city, sourceText: reader.words('place') };
    const ags = reader.words('municipalityKey');
    const known = ags === null ? undefined : this.context.dictionary.places.byAgs(ags);
    const place = this.placeNamed(reader);
    return known?.kind === 'municipality'
      ? { kind: 'municipality', ags, sourceText: place.sourceText }
      : place;
  }

  private placeNamed(reader: RowReader): Place {
    const town = reader.words('place');
    const postcode = reader.words('postcode');
    const district = reader.words('district');
    const words = town === null ? (postcode ?? district) : postcode === null ? town : `${postcode} ${town}`;
    const name = JSON.stringify([words, district]);
    const known = this.places.get(name);
    if (known) return known;
    const place = this.context.isSaxon
      ? this.matched(words, district)
      : { kind: 'unmatched' as const, ags: null, sourceText: words };
    this.places.set(name, place);
    return place;
  }

  private matched(words: string | null, district: string | null): Place {
    const { kind, ags, sourceText } = matchPlace(this.context.dictionary.places, words, district);
    return { kind, ags, sourceText };
  }
}

const empty: Cell = '';

class RowReader {
  readonly findings: LocatedFinding[] = [];
  /** Whether we wrote the row ourselves as text: then an apostrophe may stand before what looks like a formula. */
  private readonly isOwn: boolean;

  constructor(
    private readonly context: ListContext,
    private readonly units: ReadonlyMap<ListField, ReturnType<typeof foreignUnitOf>>,
    private readonly row: SheetRow,
  ) {
    const code = textOf(this.cell('operationCode')).trim();
    this.isOwn = context.sheetName === null && isReference(code);
  }

  /** A cell letter by letter, without invisible characters and outer spaces; null when it is empty. */
  words(field: ListField): string | null {
    const words = withoutInvisible(textOf(this.cell(field)))
      .normalize('NFC')
      .trim();
    if (words === '' || isContinued(words)) return null;
    return this.isOwn ? originalText(words) : words;
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
    return days.kind === 'exact' ? days.days : [];
  }

  amount(field: ListField): Cents | null {
    const cell = this.cell(field);
    const decision = this.context.amounts.get(field);
    if (decision === undefined || saysUnknown(textOf(cell))) return null;
    const currency = this.words('currency');
    const isForeign =
      this.units.get(field) !== null || (currency !== null && !/^(?:EUR|EURO|€)$/iu.test(currency));
    const amount = isForeign
      ? ({ kind: 'refused', fault: 'not_in_euro' } as const)
      : readListAmount(cell, decision);
    return this.taken(field, amount, roundedAmount);
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
    if (read.rounded) this.findings.push(this.located(rounded(field), field));
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
    this.findings.push(this.located(faultOf(fault, target), field));
  }

  private located(finding: Finding, field: ListField): LocatedFinding {
    return inCell(finding, this.context, this.row, this.context.columns.byField.get(field));
  }
}

const longestValue = 200;

/** A finding at its cell; at its row where no column is to blame. Spelled out: a long list has a great many. */
export function inCell(
  { severity, code, field, reason, remedy, clause, waiver }: Finding,
  { sheetName }: { readonly sheetName: string | null },
  row: SheetRow,
  column: ListColumn | undefined,
): LocatedFinding {
  const located = {
    severity,
    code,
    field,
    reason,
    remedy,
    clause,
    sheet: sheetName,
    row: row.number,
    cell: column === undefined ? null : `${column.letters}${row.number}`,
    column: column === undefined ? null : column.heading,
    value: column === undefined ? null : startOfText(textOf(row.cells[column.index]), longestValue),
  };
  return waiver === undefined ? located : { ...located, waiver };
}

const columnOfTarget: Readonly<Record<string, ListField>> = {
  'period.start': 'start',
  'period.end': 'end',
  city: 'place',
  purposeAndAchievements: 'purpose',
};

/** The column whose cell a rule of the registry speaks about. */
export function columnOf(target: string, { byField }: Columns): ListColumn | undefined {
  const field = columnOfTarget[target] ?? (target as ListField);
  const other =
    target === 'purposeAndAchievements'
      ? byField.get('summary')
      : target === 'city'
        ? byField.get('postcode')
        : undefined;
  return byField.get(field) ?? (target.startsWith('period.') ? byField.get('period') : other);
}
