import { type CatalogueKind, matchCatalogue } from '../../catalogue/index.js';
import type { Finding } from '../../kernel/finding.js';
import { type ColumnMarks, readColumnAmount } from '../../kernel/written-column.js';
import { readDay } from '../../kernel/written-day.js';
import { faultWords, type ValueFault } from '../../kernel/written-faults.js';
import { saysUnknown, withoutInvisible } from '../../kernel/written-number.js';
import { type RateUnit, readRate } from '../../kernel/written-rate.js';
import { matchPlace } from '../../places/index.js';
import {
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
import type { Columns, ListField, ListLayout } from './layout.js';

/** What a whole list decided for its columns, and what its rows are looked up in. */
export interface ListContext {
  readonly layout: ListLayout;
  readonly columns: Columns;
  readonly marks: ColumnMarks;
  readonly rateUnit: RateUnit;
  readonly dictionary: Dictionary;
  /** Day as of which the list was published, where known. */
  readonly date: string | null;
}

/** Fields whose wording the record itself does not keep. */
const keptBeside: readonly ListField[] = [
  'start',
  'end',
  'totalEligibleCost',
  'unionRate',
  'district',
  'country',
];

/** Turns rows of a list into records; looks each wording up once. */
export class ListRows {
  private readonly references = new Map<string, CatalogueReference>();
  private readonly places = new Map<string, Place>();

  constructor(private readonly context: ListContext) {}

  read(cells: readonly string[], row: number): { input: ProjectInput; findings: LocatedFinding[] } {
    const reader = new RowReader(this.context, cells, row);
    const { layout } = this.context;
    const cents = reader.amount();
    const rate = reader.rate();
    const input: ProjectInput = {
      ...emptyInput({ kind: 'list', title: layout.title, locator: `Zeile ${row}`, date: this.context.date }),
      name: reader.words('name') ?? '',
      beneficiary: reader.party('beneficiary'),
      place: this.place(reader.words('place'), reader.words('district')),
      period: { start: reader.day('start', 'period.start'), end: reader.day('end', 'period.end') },
      amounts: {
        ...unknownAmounts,
        totalEligibleCost: cents === null ? null : { cents, evidence: 'officialList' },
      },
      unionRate: rate === null ? null : { rate, basis: 'priority' },
      catalogue: {
        fundingPeriod: { key: layout.fundingPeriod, sourceText: null },
        fund: { key: layout.fund, sourceText: null },
        priority: unknownReference,
        fundingGuideline: this.reference('fundingGuideline', reader),
        fundingObject: this.reference('fundingObject', reader),
        interventionCategory: this.reference('interventionCategory', reader),
        specificObjective: unknownReference,
      },
      summary: reader.words('summary'),
      sourceFields: reader.sourceFields(),
    };
    return { input, findings: reader.findings };
  }

  private reference(kind: ListField & CatalogueKind, reader: RowReader): CatalogueReference {
    const words = reader.words(kind);
    const name = `${kind} ${words}`;
    const known = this.references.get(name);
    if (known) return known;
    const { layout, dictionary } = this.context;
    const { key, sourceText } = matchCatalogue(dictionary.catalogue, kind, words, layout.fundingPeriod);
    const reference = { key, sourceText };
    this.references.set(name, reference);
    return reference;
  }

  private place(words: string | null, district: string | null): Place {
    const name = JSON.stringify([words, district]);
    const known = this.places.get(name);
    if (known) return known;
    const { kind, ags, sourceText } = matchPlace(this.context.dictionary.places, words, district);
    const place = { kind, ags, sourceText };
    this.places.set(name, place);
    return place;
  }
}

class RowReader {
  readonly findings: LocatedFinding[] = [];

  constructor(
    private readonly context: ListContext,
    private readonly cells: readonly string[],
    private readonly row: number,
  ) {}

  /** A cell letter by letter, without invisible characters and outer spaces; null when it is empty. */
  words(field: ListField): string | null {
    const words = withoutInvisible(this.cell(field)).normalize('NFC').trim();
    return words === '' ? null : words;
  }

  /** An organisation or person by name. Masked names stay as they are; whether it is a natural person is not guessed. */
  party(field: ListField): ProjectInput['beneficiary'] {
    const name = this.words(field);
    return name === null ? null : { name, naturalPerson: false };
  }

  day(field: ListField, target: string): string | null {
    const day = readDay(this.cell(field));
    if (day.kind === 'refused') this.refuse(field, target, day.fault);
    return day.kind === 'exact' ? day.day : null;
  }

  amount(): bigint | null {
    const amount = readColumnAmount(this.cell('totalEligibleCost'), this.context.marks);
    if (amount.kind === 'refused') this.refuse('totalEligibleCost', 'totalEligibleCost', amount.fault);
    return amount.kind === 'exact' ? amount.cents : null;
  }

  rate(): number | null {
    const rate = readRate(this.cell('unionRate'), this.context.rateUnit);
    if (rate.kind === 'refused') this.refuse('unionRate', 'unionRate', rate.fault);
    return rate.kind === 'exact' ? rate.rate : null;
  }

  sourceFields(): SourceField[] {
    const { headings, fieldOf } = this.context.columns;
    return headings.flatMap((label, index) => {
      const field = fieldOf[index] ?? null;
      const value = this.cells[index] ?? '';
      const isKept = field === null ? !saysUnknown(value) : keptBeside.includes(field);
      return isKept ? [{ label: label.trim(), value }] : [];
    });
  }

  private cell(field: ListField): string {
    return this.cells[this.context.columns.fieldOf.indexOf(field)] ?? '';
  }

  private refuse(field: ListField, target: string, fault: ValueFault): void {
    const finding: Finding = {
      severity: 'error',
      code: fault,
      field: target,
      ...faultWords[fault],
      clause: null,
    };
    this.findings.push({
      ...finding,
      row: this.row,
      column: this.context.layout.headings[field],
      value: this.cell(field).slice(0, 200),
    });
  }
}
