import type { Finding } from '../kernel/finding.js';
import { Problem } from '../kernel/problem.js';
import type { Transaction } from '../platform/database/database.js';
import { cityName } from '../web/index.js';
import type { Publishing } from './commands.js';
import {
  type CheckedRecord,
  type CityRecordKind,
  type CityRecordKinds,
  type Content,
  decoded,
} from './kind.js';
import type { CityDraft, PublishedRecord } from './queries.js';
import { type CityRecordKindName, cityRecordKinds, referencePrefixes } from './tables.js';

/** @throws Problem `not_found` for a kind the service does not know */
export function kindOf(kinds: CityRecordKinds, name: CityRecordKindName): CityRecordKind {
  const kind = kinds[name];
  if (kind === undefined) throw new Problem('not_found');
  return kind;
}

/** The kind a reference such as FG0007 speaks of. @throws Problem `not_found` for one of no kind */
export function kindOfReference(reference: string): CityRecordKindName {
  const kind = cityRecordKinds.find((name) => reference.startsWith(referencePrefixes[name]));
  if (kind === undefined) throw new Problem('not_found');
  return kind;
}

/** A draft or published record with its content as the program works with it. */
export const readRecord = <Said extends Content>(
  kind: CityRecordKind<Said>,
  { cityAgs, reference, content, perimeter }: CityDraft | PublishedRecord,
): CheckedRecord<Said> => ({ cityAgs, reference, content: decoded(kind, content), perimeter });

export const checkDraft = <Said extends Content>(
  kind: CityRecordKind<Said>,
  tx: Transaction,
  draft: CityDraft,
): Promise<readonly Finding[]> => kind.check(tx, readRecord(kind, draft));

/** What the registry revision says it holds: "Fördergebiet Gesundbrunnen, Bautzen". */
function publicationNote<Said extends Content>(kind: CityRecordKind<Said>, draft: CityDraft): string {
  const name = `${kind.word.de} ${kind.nameOf(decoded(kind, draft.content))}, ${cityName(draft.cityAgs)}`;
  return draft.withdrawal ? `Rücknahme: ${name}` : name;
}

/** What publishing a draft of a kind needs: its note in the registry revision, and its rules once more. */
export const publishing = <Said extends Content>(kind: CityRecordKind<Said>): Publishing => ({
  note: (draft) => publicationNote(kind, draft),
  check: (tx, draft) => checkDraft(kind, tx, draft),
});
