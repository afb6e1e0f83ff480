import type { Sql } from 'postgres';
import { tableWorkbookBytes } from '../src/platform/spreadsheet/write-table-workbook.js';
import { drawing } from './drawing.js';
import { sentences, themes } from './volume-words.js';

/** The words a list is drawn from, as the registry has them. */
export interface ListWords {
  readonly towns: readonly string[];
  readonly guidelines: readonly string[];
  readonly objects: readonly string[];
  readonly categories: readonly string[];
}

export async function listWords(owner: Sql): Promise<ListWords> {
  const towns = await owner<{ name: string }[]>`
    select v.name from place_version v join place p on p.id = v.place_id
    where p.kind = 'municipality' and v.superseded_revision is null order by p.ags`;
  const entries = await owner<{ kind: string; title: string }[]>`
    select e.kind, v.title_de as title from catalogue_entry e
    join catalogue_version v on v.entry_id = e.id and v.superseded_revision is null
    where e.key like '2014-2020%' and v.title_de is not null order by e.key`;
  const titles = (kind: string): string[] =>
    entries.filter((entry) => entry.kind === kind).map(({ title }) => title);
  return {
    towns: towns.map(({ name }) => name),
    guidelines: titles('fundingGuideline'),
    objects: titles('fundingObject'),
    categories: titles('interventionCategory'),
  };
}

/** A list as it would be sent: a title above the headings, rows of texts. */
export interface MadeList {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const headings = [
  'Vorhabennummer',
  'Begünstigter',
  'Bezeichnung des Vorhabens',
  'Zusammenfassung',
  'Beginn',
  'Ende',
  'Förderfähige Gesamtausgaben',
  'Kofinanzierungssatz der Union',
  'Durchführungsort',
  'Land',
  'Interventionskategorie',
  'Förderrichtlinie',
  'Fördergegenstand',
];
const title = 'Liste der Vorhaben 2014-2020, Europäischer Sozialfonds, CCI 2014DE05SFOP012';

interface Making {
  readonly rows: number;
  readonly seed: number;
  /** First letters of the codes; lists with others are about other projects. */
  readonly prefix: string;
  /** Whether most rows hold something that cannot be read or does not fit. */
  readonly isFaulty?: boolean;
}

/**
 * From so many things per row the thing of a row is drawn, with repetition: then six of ten rows name one of their own, as in
 * the Saxon list of 2014–2020 (3,429 beneficiaries, 3,645 names and 3,461 texts in 5,748 rows).
 */
const drawnFrom = 0.9;

/** Draws a list: as many different names and texts among its rows as published lists have, the same ones every time. */
export function makeList(words: ListWords, { rows, seed, prefix, isFaulty = false }: Making): MadeList {
  const next = drawing(seed);
  const oneOf = (texts: readonly string[]): string => texts[Math.floor(next() * texts.length)] ?? '';
  const byNumber = (texts: readonly string[], number: number): string => texts[number % texts.length] ?? '';
  const thing = (): number => Math.floor(next() * rows * drawnFrom);
  const line = (number: number): string[] => {
    const town = oneOf(words.towns);
    const start = Date.UTC(2015, 0, 1) + Math.floor(next() * 1_500) * 86_400_000;
    const [body, work, story] = [thing(), thing(), thing()];
    return [
      `${prefix}${String(100_000_000 + number)}`,
      body % 3 === 0
        ? `Verein ${byNumber(themes, body)} ${byNumber(words.towns, body)} ${body} e. V.`
        : `${byNumber(themes, body)} ${body} gGmbH`,
      `${byNumber(themes, work)} ${byNumber(words.towns, work)}, Abschnitt ${work}`,
      `${byNumber(sentences, story)} ${byNumber(sentences, Math.floor(story / sentences.length))} ${story}`,
      germanDay(start),
      germanDay(start + (60 + Math.floor(next() * 900)) * 86_400_000),
      `${Math.floor(next() ** 4 * 2_000_000) + 500},${String(Math.floor(next() * 100)).padStart(2, '0')}`,
      '80',
      town,
      'DE',
      oneOf(words.categories),
      oneOf(words.guidelines),
      oneOf(words.objects),
    ];
  };
  const made = Array.from({ length: rows }, (_, number) => line(number));
  return { title, headings, rows: isFaulty ? made.map(spoiled) : made };
}

const germanDay = (time: number): string => {
  const [year, month, day] = new Date(time).toISOString().slice(0, 10).split('-');
  return `${day}.${month}.${year}`;
};

/** A row with four to six things to say about it; by its number other ones. */
function spoiled(row: readonly string[], number: number): readonly string[] {
  const cells = [...row];
  cells[8] = `Ort ${number}`;
  cells[10] = `Kategorie ${number % 900}`;
  cells[11] = `Richtlinie ${number % 700}`;
  if (number % 2 === 0) cells[4] = '31.02.2016';
  if (number % 3 === 0) cells[6] = `ca. ${number} Euro`;
  if (number % 5 === 0) cells[7] = '180';
  if (number % 7 === 0) cells[1] = '';
  return cells;
}

const quoted = (cell: string): string => (/[;"\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export const asCsv = ({ title: line, headings: names, rows }: MadeList): Buffer =>
  Buffer.from([[line], names, ...rows].map((cells) => cells.map(quoted).join(';')).join('\r\n'));

/** As a workbook with typed amounts and days, written by the registry's own writer. */
export async function asWorkbook({ headings: names, rows, title: sheetName }: MadeList): Promise<Buffer> {
  const types = ['code', 'text', 'text', 'text', 'day', 'day', 'money', 'rate'] as const;
  const columns = names.map((heading, index) => ({ heading, type: types[index] ?? 'text', width: 20 }));
  const typed = rows.map((cells) =>
    cells.map((cell, index) => {
      if (index === 4 || index === 5) return cell.split('.').reverse().join('-');
      if (index === 6) return BigInt(cell.replace(',', ''));
      return index === 7 ? Number(cell) * 100 : cell;
    }),
  );
  const parts = (async function* () {
    for (let from = 0; from < typed.length; from += 1_000) yield typed.slice(from, from + 1_000);
  })();
  const book = {
    title: sheetName,
    creator: 'bench',
    created: '2026-01-01T00:00:00Z',
    sheetName: 'ESF 2014-2020',
    columns,
    coverage: { sheetName: 'Stand', lines: [{ kind: 'text', label: 'Liste', text: sheetName }] },
    words: {
      continued: '…',
      longTexts: 'Lange Texte',
      longTextHeadings: ['Zeile', 'Spalte', 'Teil', 'Text'],
    },
  } as const;
  const pieces: Uint8Array[] = [];
  for await (const piece of tableWorkbookBytes(book, parts)) pieces.push(piece);
  return Buffer.concat(pieces);
}
