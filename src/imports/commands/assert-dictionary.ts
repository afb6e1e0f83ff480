import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import type { Transaction } from '../../platform/database/database.js';
import { dictionaryChangedSince } from '../dictionary-queries.js';
import type { ImportRun } from '../queries.js';

/**
 * A preview was checked with the catalogue and the places of its day and may be weeks old; what it says counts only as long
 * as they have not changed since. The registry must be locked.
 *
 * @throws Problem `state_conflict`
 */
export async function assertDictionaryAsChecked(
  tx: Transaction,
  { checkedRevision }: ImportRun,
): Promise<void> {
  if (await dictionaryChangedSince(tx, checkedRevision))
    throw new Problem('state_conflict', { detail: checkedWithOlder });
}

const checkedWithOlder = text(
  'Der Katalog oder das Verzeichnis der Orte hat sich geändert, seit die Datei geprüft wurde. Nehmen Sie einen Vorschlag zurück, und lesen Sie die Datei erneut ein; sie wird dann mit dem heutigen Katalog geprüft.',
  'The catalogue or the directory of places has changed since the file was checked. Take a proposal back and send the file again; it is then checked with the catalogue of today.',
);
