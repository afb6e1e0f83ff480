import { withoutInvisible } from '../kernel/written-number.js';
import {
  type CatalogueReference,
  eachAmount,
  eachCatalogueField,
  type Place,
  type ProjectInput,
} from '../projects/index.js';

/**
 * What a project becomes when a file that we wrote ourselves comes back: values that were written differently on the way
 * but say the same stay as the registry has them, with their evidence and the words of their source; what is empty says
 * nothing; everything else is a correction.
 */
export function correctInput(next: ProjectInput, current: ProjectInput): ProjectInput {
  const { period, amounts } = current;
  return {
    name: sameWords(next.name, current.name) ?? current.name,
    planNumber: sameWords(next.planNumber, current.planNumber),
    beneficiary: party(next.beneficiary, current.beneficiary),
    executingBody: party(next.executingBody, current.executingBody),
    place: place(next.place, current.place),
    area: sameWords(next.area, current.area),
    period: { start: next.period.start ?? period.start, end: next.period.end ?? period.end },
    amounts: eachAmount((field) => {
      const said = next.amounts[field];
      return said === null || said.cents === amounts[field]?.cents ? amounts[field] : said;
    }),
    unionRate:
      next.unionRate === null || next.unionRate.rate === current.unionRate?.rate
        ? current.unionRate
        : next.unionRate,
    grantRate: next.grantRate ?? current.grantRate,
    catalogue: eachCatalogueField((field) => reference(next.catalogue[field], current.catalogue[field])),
    actionFields: next.actionFields.length === 0 ? current.actionFields : next.actionFields,
    decisions: current.decisions,
    appliedFor: current.appliedFor,
    purposeAndAchievements: sameWords(next.purposeAndAchievements, current.purposeAndAchievements),
    summary: sameWords(next.summary, current.summary),
    source: next.source,
    sourceFields: current.sourceFields,
  };
}

const plain = (words: string | null): string =>
  withoutInvisible(words ?? '')
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .trim();

const sameWords = (next: string | null, current: string | null): string | null =>
  next === null || plain(next) === '' || plain(next) === plain(current) ? current : next;

function party(
  next: ProjectInput['beneficiary'],
  current: ProjectInput['beneficiary'],
): ProjectInput['beneficiary'] {
  if (next === null) return current;
  const isSame = current !== null && plain(next.name) === plain(current.name);
  return isSame && next.naturalPerson === current.naturalPerson ? current : next;
}

function place(next: Place, current: Place): Place {
  if (
    next.kind === 'unmatched' &&
    (next.sourceText === null || plain(next.sourceText) === plain(current.sourceText))
  )
    return current;
  if (next.kind !== current.kind) return next;
  return next.kind === 'statewide' || next.ags === current.ags ? current : next;
}

function reference(next: CatalogueReference, current: CatalogueReference): CatalogueReference {
  if (next.key === null)
    return next.sourceText === null || plain(next.sourceText) === plain(current.sourceText) ? current : next;
  return next.key === current.key ? current : next;
}
