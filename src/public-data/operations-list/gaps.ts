import type { ProjectRecord } from '../../projects/index.js';
import type { ListColumn, ListContext } from './column.js';
import { GapWaivers } from './gap-waivers.js';
import type { OperationsList } from './lists.js';

/** The columns the regulation asks for of this operation and the registry has no value for. */
export const missingColumns = (
  { columns }: OperationsList,
  record: ProjectRecord,
  context: ListContext,
): ListColumn[] =>
  columns.filter(({ required, value }) => required?.(record) === true && value(record, context) === null);

/** A required column, with the operations that lack it. */
export interface Gap {
  readonly column: ListColumn;
  readonly operations: number;
  /** Of them those for which the service centre accepts it. */
  readonly accepted: number;
  /** The first of them, by name. */
  readonly examples: readonly { readonly reference: string; readonly name: string }[];
}

const mostExamples = 5;
const nothingYet: Omit<Gap, 'column'> = { operations: 0, accepted: 0, examples: [] };

/** Counts what is missing while records pass by; columns in the order of the list. */
export class Gaps {
  readonly #found = new Map<ListColumn, Omit<Gap, 'column'>>();
  operations = 0;
  /** How many operations have everything the regulation asks for. */
  complete = 0;
  /** How many lack only what the service centre accepts. */
  accepted = 0;

  constructor(
    private readonly list: OperationsList,
    private readonly context: ListContext,
    private readonly waivers: GapWaivers = new GapWaivers([]),
  ) {}

  add(record: ProjectRecord): void {
    const missing = missingColumns(this.list, record, this.context);
    this.operations += 1;
    const waived = missing.filter((column) => this.waivers.of(record, column) !== null);
    if (missing.length === 0) this.complete += 1;
    else if (waived.length === missing.length) this.accepted += 1;
    for (const column of missing) {
      const { operations, accepted, examples } = this.#found.get(column) ?? nothingYet;
      const { reference, name } = record;
      this.#found.set(column, {
        operations: operations + 1,
        accepted: accepted + (waived.includes(column) ? 1 : 0),
        examples: examples.length < mostExamples ? [...examples, { reference, name }] : examples,
      });
    }
  }

  get found(): Gap[] {
    return this.list.columns.flatMap((column) => {
      const gap = this.#found.get(column);
      return gap === undefined ? [] : [{ column, ...gap }];
    });
  }
}
