import { createHash } from 'node:crypto';
import { comparableKeys } from '../../kernel/comparable.js';
import type { Day } from '../../kernel/day.js';
import type { Finding } from '../../kernel/finding.js';
import {
  type Sheet,
  type SheetRow,
  type TableFile,
  textOf,
} from '../../platform/spreadsheet/reading/cell.js';
import { BrokenCsv } from '../../platform/spreadsheet/reading/csv-splitter.js';
import type { Dictionary } from '../../projects/index.js';
import {
  type ImportEntry,
  type LocatedFinding,
  onWholeFile,
  type ReadColumn,
  type ReadSource,
} from '../entry.js';
import { assignColumns, type Columns } from './columns.js';
import { columnLooks, findHeadings, type Headings, lastHeadingRow } from './find-headings.js';
import { knownSourceOf, type Recognised } from './known-sources.js';
import { ListEntries } from './list-entries.js';
import {
  brokenQuotes,
  decodedFrom,
  emptyFile,
  formulasRead,
  headingsMissing,
  headingsRepeated,
  headingsUnknown,
  hiddenRows,
  hiddenSheet,
  marksAssumed,
  marksDecided,
  noHeadings,
  noRows,
  placesElsewhere,
  questionOpen,
  serialDays,
  sheetsJoined,
  sheetsLeftOut,
} from './list-findings.js';
import { type Origin, originOf, publicationDayOf } from './list-origin.js';
import { isSaxon, ListProfile } from './list-profile.js';
import type { ListContext } from './list-row.js';
import type { Answers, Question } from './question.js';
import { columnQuestion, dayOrderQuestion } from './questions.js';
import type { RowBounds } from './row-classes.js';
import { kindOf, type ListField } from './wordings/fields.js';

/** What is known about a list beside its rows. */
export interface ListSurroundings {
  readonly dictionary: Dictionary;
  readonly fileName: string | null;
  /** Day as of which it was published, where the sender knows it. */
  readonly date: Day | null;
  readonly answers: Answers;
}

/** A sheet that holds a list, with its headings. */
interface Part {
  readonly sheet: Sheet;
  readonly headings: Headings;
  readonly first: readonly SheetRow[];
  readonly columns: Columns;
}

/** A part whose rows have run through once. */
interface ProfiledPart extends Part {
  readonly profile: ListProfile;
  readonly bounds: RowBounds;
}

const sampledRows = lastHeadingRow + 320;

async function firstRows({ rows }: Sheet): Promise<SheetRow[]> {
  const first: SheetRow[] = [];
  for await (const batch of rows()) {
    for (const row of batch) first.push(row);
    if (first.length >= sampledRows) break;
  }
  return first.slice(0, sampledRows);
}

const isBlank = (rows: readonly SheetRow[]): boolean =>
  rows.every(({ cells }) => cells.every((cell) => textOf(cell).trim() === ''));

/** A list names its projects and something else about them, or at least so much else that only the names are missing. */
function namesProjects({ byField }: Columns): boolean {
  const fields = [...byField.keys()];
  return byField.has('name') ? fields.length >= 2 && fields.some(isTelling) : fields.length >= 4;
}

const isTelling = (field: ListField): boolean =>
  field === 'beneficiary' ||
  field === 'summary' ||
  field === 'purpose' ||
  field === 'operationCode' ||
  field === 'unionRate' ||
  kindOf[field] === 'days' ||
  kindOf[field] === 'amounts';

async function partOf(
  sheet: Sheet,
  answers: Answers,
): Promise<Part | { readonly seen: readonly string[]; readonly isEmpty: boolean }> {
  const first = await firstRows(sheet);
  const headings = findHeadings(first);
  const columns = headings && assignColumns(headings, columnLooks(first, headings.lastRow), answers);
  if (headings && columns && namesProjects(columns)) return { sheet, headings, first, columns };
  const seen =
    first.find(({ cells }) => cells.some((cell) => textOf(cell).trim() !== ''))?.cells.map(textOf) ?? [];
  return { seen: seen.filter((text) => text.trim() !== ''), isEmpty: isBlank(first) };
}

/** Whether a text file is a list of operations by its headings, and no Steckbrief. */
export async function looksLikeList(file: TableFile): Promise<boolean> {
  try {
    const [sheet] = file.sheets;
    const part = sheet && (await partOf(sheet, new Map()));
    return part !== undefined && 'columns' in part && part.columns.byField.size > 2;
  } catch (broken) {
    if (broken instanceof BrokenCsv) return false;
    throw broken;
  }
}

/**
 * Reads a published list of operations in whatever layout: headings by the table of wordings, values by what their whole
 * column shows, every row checked by the registry's one validation. Its rows run through twice and are never all held.
 * Everything found is handed back at once; what is uncertain is a question.
 */
export async function readList(file: TableFile, surroundings: ListSurroundings): Promise<ReadSource> {
  try {
    return await readParts(file, surroundings);
  } catch (broken) {
    if (!(broken instanceof BrokenCsv)) throw broken;
    return unread([{ ...onWholeFile(brokenQuotes()), row: broken.row }]);
  }
}

const unread = (findings: readonly LocatedFinding[], source?: Partial<ReadSource>): ReadSource => ({
  format: 'list',
  sourceKey: 'list',
  title: 'Liste der Vorhaben',
  isComplete: true,
  headingsSha256: null,
  columns: [],
  questions: [],
  ...source,
  entries: [],
  findings,
});

async function readParts(file: TableFile, surroundings: ListSurroundings): Promise<ReadSource> {
  const parts: Part[] = [];
  const leftOut: string[] = [];
  const seen: string[] = [];
  let isEmpty = true;
  for (const sheet of file.sheets) {
    const part = await partOf(sheet, surroundings.answers);
    if ('columns' in part) parts.push(part);
    else {
      if (!part.isEmpty && sheet.name !== null) leftOut.push(sheet.name);
      seen.push(...part.seen);
      isEmpty &&= part.isEmpty;
    }
  }
  if (parts.length === 0) return unread([onWholeFile(isEmpty ? emptyFile() : noHeadings(seen))]);
  const [main] = parts as [Part, ...Part[]];
  const known = knownSourceOf(main.headings.columns);
  const profiled = await Promise.all(parts.map(profiledPart));
  const list = new List(file, profiled, leftOut, known, surroundings);
  return list.read();
}

async function profiledPart(part: Part): Promise<ProfiledPart> {
  const below = part.first.filter(({ number }) => number > part.headings.lastRow);
  const profile = new ListProfile(part.columns, below);
  for await (const batch of part.sheet.rows())
    for (const row of batch) if (row.number > part.headings.lastRow) profile.add(row);
  return { ...part, profile, bounds: profile.finish() };
}

class List {
  private readonly main: ProfiledPart;
  private readonly origin: Origin;
  private readonly title: string;

  constructor(
    private readonly file: TableFile,
    private readonly parts: readonly ProfiledPart[],
    private readonly leftOut: readonly string[],
    private readonly known: Recognised | null,
    private readonly surroundings: ListSurroundings,
  ) {
    const [main] = parts;
    if (!main) throw new Error('a list has at least one sheet');
    this.main = main;
    const source = known?.source;
    const found = originOf(this.evidence(), surroundings.answers, surroundings.dictionary.catalogue);
    this.origin = source
      ? { ...found, fundingPeriod: source.fundingPeriod, fund: source.fund, questions: [] }
      : found;
    this.title = source?.title ?? this.titleOfUnknown();
  }

  async read(): Promise<ReadSource> {
    const contexts = this.parts.map((part) => this.contextOf(part));
    const questions = this.questions(contexts);
    const source = {
      sourceKey: this.sourceKey(),
      title: this.title,
      headingsSha256: this.headingsSha256(),
      columns: this.parts.flatMap(({ sheet, columns }) => columnsRead(sheet, columns)),
      questions,
    };
    const onFile = this.findingsOnFile(contexts).map(onWholeFile);
    if (onFile.some(({ severity }) => severity === 'error')) return unread(onFile, source);
    const entries = new ListEntries(this.parts.map(({ profile }) => profile));
    const read: ImportEntry[] = [];
    for (const [at, part] of this.parts.entries()) {
      const context = contexts[at];
      if (context) for await (const batch of entries.ofPart(part, context)) read.push(...batch);
    }
    const open = questions.map(({ text, column }) => ({ ...onWholeFile(questionOpen(text)), cell: column }));
    return {
      format: 'list',
      isComplete: true,
      ...source,
      entries: read,
      findings: [...onFile, ...open, ...entries.totals().map(onWholeFile)],
    };
  }

  private evidence() {
    const { sheet, headings } = this.main;
    const distinct = (field: ListField): string[] =>
      this.parts.flatMap(({ profile }) => [...(profile.distinct.get(field) ?? [])]);
    const years = (pick: (profile: ListProfile) => number | null): number[] =>
      this.parts.map(({ profile }) => pick(profile)).filter((year) => year !== null);
    const first = years(({ firstYear }) => firstYear);
    const last = years(({ lastYear }) => lastYear);
    return {
      programmes: distinct('programme'),
      funds: distinct('fund'),
      periods: distinct('fundingPeriod'),
      titles: headings.titles,
      headings: headings.columns,
      sheetName: sheet.name,
      fileName: this.surroundings.fileName,
      firstYear: first.length === 0 ? null : Math.min(...first),
      lastYear: last.length === 0 ? null : Math.max(...last),
    };
  }

  /** Says what stays the same from delivery to delivery, for it is part of what every row says about its source. */
  private titleOfUnknown(): string {
    const { programme, fundingPeriod, fund } = this.origin;
    const { catalogue } = this.surroundings.dictionary;
    const code = fund === null ? null : catalogue.byKey('fund', fund)?.code;
    const period = fundingPeriod?.replace('-', '–');
    const words = [code, period, programme && `(${programme.cci})`].filter((word) => word);
    return words.length === 0 ? 'Liste der Vorhaben' : `Liste der Vorhaben, ${words.join(' ')}`;
  }

  private headingsSha256(): string {
    const keys = this.main.headings.columns
      .map((heading) => comparableKeys(heading)[0])
      .filter((key) => key !== '');
    return createHash('sha256')
      .update(JSON.stringify([keys, this.origin.programme?.cci ?? null]))
      .digest('hex');
  }

  private sourceKey(): string {
    return this.known?.source.key ?? `list-${this.headingsSha256().slice(0, 16)}`;
  }

  private contextOf({ sheet, headings, columns, profile }: ProfiledPart): ListContext {
    const { answers, dictionary, date } = this.surroundings;
    const answered = answers.get('dayOrder');
    const decided = profile.days.decide();
    return {
      title: this.title,
      sheetName: sheet.name,
      columns,
      amounts: new Map([...profile.amounts].map(([field, evidence]) => [field, evidence.decide()])),
      rateUnits: new Map([...profile.rates].map(([field, evidence]) => [field, evidence.decide()])),
      dayOrder: answered === 'dayFirst' || answered === 'monthFirst' ? answered : decided,
      fundingPeriod: this.origin.fundingPeriod,
      fund: this.origin.fund,
      isSaxon: this.known !== null || (isAtHome(this.origin) && isSaxon(profile.places, dictionary.places)),
      dictionary,
      date: date ?? publicationDayOf(headings.titles, [...(profile.distinct.get('updated') ?? [])]),
    };
  }

  private questions(contexts: readonly ListContext[]): Question[] {
    const questions = [...this.origin.questions];
    for (const [at, { columns, profile }] of this.parts.entries()) {
      questions.push(...columns.questions);
      if (!columns.byField.has('name')) questions.push(nameQuestion(columns));
      const isOpen = contexts[at]?.dayOrder === 'undecided' || contexts[at]?.dayOrder === 'conflict';
      if (isOpen && profile.exampleDay)
        questions.push(dayOrderQuestion(profile.exampleDay.column, profile.exampleDay.written));
    }
    return questions.filter(({ id }, index) => questions.findIndex((other) => other.id === id) === index);
  }

  private findingsOnFile(contexts: readonly ListContext[]): Finding[] {
    const findings = this.file.remarks().flatMap(remarkOf);
    const { missing = [], repeated = [], source } = this.known ?? {};
    if (source && missing.length > 0) findings.push(headingsMissing(missing, source.title));
    if (repeated.length > 0) findings.push(headingsRepeated(repeated, 'error'));
    for (const [at, { columns, profile, sheet }] of this.parts.entries()) {
      const twice = this.known ? [] : repeatedHeadings(columns);
      if (twice.length > 0) findings.push(headingsRepeated(twice, 'hint'));
      if (columns.unknown.length > 0 && missing.length === 0) findings.push(headingsUnknown(columns.unknown));
      findings.push(...marksFindings(contexts[at]));
      if (profile.days.serials > 0) findings.push(serialDays(profile.days.serials));
      if (contexts[at]?.isSaxon === false && profile.places.size > 0) findings.push(placesElsewhere());
      if (sheet.isHidden && sheet.name !== null) findings.push(hiddenSheet(sheet.name));
    }
    if (this.parts.length > 1) findings.push(sheetsJoined(this.parts.map(({ sheet }) => sheet.name ?? '')));
    if (this.leftOut.length > 0) findings.push(sheetsLeftOut(this.leftOut));
    if (this.parts.every(({ bounds }) => bounds.last === 0) && missing.length === 0) findings.push(noRows());
    return findings;
  }
}

/** Programmes of other countries hold no Saxon towns, whatever they are called. */
const isAtHome = ({ programme }: Origin): boolean => programme === null || programme.country === 'DE';

const columnsRead = ({ name }: Sheet, { all }: Columns): ReadColumn[] =>
  all
    .filter(({ heading }) => heading !== '')
    .map(({ letters, heading, field }) => ({ sheet: name, letters, heading, field }));

function repeatedHeadings({ all }: Columns): string[] {
  const fielded = all.filter(({ field }) => field !== null).map(({ heading }) => heading);
  return fielded.filter((heading) => all.filter((column) => column.heading === heading).length > 1);
}

const nameQuestion = ({ all }: Columns): Question =>
  columnQuestion(
    'name',
    all
      .filter(({ field, heading }) => field === null && heading !== '')
      .slice(0, 40)
      .map(({ index, heading }) => [index, heading] as const),
  );

function marksFindings(context: ListContext | undefined): Finding[] {
  return [...(context?.amounts ?? [])].flatMap(([field, { marks }]) => {
    if (marks.ambiguous === 0) return [];
    const decisions = [
      ['.', marks.dot],
      [',', marks.comma],
    ] as const;
    return decisions.flatMap(([mark, decision]) => {
      if (!marks.needed.includes(mark) || decision === 'conflict') return [];
      return decision === 'assumed' ? marksAssumed(field, mark) : marksDecided(field, mark);
    });
  });
}

function remarkOf(remark: ReturnType<TableFile['remarks']>[number]): Finding[] {
  if (remark.code === 'other_encoding') return [decodedFrom(remark.encoding)];
  if (remark.code === 'formulas') return [formulasRead(remark.cell, remark.count, remark.sheet)];
  return remark.code === 'hidden_rows' ? [hiddenRows(remark.count, remark.sheet)] : [];
}
