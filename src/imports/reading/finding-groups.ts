import type { Finding } from '../../kernel/finding.js';
import { text } from '../../kernel/text.js';
import type { LocatedFinding } from '../entry.js';

/** Where in the file a finding stands. */
type FindingPlace = Pick<LocatedFinding, 'sheet' | 'row' | 'cell' | 'column' | 'value'>;

/** Identical findings as one, with how many there are and the first of their places. */
export interface FindingGroup extends Finding {
  readonly count: number;
  readonly places: readonly FindingPlace[];
}

const placesShown = 20;
/** Of one kind so many wordings are told apart; a list of 100,000 rows may hold a place or title of its own in each. */
const mostWordings = 100;

type Growing = Omit<Finding, 'reason'> & {
  reason: Finding['reason'];
  count: number;
  readonly places: FindingPlace[];
  /** The wording it was begun with. */
  readonly said: string;
  /** Whether other wordings are among them. */
  isMixed: boolean;
};

/** Amounts and rates that a finding works out differ from row to row and say the same; what it quotes does not. */
const withoutNumbers = (reason: string): string =>
  reason.replace(/„[^“]*“|\d[\d.,]*/gu, (part) => (part.startsWith('„') ? part : '#'));

/** Groups identical findings while they are found. */
export class FindingGroups {
  readonly #groups = new Map<string, Growing>();
  readonly #wordings = new Map<string, number>();

  add(located: LocatedFinding): void {
    const { sheet, row, cell, column, value, severity, code, field, reason } = located;
    const kind = `${severity} ${code} ${field} ${column ?? ''}`;
    const key = `${kind} ${withoutNumbers(reason.de)}`;
    const group = this.#groups.get(key) ?? this.#begin(kind, key, located);
    group.count += 1;
    if (!group.isMixed && group.said !== reason.de) {
      group.isMixed = true;
      group.reason = andMore(group.reason);
    }
    if (group.places.length < placesShown) group.places.push({ sheet, row, cell, column, value });
  }

  #begin(
    kind: string,
    key: string,
    { severity, code, field, reason, remedy, clause }: LocatedFinding,
  ): Growing {
    const wordings = this.#wordings.get(kind) ?? 0;
    if (wordings > mostWordings) {
      const rest = this.#groups.get(kind);
      if (rest) return rest;
    }
    const isRest = wordings === mostWordings;
    this.#wordings.set(kind, wordings + 1);
    const group = {
      severity,
      code,
      field,
      reason: isRest ? andMore(reason) : reason,
      remedy,
      clause,
      count: 0,
      places: [],
      said: reason.de,
      isMixed: isRest,
    };
    this.#groups.set(isRest ? kind : key, group);
    return group;
  }

  /** Errors before hints, larger groups first. */
  all(): FindingGroup[] {
    return [...this.#groups.values()]
      .map(({ said: _, isMixed: __, ...group }) => group)
      .sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error') || b.count - a.count);
  }
}

const andMore = ({ de, en }: Finding['reason']) =>
  text(
    `${de} Weitere Zeilen mit anderen Angaben ebenso.`,
    `${en} The same for further rows with other values.`,
  );
