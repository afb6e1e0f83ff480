import { type SQL, sql } from 'drizzle-orm';
import type { Orm, Transaction } from '../../platform/database/database.js';
import { searchWord, projectVersion as v } from '../tables.js';

/** What is known of the words of published texts. */
export interface FoundWords {
  /** For parts that are searched for: the words they occur in; a part that is missing is looked for in the texts. */
  readonly byPart: ReadonlyMap<string, readonly string[]>;
  /** Whether some text has a word that is too long for an index. */
  readonly someTooLong: boolean;
}

export const noWords: FoundWords = { byPart: new Map(), someTooLong: false };

/** What stands among the words of a text for one that is too long for an index. */
const longWord = '\u0001';

/** A part of more words than this selects so much that reading the texts takes no longer. */
const mostWords = 1_000;

/** Looks up the words that parts occur in. A part with a space in it is in no single word. */
export async function findWords(db: Orm | Transaction, parts: readonly string[]): Promise<FoundWords> {
  const wanted = [...new Set(parts)].filter((part) => !part.includes(' '));
  if (wanted.length === 0) return noWords;
  const rows = await db.execute<{ part: string; words: string[]; tooLong: boolean }>(sql`
    select wanted.part, exists (select from ${searchWord} where ${searchWord.word} = ${longWord}) as "tooLong", array(
      select ${searchWord.word} from ${searchWord} where ${searchWord.word} like wanted.pattern limit ${mostWords + 1}) as words
    from unnest(${sql.param(wanted)}::text[], ${sql.param(wanted.map(patternOf))}::text[]) as wanted (part, pattern)`);
  return {
    byPart: new Map(
      rows.flatMap(({ part, words }) => (words.length > mostWords ? [] : [[part, words] as const])),
    ),
    someTooLong: rows.some(({ tooLong }) => tooLong),
  };
}

/** Whether a text contains a part of a word: exactly what `like` finds, from the index of words where they are known. */
export function occurs(part: string, found: FoundWords): SQL {
  const inText = sql`${v.searchText} like ${patternOf(part)}`;
  const words = found.byPart.get(part);
  if (words === undefined) return inText;
  const ofText = sql`search_words(${v.searchText})`;
  const among = sql`${ofText} && ${sql.param(words)}::text[]`;
  if (!found.someTooLong) return among;
  return sql`(${among} or (${ofText} && ${sql.param([longWord])}::text[] and ${inText}))`;
}

const patternOf = (part: string): string => `%${part.replace(/[\\%_]/g, '\\$&')}%`;
