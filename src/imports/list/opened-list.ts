import type { Sheet, TableFile } from '../../platform/spreadsheet/reading/cell.js';
import { type ImportEntry, onWholeFile, type ReadColumn } from '../entry.js';
import type { GivenAnswer, SourceHead, SourceReading } from '../reading/source-reading.js';
import { assignColumns, type Columns } from './columns.js';
import { columnLooks } from './find-headings.js';
import { answersRemembered, questionOpen } from './findings/of-headings.js';
import { findingsOnList } from './findings-on-list.js';
import { knownSourceOf, type Recognised } from './known-sources.js';
import { answersAsMap, refuseAnswers, sortAnswers } from './list-answers.js';
import type { ListContext, ListSurroundings } from './list-context.js';
import { type Currency, currencyOf, currencyQuestions } from './list-currency.js';
import { ListEntries } from './list-entries.js';
import { evidenceOf, sourceKeyOf, titleOf } from './list-identity.js';
import { type Origin, originOf, originOfSheet, publicationDayOf } from './list-origin.js';
import { columnQuestions, dayOrderQuestions, isDecided, type ProfiledPart } from './list-parts.js';
import { isSaxon } from './list-profile.js';
import type { Answers, Question } from './question.js';
import { unread } from './unread-list.js';

/** What a list was found to be, and what was answered about it. */
interface ListFacts {
  readonly leftOut: readonly string[];
  readonly headingsSha256: string;
  readonly given: readonly GivenAnswer[];
}

/** A list whose rows have run through once: what it is, what it leaves open, and its rows as they are asked for. */
export class OpenedList {
  private readonly main: ProfiledPart;
  private readonly known: Recognised | null;
  private readonly origin: Origin;
  private readonly currency: Currency;
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
    const evidence = evidenceOf(parts, main, surroundings.fileName);
    const origin = (answers: Answers) => originOf(evidence, answers, surroundings.dictionary.catalogue);
    const { kept, refused } = sortAnswers(facts.given, (answers) => [
      ...(source || mark ? [] : origin(answers).questions),
      ...currencyQuestions(currencyOf(parts, origin(answers), answers)),
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
    this.currency = currencyOf(parts, this.origin, answersAsMap(kept));
    const all = parts.map((part) => this.originOf(part));
    const of = <Key extends 'fund' | 'fundingPeriod'>(key: Key) =>
      all.every((one) => one[key] === this.origin[key]) ? this.origin[key] : null;
    this.title =
      source?.title ??
      titleOf(
        { ...this.origin, fund: of('fund'), fundingPeriod: of('fundingPeriod') },
        surroundings.dictionary,
      );
  }

  /** Authorities put each fund on a sheet of its own. */
  private originOf(part: ProfiledPart): Pick<Origin, 'fundingPeriod' | 'fund'> {
    if (part === this.main || this.known !== null || this.main.headings.mark !== null) return this.origin;
    const { catalogue } = this.surroundings.dictionary;
    return originOfSheet(evidenceOf([part], part, null), this.origin, catalogue);
  }

  open(): SourceReading {
    const contexts = this.parts.map((part) => this.contextOf(part));
    const head = this.headOf(contexts);
    const { file, parts, known, origin } = this;
    const looked = { file, parts, contexts, known, origin, leftOut: this.facts.leftOut };
    const onFile = findingsOnList(looked).map(onWholeFile);
    if (onFile.some(({ severity }) => severity === 'error')) return unread(onFile, head);
    const entries = new ListEntries(this.parts.map(({ profile }) => profile));
    const open = head.questions.map(({ text, column }) => ({
      ...onWholeFile(questionOpen(text)),
      cell: column,
    }));
    const remembered = this.given.filter(({ isRemembered }) => isRemembered);
    const hints = remembered.length === 0 ? [] : [onWholeFile(answersRemembered(remembered.length))];
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
      sourceKey: this.known?.source.key ?? sourceKeyOf(this.facts.headingsSha256, this.origin),
      title: this.title,
      headingsSha256: this.facts.headingsSha256,
      template: this.main.headings.mark,
      columns: this.parts.flatMap(({ sheet, columns }) => columnsRead(sheet, columns)),
      questions: this.questions(contexts),
      answers: this.given,
      rows: this.parts.reduce((rows, { profile }) => rows + profile.rows, 0),
    };
  }

  private contextOf(part: ProfiledPart): ListContext {
    const { sheet, headings, columns, profile } = part;
    const { fundingPeriod, fund } = this.originOf(part);
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
      fundingPeriod,
      fund,
      city: headings.mark?.city ?? null,
      currency: this.currency,
      isSaxon: this.known !== null || (isAtHome(this.origin) && isSaxon(profile, dictionary.places)),
      dictionary,
      date: date ?? publicationDayOf(headings.titles, [...(profile.distinct.get('updated') ?? [])]),
    };
  }

  private questions(contexts: readonly ListContext[]): Question[] {
    const questions = [...this.origin.questions, ...currencyQuestions(this.currency)];
    for (const [at, { columns, profile }] of this.parts.entries()) {
      questions.push(...columnQuestions(columns));
      const isOpen = contexts[at]?.dayOrder === 'undecided' || contexts[at]?.dayOrder === 'conflict';
      if (isOpen) questions.push(...dayOrderQuestions(profile));
    }
    return questions.filter(({ id }, index) => questions.findIndex((other) => other.id === id) === index);
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
