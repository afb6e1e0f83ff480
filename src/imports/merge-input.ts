import { isDeepStrictEqual } from 'node:util';
import { eachAmount, eachCatalogueField, type ProjectInput, valuesOf } from '../projects/index.js';

/** One value of a record that a delivery would change; both as the API writes them, null is unknown. */
export interface Difference {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export function differencesBetween(before: ProjectInput, after: ProjectInput): Difference[] {
  const old = valuesOf(before);
  return Object.entries(valuesOf(after)).flatMap(([field, value]) =>
    old[field] === value ? [] : [{ field, before: old[field] ?? null, after: value }],
  );
}

type Choose = <Value>(delivered: Value | undefined, next: Value, current: Value) => Value;

/** What the source changed since its last delivery wins; what it left as it was, or does not say, stays as the registry has it. */
const choose: Choose = (delivered, next, current) =>
  next === null || (delivered !== undefined && isDeepStrictEqual(delivered, next)) ? current : next;

/**
 * What a project becomes when a source delivers it again. Corrections made in the registry since the last delivery
 * stay, unless the source changed that very value; a value the source does not state never erases a known one.
 *
 * @param delivered what this source said last; null when that is not known
 */
export function mergeInput(
  delivered: ProjectInput | null,
  next: ProjectInput,
  current: ProjectInput,
): ProjectInput {
  const last = delivered ?? undefined;
  return {
    name: choose(last?.name, next.name, current.name),
    planNumber: choose(last?.planNumber, next.planNumber, current.planNumber),
    beneficiary: choose(last?.beneficiary, next.beneficiary, current.beneficiary),
    executingBody: choose(last?.executingBody, next.executingBody, current.executingBody),
    place: choose(last?.place, next.place, current.place),
    area: choose(last?.area, next.area, current.area),
    period: {
      start: choose(last?.period.start, next.period.start, current.period.start),
      end: choose(last?.period.end, next.period.end, current.period.end),
    },
    amounts: eachAmount((field) => choose(last?.amounts[field], next.amounts[field], current.amounts[field])),
    unionRate: choose(last?.unionRate, next.unionRate, current.unionRate),
    grantRate: choose(last?.grantRate, next.grantRate, current.grantRate),
    catalogue: chooseReferences(last, next, current),
    actionFields:
      next.actionFields.length === 0
        ? current.actionFields
        : choose(last?.actionFields, next.actionFields, current.actionFields),
    decisions: current.decisions,
    appliedFor: current.appliedFor,
    purposeAndAchievements: choose(
      last?.purposeAndAchievements,
      next.purposeAndAchievements,
      current.purposeAndAchievements,
    ),
    summary: choose(last?.summary, next.summary, current.summary),
    source: next.source,
    sourceFields: next.sourceFields,
  };
}

function chooseReferences(
  last: ProjectInput | undefined,
  next: ProjectInput,
  current: ProjectInput,
): ProjectInput['catalogue'] {
  return eachCatalogueField((field) => {
    const said = next.catalogue[field];
    const saysNothing = said.key === null && said.sourceText === null;
    const present = current.catalogue[field];
    return saysNothing ? present : choose(last?.catalogue[field], said, present);
  });
}
