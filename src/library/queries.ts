import { asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Past } from '../history/index.js';
import { storedFileChunk } from '../imports/tables.js';
import { Problem } from '../kernel/problem.js';
import type { Transaction } from '../platform/database/database.js';
import type { Handout, HandoutFile, HandoutParts, HandoutState } from './handout.js';
import { handoutFile } from './tables.js';

type Row = HandoutParts & {
  readonly id: string;
  readonly reference: string;
  readonly state: HandoutState;
  readonly version: number;
  readonly excerpt: string | null;
  readonly files: readonly (Omit<HandoutFile, 'addedAt' | 'withdrawnAt'> & {
    readonly addedAt: string;
    readonly withdrawnAt: string | null;
  })[];
} & Record<string, unknown>;

/** Where handouts and their files are read: `handout h` and `file` as they are, or as they were. */
interface Source {
  readonly with: SQL;
  readonly handouts: SQL;
}

const asTheyAre: Source = {
  with: sql`with file as not materialized (
    select f.handout_id, f.number, f.file_name, f.note, f.added_at, f.withdrawn_at, f.withdrawn_reason, s.media_type, s.byte_length,
      f.words is not null as is_searched, f.withdrawn_at is null or acting_reader_of_all() as kept, f.words, f.searched
    from handout_file f join stored_file s on s.sha256 = f.file_sha256)`,
  handouts: sql`handout h`,
};

const sourceOf = (past: Past | null): Source =>
  past === null
    ? asTheyAre
    : {
        with: sql`with file as materialized (select * from handout_files_at(${past.moment}))`,
        handouts: sql`handouts_at(${past.moment}) h`,
      };

const files = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('number', f.number, 'fileName', f.file_name, 'mediaType', f.media_type,
           'byteLength', f.byte_length, 'note', f.note, 'addedAt', f.added_at, 'withdrawnAt', f.withdrawn_at,
           'withdrawnReason', f.withdrawn_reason, 'isSearched', f.is_searched, 'isKept', coalesce(f.kept, false))
           order by f.number desc), '[]')
  from file f where f.handout_id = h.id)`;
const newest = sql`left join lateral (
  select f.words, f.searched from file f where f.handout_id = h.id and f.withdrawn_at is null
  order by f.number desc limit 1) n on true`;
const columns = sql`h.id, h.reference, h.title, h.kind, h.audience, h.licence, h.description, h.author, h.state, h.version,
  ${files} as files`;

function handoutOf({ id, files: found, ...row }: Row): Handout {
  return {
    ...row,
    id: BigInt(id),
    files: found.map(({ addedAt, withdrawnAt, ...file }) => ({
      ...file,
      addedAt: new Date(addedAt),
      withdrawnAt: withdrawnAt === null ? null : new Date(withdrawnAt),
    })),
  };
}

/** Handouts whoever acts may see, by title. */
export async function readHandouts(tx: Transaction, past: Past | null = null): Promise<Handout[]> {
  const source = sourceOf(past);
  const rows = await tx.execute<Row>(sql`
    ${source.with} select ${columns}, null as excerpt from ${source.handouts} order by h.title, h.id`);
  return rows.map(handoutOf);
}

/** By title, or as a search finds them where words are asked for. */
export const readOrSearch = (tx: Transaction, words: string, past: Past | null): Promise<Handout[]> =>
  words === '' ? readHandouts(tx, past) : searchHandouts(tx, words, past);

const startOfHit = '⟦';
const endOfHit = '⟧';

/** Parts shorter than this stand in nearly every text; more words than that nobody types to find something. */
const shortestPart = 3;
const mostParts = 8;

/**
 * For each word whether it stands inside one of the words kept of a text, as "Nachweis" does in "Verwendungsnachweis". Both are
 * compared by their stems, so that endings do not matter. Every one reads all kept words, so only the first few are looked for.
 */
export const insidesOf = (kept: SQL, words: readonly string[]): SQL[] =>
  words.map((word, index) =>
    word.length < shortestPart || index >= mostParts
      ? sql`false`
      : sql`exists (select from unnest(${kept}) k
          where strpos(k.lexeme, (select coalesce((ts_lexize('pg_catalog.german_stem', ${word}))[1], lower(${word})))) > 0)`,
  );

/** The longer words of a question; none where its signs ask for more than words: "in quotes", with a minus, or with "or". */
function plainWords(question: string): string[] {
  if (/["-]|(?:^|\s)or(?:\s|$)/i.test(question)) return [];
  return question.split(/[^\p{L}\p{N}]+/u).filter(({ length }) => length >= shortestPart);
}

/**
 * Handouts whose title, description or newest file has all the words, the best first. Words are taken as people write them
 * into a search: "in quotes" together, with a minus left out. Without such signs parts of words count too, after whole ones.
 * A search of the past does not look into files whoever asks may no longer have.
 */
export async function searchHandouts(
  tx: Transaction,
  words: string,
  past: Past | null = null,
): Promise<Handout[]> {
  const source = sourceOf(past);
  const query = sql`websearch_to_tsquery('pg_catalog.german', ${words})`;
  const all = sql`handout_words(h.title, h.description, h.author, n.searched)`;
  const plain = plainWords(words);
  const inside = plain.length === 0 ? sql`false` : sql.join(insidesOf(all, plain), sql` and `);
  const shown = sql`ts_headline('pg_catalog.german', left(concat_ws(' … ', h.description, n.words), 20000), ${query},
    ${`StartSel=${startOfHit}, StopSel=${endOfHit}, MaxFragments=2, MaxWords=24, MinWords=8, FragmentDelimiter=" … "`})`;
  const rows = await tx.execute<Row>(sql`
    ${source.with} select ${columns}, ${shown} as excerpt from ${source.handouts} ${newest}
    where (${all} @@ ${query} or ${inside}) order by ts_rank(${all}, ${query}) desc, h.title, h.id limit 100`);
  return rows.map(handoutOf);
}

/** @throws Problem `not_found` also for what whoever acts may not see */
export async function findHandout(
  tx: Transaction,
  reference: string,
  past: Past | null = null,
): Promise<Handout> {
  const source = sourceOf(past);
  const [row] = await tx.execute<Row>(sql`
    ${source.with} select ${columns}, null as excerpt from ${source.handouts} where h.reference = ${reference}`);
  if (!row) throw new Problem('not_found');
  return handoutOf(row);
}

/** The bytes of one version of a handout. @throws Problem `not_found` also for one that is withdrawn, but for the service centre */
export async function readHandoutFile(
  tx: Transaction,
  reference: string,
  number: number,
): Promise<{ readonly file: HandoutFile; readonly bytes: Buffer }> {
  const { id, files: found } = await findHandout(tx, reference);
  const file = found.find((candidate) => candidate.number === number);
  if (file === undefined) throw new Problem('not_found');
  const chunks = await tx
    .select({ bytes: storedFileChunk.bytes })
    .from(storedFileChunk)
    .innerJoin(handoutFile, eq(handoutFile.fileSha256, storedFileChunk.sha256))
    .where(sql`${handoutFile.handoutId} = ${id} and ${handoutFile.number} = ${number}`)
    .orderBy(asc(storedFileChunk.position));
  // Row security shows what was withdrawn to those who read everything.
  if (chunks.length === 0 && file.withdrawnAt !== null) throw new Problem('not_found');
  return { file, bytes: Buffer.concat(chunks.map(({ bytes }) => bytes)) };
}
