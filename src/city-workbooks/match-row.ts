import { codeOfDraft, keyOfOwnCode, type TemplateMark } from '../imports/index.js';
import type { Finding } from '../kernel/finding.js';
import { plainSpaces } from '../kernel/written-number.js';
import type { ProjectInput } from '../projects/index.js';
import type { CityWork } from './queries/work-of-city.js';
import { belongsToOther, codeUnknown, nameAmbiguous, projectTwice } from './row-findings.js';

/** The project a row belongs to: one of the city, a new one (null), or none, and why not. */
export type Match =
  | { readonly kind: 'found'; readonly work: CityWork }
  | { readonly kind: 'new' }
  | { readonly kind: 'refused'; readonly finding: Finding };

interface Sought {
  readonly rowKey: string;
  /** The code as the row has it; empty for none. */
  readonly code: string;
  readonly input: ProjectInput;
}

const comparable = (name: string): string => plainSpaces(name.normalize('NFC')).toLowerCase();

/** Finds the projects rows belong to, each once: by the codes the registry gave, else by name. */
export class RowMatcher {
  readonly #byKey = new Map<string, CityWork>();
  readonly #byName = new Map<string, CityWork[]>();
  readonly #taken = new Set<CityWork>();

  /**
   * @param mark of a template; there a row without a code is new, unless the very same one came in before
   * @param others names of the cities that published projects of other references belong to
   */
  constructor(
    work: readonly CityWork[],
    private readonly mark: TemplateMark | null,
    private readonly others: ReadonlyMap<string, string>,
  ) {
    for (const each of work) {
      const codes = [each.reference, each.draft && codeOfDraft(each.draft.id), ...each.earlierCodes];
      for (const code of codes) {
        const key = code === null ? null : keyOfOwnCode(code);
        if (key !== null) this.#byKey.set(key, each);
      }
      const name = comparable(each.input.name);
      if (name !== '') this.#byName.set(name, [...(this.#byName.get(name) ?? []), each]);
    }
  }

  match(row: Sought): Match {
    const found = keyOfOwnCode(row.code) === null ? this.#byNameOf(row) : this.#byCodeOf(row);
    if (found.kind !== 'found') return found;
    if (this.#taken.has(found.work)) return { kind: 'refused', finding: projectTwice(found.work.input.name) };
    this.#taken.add(found.work);
    return found;
  }

  #byCodeOf({ rowKey, code }: Sought): Match {
    const work = this.#byKey.get(rowKey);
    if (work) return { kind: 'found', work };
    const city = this.others.get(code);
    return { kind: 'refused', finding: city === undefined ? codeUnknown(code) : belongsToOther(code, city) };
  }

  #byNameOf({ input }: Sought): Match {
    const named = this.#byName.get(comparable(input.name)) ?? [];
    if (this.mark !== null) {
      const again = named.find(
        ({ reference, input: known }) => reference === null && known.period.start === input.period.start,
      );
      return again ? { kind: 'found', work: again } : { kind: 'new' };
    }
    const [only] = named;
    if (only === undefined) return { kind: 'new' };
    if (named.length === 1) return { kind: 'found', work: only };
    const begun = named.filter(({ input: known }) => known.period.start === input.period.start);
    return begun.length === 1 && begun[0]
      ? { kind: 'found', work: begun[0] }
      : { kind: 'refused', finding: nameAmbiguous(input.name) };
  }
}
