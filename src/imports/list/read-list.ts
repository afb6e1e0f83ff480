import { createHash } from 'node:crypto';
import { comparableKeys } from '../../kernel/comparable.js';
import type { Day } from '../../kernel/day.js';
import type { Finding } from '../../kernel/finding.js';
import { isFindingsSheet } from '../../platform/spreadsheet/annotated/order.js';
import {
  type Sheet,
  type SheetRow,
  type TableFile,
  textOf,
} from '../../platform/spreadsheet/reading/cell.js';
import { BrokenCsv } from '../../platform/spreadsheet/reading/csv-splitter.js';
import type { Dictionary } from '../../projects/index.js';
import { type ImportEntry, type LocatedFinding, onWholeFile, type ReadColumn } from '../entry.js';
import {
  type GivenAnswer,
  type ReadSource,
  readWhole,
  type SourceHead,
  type SourceReading,
} from '../reading/source-reading.js';
import { isAsideOfTemplate } from '../template/mark.js';
import { assignColumns, type Columns } from './columns.js';
import { columnLooks, findHeadings, type Headings, lastHeadingRow } from './find-headings.js';
import { knownSourceOf, type Recognised } from './known-sources.js';
import { answersAsMap, refuseAnswers, sortAnswers } from './list-answers.js';
import { ListEntries } from './list-entries.js';
import {
  answersRemembered,
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
  periodFromRows,
  placesElsewhere,
  questionOpen,
  serialDays,
  sheetsJoined,
  sheetsLeftOut,
} from './list-findings.js';
import { type Origin, originOf, publicationDayOf } from './list-origin.js';
import { isSaxon, ListProfile } from './list-profile.js';
import type { ListContext } from './list-row.js';
import { mergedCellFindings } from './merged-findings.js';
import { periodOfReference } from './own-lists.js';
import { programmeCodeIn } from './programme-codes.js';
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
  /** What was answered to questions about a list with these headings. */
  readonly answersFor: (headingsSha256: string) => readonly GivenAnswer[];
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

/** A sheet in whose first rows headings stand. */
interface Headed {
  readonly sheet: Sheet;
  readonly headings: Headings;
  readonly first: readonly SheetRow[];
}

interface Other {
  readonly seen: readonly string[];
  /** Also where it holds nothing but the findings we wrote ourselves. */
  readonly isEmpty: boolean;
}

async function headedSheet(sheet: Sheet): Promise<Headed | Other> {
  const first = await firstRows(sheet);
  const firstCell = textOf(first[0]?.cells[0]);
  if (isFindingsSheet(sheet.name, firstCell) || isAsideOfTemplate(firstCell))
    return { seen: [], isEmpty: true };
  const headings = findHeadings(first);
  if (headings) return { sheet, headings, first };
  return otherSheet(first);
}

function otherSheet(first: readonly SheetRow[]): Other {
  const seen =
    first.find(({ cells }) => cells.some((cell) => textOf(cell).trim() !== ''))?.cells.map(textOf) ?? [];
  return { seen: seen.filter((text) => text.trim() !== ''), isEmpty: isBlank(first) };
}

/** A sheet takes the answers to what it asks itself: the same heading may stand over other values there. */
function partOf({ sheet, headings, first }: Headed, given: readonly GivenAnswer[]): Part | null {
  const looks = columnLooks(first, headings.lastRow);
  const assigned = (answers: Answers) => assignColumns(headings, looks, answers);
  const { kept } = sortAnswers(given.filter(isAboutColumn), (answers) => columnQuestions(assigned(answers)));
  const columns = assigned(answersAsMap(kept));
  return namesProjects(columns) ? { sheet, headings, first, columns } : null;
}

const isAboutColumn = ({ question }: GivenAnswer): boolean => /^(?:meaning|column)\./u.test(question);

function columnQuestions(columns: Columns): readonly Question[] {
  return columns.byField.has('name') ? columns.questions : [...columns.questions, nameQuestion(columns)];
}

const noAnswers: readonly GivenAnswer[] = [];

/** Whether a text file is a list of operations by its headings, and no Steckbrief. */
export async function looksLikeList(file: TableFile): Promise<boolean> {
  try {
    const [sheet] = file.sheets;
    const headed = sheet && (await headedSheet(sheet));
    const part = headed && 'headings' in headed ? partOf(headed, noAnswers) : null;
    return part !== null && part.columns.byField.size > 2;
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
export async function openList(file: TableFile, surroundings: ListSurroundings): Promise<SourceReading> {
  try {
    return await openParts(file, surroundings);
  } catch (broken) {
    if (!(broken instanceof BrokenCsv)) throw broken;
    return unread([{ ...onWholeFile(brokenQuotes()), row: broken.row }]);
  }
}

/** Reads all of a small list. */
export const readList = async (file: TableFile, surroundings: ListSurroundings): Promise<ReadSource> =>
  readWhole(await openList(file, surroundings));

const unknownSource: SourceHead = {
  format: 'list',
  sourceKey: 'list',
  title: 'Liste der Vorhaben',
  isComplete: false,
  headingsSha256: null,
  template: null,
  columns: [],
  questions: [],
  answers: [],
  rows: 0,
};

/** A list none of whose rows is read, and why. */
const unread = (findings: readonly LocatedFinding[], head: SourceHead = unknownSource): SourceReading => ({
  head,
  async *entries() {},
  findings: () => findings,
});

async function openParts(file: TableFile, surroundings: ListSurroundings): Promise<SourceReading> {
  const headed: Headed[] = [];
  const others: (Other & { readonly name: string | null })[] = [];
  for (const sheet of file.sheets) {
    const found = await headedSheet(sheet);
    if ('headings' in found && partOf(found, noAnswers)) headed.push(found);
    else others.push({ ...('headings' in found ? otherSheet(found.first) : found), name: sheet.name });
  }
  const [main] = headed;
  if (!main) {
    const isEmpty = others.every((other) => other.isEmpty);
    return unread([onWholeFile(isEmpty ? emptyFile() : noHeadings(others.flatMap(({ seen }) => seen)))]);
  }
  const headingsSha256 = fingerprintOf(main.headings);
  const given = surroundings.answersFor(headingsSha256);
  const parts = headed.flatMap((each) => partOf(each, given) ?? []);
  const leftOut = others.flatMap(({ name, isEmpty }) => (name === null || isEmpty ? [] : [name]));
  const profiled = await Promise.all(parts.map(profiledPart));
  return new List(file, profiled, { leftOut, headingsSha256, given }, surroundings).open();
}

/** The same from delivery to delivery of one source: its headings, and the code of the programme above them. */
function fingerprintOf({ columns, titles }: Headings): string {
  const keys = columns.map((heading) => comparableKeys(heading)[0]).filter((key) => key !== '');
  const programme = titles.map(programmeCodeIn).find((code) => code !== null)?.cci ?? null;
  return createHash('sha256')
    .update(JSON.stringify([keys, programme]))
    .digest('hex');
}

async function profiledPart(part: Part): Promise<ProfiledPart> {
  const below = part.first.filter(({ number }) => number > part.headings.lastRow);
  const profile = new ListProfile(part.columns, below);
  for await (const batch of part.sheet.rows())
    for (const row of batch) if (row.number > part.headings.lastRow) profile.add(row);
  return { ...part, profile, bounds: profile.finish() };
}

/** What a list was found to be, and what was answered about it. */
interface ListFacts {
  readonly leftOut: readonly string[];
  readonly headingsSha256: string;
  readonly given: readonly GivenAnswer[];
}

class List {
  private readonly main: ProfiledPart;
  private readonly known: Recognised | null;
  private readonly origin: Origin;
  private readonly title: string;
  /** What was answered and is asked. */
  private readonly given: readonly GivenAnswer[];

  constructor(
    private readonly file: TableFile,
    private readonly parts: readonly ProfiledPart[],
    private readonly facts: ListFacts,
    private readonly surroundings: ListSurroundings,
  ) {
    const [main] = parts;
    if (!main) throw new Error('a list has at least one sheet');
    this.main = main;
    this.known = knownSourceOf(main.headings.columns);
    const source = this.known?.source;
    const { mark } = main.headings;
    const evidence = this.evidence();
    const origin = (answers: Answers) => originOf(evidence, answers, surroundings.dictionary.catalogue);
    const { kept, refused } = sortAnswers(facts.given, (answers) => [
      ...(source || mark ? [] : origin(answers).questions),
      ...parts.flatMap(({ headings, first, profile }) => [
        ...columnQuestions(assignColumns(headings, columnLooks(first, headings.lastRow), answers)),
        ...dayOrderQuestions(profile),
      ]),
    ]);
    refuseAnswers(refused);
    this.given = kept;
    const found = origin(answersAsMap(kept));
    this.origin = source
      ? {
          ...found,
          fundingPeriod: source.fundingPeriod,
          fund: source.fund,
          questions: [],
          periodByRows: null,
        }
      : mark
        ? { ...found, ...saidByRows }
        : found;
    this.title = source?.title ?? this.titleOfUnknown();
  }

  open(): SourceReading {
    const contexts = this.parts.map((part) => this.contextOf(part));
    const head = this.headOf(contexts);
    const onFile = this.findingsOnFile(contexts).map(onWholeFile);
    if (onFile.some(({ severity }) => severity === 'error')) return unread(onFile, head);
    const entries = new ListEntries(this.parts.map(({ profile }) => profile));
    const open = head.questions.map(({ text, column }) => ({
      ...onWholeFile(questionOpen(text)),
      cell: column,
    }));
    const remembered = this.given.filter(({ isRemembered }) => isRemembered);
    const hints = remembered.length === 0 ? [] : [onWholeFile(answersRemembered(remembered.length))];
    const { parts } = this;
    return {
      head,
      async *entries(): AsyncGenerator<readonly ImportEntry[]> {
        for (const [at, part] of parts.entries()) {
          const context = contexts[at];
          if (context) yield* entries.ofPart(part, context);
        }
      },
      findings: () => [...onFile, ...open, ...hints, ...entries.totals().map(onWholeFile)],
    };
  }

  private headOf(contexts: readonly ListContext[]): SourceHead {
    return {
      format: 'list',
      isComplete: true,
      sourceKey: this.sourceKey(),
      title: this.title,
      headingsSha256: this.facts.headingsSha256,
      template: this.main.headings.mark,
      columns: this.parts.flatMap(({ sheet, columns }) => columnsRead(sheet, columns)),
      questions: this.questions(contexts),
      answers: this.given,
      rows: this.parts.reduce((rows, { profile }) => rows + profile.rows, 0),
    };
  }

  private evidence() {
    const { sheet, headings } = this.main;
    const distinct = (field: ListField): string[] =>
      this.parts.flatMap(({ profile }) => [...(profile.distinct.get(field) ?? [])]);
    return {
      programmes: distinct('programme'),
      funds: distinct('fund'),
      periods: [...distinct('fundingPeriod'), ...this.periodsOfReferences()],
      titles: headings.titles,
      headings: headings.columns,
      sheetName: sheet.name,
      fileName: this.surroundings.fileName,
      beginnings: this.parts.flatMap(({ profile }) => [...profile.beginnings]),
    };
  }

  private periodsOfReferences(): string[] {
    const codes = this.parts.flatMap(({ profile }) => [...profile.codes.keys()]);
    return [...new Set(codes.map(periodOfReference).filter((period) => period !== null))];
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

  /** Lists with the same headings are different sources where they name different programmes. */
  private sourceKey(): string {
    if (this.known) return this.known.source.key;
    const { programme } = this.origin;
    const facts = [this.facts.headingsSha256, programme?.cci ?? null];
    return `list-${createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 16)}`;
  }

  private contextOf({ sheet, headings, columns, profile }: ProfiledPart): ListContext {
    const { dictionary, date } = this.surroundings;
    const answered = answersAsMap(this.given).get('dayOrder');
    const decided = profile.days.decide();
    const isAnswered = !isDecided(profile) && (answered === 'dayFirst' || answered === 'monthFirst');
    return {
      title: this.title,
      sheetName: sheet.name,
      columns,
      amounts: new Map([...profile.amounts].map(([field, evidence]) => [field, evidence.decide()])),
      rateUnits: new Map([...profile.rates].map(([field, evidence]) => [field, evidence.decide()])),
      dayOrder: isAnswered ? answered : decided,
      fundingPeriod: this.origin.fundingPeriod,
      fund: this.origin.fund,
      city: headings.mark?.city ?? null,
      isSaxon: this.known !== null || (isAtHome(this.origin) && isSaxon(profile.places, dictionary.places)),
      dictionary,
      date: date ?? publicationDayOf(headings.titles, [...(profile.distinct.get('updated') ?? [])]),
    };
  }

  private questions(contexts: readonly ListContext[]): Question[] {
    const questions = [...this.origin.questions];
    for (const [at, { columns, profile }] of this.parts.entries()) {
      questions.push(...columnQuestions(columns));
      const isOpen = contexts[at]?.dayOrder === 'undecided' || contexts[at]?.dayOrder === 'conflict';
      if (isOpen) questions.push(...dayOrderQuestions(profile));
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
    const { periodByRows } = this.origin;
    if (periodByRows) findings.push(periodFromRows(periodByRows));
    if (this.parts.length > 1) findings.push(sheetsJoined(this.parts.map(({ sheet }) => sheet.name ?? '')));
    if (this.facts.leftOut.length > 0) findings.push(sheetsLeftOut(this.facts.leftOut));
    if (this.parts.every(({ bounds }) => bounds.last === 0) && missing.length === 0) findings.push(noRows());
    return findings;
  }
}

/** Every row of a template says fund and period itself, or does not know them. */
const saidByRows = { fundingPeriod: null, fund: null, questions: [], periodByRows: null };

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
      .map(({ index }) => index),
    all.map(({ heading }) => heading),
  );

const isDecided = ({ days }: ListProfile): boolean => !/^(?:undecided|conflict)$/u.test(days.decide());

const dayOrderQuestions = (profile: ListProfile): readonly Question[] =>
  isDecided(profile) || profile.exampleDay === null
    ? []
    : [dayOrderQuestion(profile.exampleDay.column, profile.exampleDay.written)];

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
  if (remark.code === 'merged_cells') return mergedCellFindings(remark);
  if (remark.code === 'formulas') return [formulasRead(remark.cell, remark.count, remark.sheet)];
  return remark.code === 'hidden_rows' ? [hiddenRows(remark.count, remark.sheet)] : [];
}
