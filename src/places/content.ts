import type { ProgrammeMark } from './tables.js';

/** What a place entry says, without its identity: the fields of reference data and of published versions. */
export interface PlaceContent {
  readonly name: string;
  readonly designation: string | null;
  readonly districtAgs: string | null;
  readonly nuts3: string | null;
  readonly population: number | null;
  readonly populationDate: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly spellings: readonly string[];
  readonly programmeMarks: readonly ProgrammeMark[];
  readonly validAsOf: string | null;
  readonly successorAgs: string | null;
}
