import {
  basisHeading,
  type Difference,
  differencesBetween,
  fromStoredInput,
  keyOfOwnCode,
  type LocatedFinding,
  noteHeading,
  type ReadColumn,
  type TemplateMark,
  toStoredInput,
} from '../imports/index.js';
import { errorsOf, type Finding } from '../kernel/finding.js';
import {
  type ChangeBasis,
  changeBases,
  checkProject,
  type Dictionary,
  type ProjectInput,
  ruleFactsFor,
  valuesOf,
} from '../projects/index.js';
import { changedProject, newProject } from './delivered.js';
import { type Match, RowMatcher } from './match-row.js';
import type { CityWork, WorkOfCity } from './queries/work-of-city.js';
import {
  basisUnknown,
  cellEmptied,
  type FoundAt,
  isWithServiceCentre,
  locatedAt,
  placeElsewhere,
  templateOfOther,
} from './row-findings.js';
import { basisWords } from './template/column-texts.js';
import { workStateOf } from './template/row-values.js';
import { isWithOthers } from './template/template-content.js';
import type { ComparedRow, Outcome, ReadRow } from './upload-row.js';

/** What rows are set beside. */
export interface ComparisonNeeds extends WorkOfCity {
  readonly mark: TemplateMark | null;
  readonly columns: readonly ReadColumn[];
  /** Names of the cities that published projects of other references belong to. */
  readonly others: ReadonlyMap<string, string>;
}

/** What a row says beside the record: what a change rests on, and why. */
interface Said {
  readonly input: ProjectInput;
  readonly code: string;
  readonly basis: string;
  readonly note: string | null;
}

/** Sets rows of a city's file beside its projects and drafts, one after the other. */
export class UploadComparison {
  readonly #matcher: RowMatcher;

  constructor(private readonly needs: ComparisonNeeds) {
    this.#matcher = new RowMatcher(needs.work, needs.mark, needs.others);
  }

  compare(row: ReadRow): ComparedRow {
    const said = this.#said(row);
    const refusal = this.#refusal(said);
    if (refusal !== null) return this.#refused(row, said, refusal);
    const match = this.#matcher.match({ rowKey: row.rowKey, code: said.code, input: said.input });
    if (match.kind === 'refused') return this.#refused(row, said, match.finding);
    return this.#compared(row, said, match);
  }

  #compared(row: ReadRow, said: Said, match: Exclude<Match, { kind: 'refused' }>): ComparedRow {
    const work = match.kind === 'found' ? match.work : null;
    const outcome = this.#outcome(said, work);
    const differences = work === null ? [] : differencesOf(work, outcome);
    const own = this.#ownFindings(row, said, work);
    const findings = [...withoutKept(withoutPlace(row.findings), own), ...own];
    const present = work === null ? [] : presentErrors(work, this.needs.dictionary);
    const errors = errorsOf(findings).filter((error) => !present.includes(nameOf(error)));
    const isChanged = work === null || differences.length > 0;
    if (errors.length > 0) return this.#asError(row, work, findings);
    if (work !== null && isChanged && isWithOthers(work))
      return this.#refused(row, said, isWithServiceCentre(workStateOf(work)), work);
    return {
      ...base(row, work),
      change: work === null ? 'new' : isChanged ? 'changed' : 'unchanged',
      outcome: isChanged ? { ...outcome, input: toStoredInput(outcome.input) } : null,
      differences,
      findings,
    };
  }

  #said({ input: stored }: ReadRow): Said {
    const input = fromStoredInput(stored);
    const valueUnder = (heading: string | undefined): string =>
      input.sourceFields.find(({ label }) => label === heading)?.value.trim() ?? '';
    const codeHeading = this.needs.columns.find(({ field }) => field === 'operationCode')?.heading;
    const isTemplate = this.needs.mark !== null;
    const code = valueUnder(codeHeading);
    return {
      input,
      code: keyOfOwnCode(code) === null ? '' : code,
      basis: isTemplate ? valueUnder(basisHeading) : '',
      note: (isTemplate && valueUnder(noteHeading)) || null,
    };
  }

  /** Rows of other cities are refused whatever else they say. */
  #refusal({ input: { place } }: Said): Finding | null {
    const { mark, ags, dictionary } = this.needs;
    const nameOfCity = (key: string): string => dictionary.places.byAgs(key)?.name ?? key;
    if (mark !== null) return mark.city === ags ? null : templateOfOther(nameOfCity(mark.city));
    if (place.kind === 'statewide') return placeElsewhere(place.sourceText ?? 'landesweit');
    return place.ags === null || place.ags === ags
      ? null
      : placeElsewhere(place.sourceText ?? nameOfCity(place.ags));
  }

  #outcome(said: Said, work: CityWork | null): Omit<Outcome, 'input'> & { readonly input: ProjectInput } {
    const { ags, dictionary, mark } = this.needs;
    const draft = work?.draft ?? null;
    const changeBasis = basisNamed(said.basis) ?? draft?.changeBasis ?? null;
    const delivery = { ags, dictionary, isTemplate: mark !== null, changeBasis };
    const input =
      work === null ? newProject(said.input, delivery) : changedProject(said.input, work.input, delivery);
    const changed = work === null ? [] : differencesBetween(work.input, input).map(({ field }) => field);
    return {
      input,
      typed: Object.fromEntries(
        Object.entries(draft?.typed ?? {}).filter(([field]) => !changed.includes(field)),
      ),
      changeBasis,
      note: said.note ?? draft?.note ?? null,
    };
  }

  #ownFindings(row: ReadRow, said: Said, work: CityWork | null): LocatedFinding[] {
    const unknown = said.basis !== '' && basisNamed(said.basis) === null;
    return [
      ...(unknown ? [locatedAt(basisUnknown(said.basis), this.#place(row, basisHeading, said.basis))] : []),
      ...(work === null || this.needs.mark === null ? [] : this.#emptied(row, said, work)),
    ];
  }

  #emptied(row: ReadRow, said: Said, { input: current, draft }: CityWork): LocatedFinding[] {
    const [now, before] = [valuesOf(said.input), valuesOf(current)];
    const unread = new Set([
      ...errorsOf(row.findings).map(({ field }) => field),
      ...Object.keys(draft?.typed ?? {}),
    ]);
    return Object.keys(before)
      .filter((field) => before[field] !== null && !now[field] && !unread.has(field))
      .flatMap((field) => {
        const column = this.#columnOf(field);
        return column ? [locatedAt(cellEmptied(field), this.#place(row, column.heading, ''))] : [];
      });
  }

  #columnOf(field: string): ReadColumn | undefined {
    const name = listNames[field] ?? field;
    return this.needs.columns.find((column) => column.field === name);
  }

  #refused(row: ReadRow, said: Said, finding: Finding, work: CityWork | null = null): ComparedRow {
    const column = this.#columnOf(
      finding.field === 'reference' ? 'operationCode' : placeField(finding.field),
    );
    const value = finding.field === 'reference' ? said.code : (said.input.place.sourceText ?? '');
    const located = locatedAt(finding, this.#place(row, column?.heading ?? null, value));
    return this.#asError(row, work, [...withoutPlace(row.findings), located]);
  }

  #asError(row: ReadRow, work: CityWork | null, findings: readonly LocatedFinding[]): ComparedRow {
    return { ...base(row, work), change: 'error', outcome: null, differences: [], findings };
  }

  #place({ rowNumber, findings }: ReadRow, heading: string | null, value: string): FoundAt {
    const column = this.needs.columns.find((each) => each.heading === heading);
    const sheet = column?.sheet ?? findings[0]?.sheet ?? this.needs.columns[0]?.sheet ?? null;
    return {
      sheet,
      row: rowNumber,
      cell: column === undefined ? null : `${column.letters}${rowNumber}`,
      column: column?.heading ?? null,
      value: column === undefined ? null : value,
    };
  }
}

/** What columns of a list are called for fields that the API names otherwise. */
const listNames: Readonly<Record<string, string>> = {
  'period.start': 'start',
  'period.end': 'end',
  purposeAndAchievements: 'purpose',
};
const placeField = (field: string): string => (field === 'city' ? 'place' : field);

const base = (row: ReadRow, work: CityWork | null) => ({
  position: row.position,
  rowNumber: row.rowNumber,
  rowKey: row.rowKey,
  input: row.input,
  reference: work?.reference ?? null,
  draftId: work?.draft?.id ?? null,
});

/** Where a project of a city lies need not be said, so it cannot be missing. */
const withoutPlace = (findings: readonly LocatedFinding[]): LocatedFinding[] =>
  findings.filter(({ code }) => code !== 'place_unmatched');

/** What is empty in the file and known to the registry is not missing. */
function withoutKept(findings: readonly LocatedFinding[], own: readonly LocatedFinding[]): LocatedFinding[] {
  const kept = new Set(own.flatMap(({ code, field }) => (code === 'cell_emptied' ? [field] : [])));
  return findings.filter(({ code, field }) => code !== 'required_field_missing' || !kept.has(field));
}

const nameOf = ({ code, field }: Finding): string => `${code} ${field}`;

/** Errors the record has already: a row that leaves them as they are is not at fault. */
const presentErrors = ({ input }: CityWork, { catalogue }: Dictionary): string[] =>
  errorsOf(checkProject(input, ruleFactsFor(input, catalogue))).map(nameOf);

function differencesOf(
  { input, draft }: CityWork,
  outcome: Omit<Outcome, 'input'> & { readonly input: ProjectInput },
): Difference[] {
  const ofRecord = differencesBetween(input, outcome.input);
  // Words about a change that is none begin no work.
  if (ofRecord.length === 0 && draft === null) return [];
  const beside = (field: 'changeBasis' | 'note'): Difference[] => {
    const [before, after] = [draft?.[field] ?? null, outcome[field]];
    return before === after ? [] : [{ field, before, after }];
  };
  return [...ofRecord, ...beside('changeBasis'), ...beside('note')];
}

const basisNamed = (words: string): ChangeBasis | null =>
  changeBases.find((basis) => basisWords[basis] === words) ?? null;
