import type { Catalogue } from '../../catalogue/index.js';
import type { Day } from '../../kernel/day.js';
import { daysIn } from '../../kernel/written-day-column.js';
import {
  type FundName,
  fundingPeriodNamed,
  fundNamed,
  fundOfProgramme,
  type ProgrammeCode,
  periodOfFund,
  programmeCodeIn,
} from './programme-codes.js';
import type { Answers, Question } from './question.js';
import { fundQuestion, periodQuestion } from './questions.js';

/** What may say which fund and period a list belongs to, the surest first. */
export interface OriginEvidence {
  readonly programmes: readonly string[];
  readonly funds: readonly string[];
  readonly periods: readonly string[];
  readonly titles: readonly string[];
  readonly headings: readonly string[];
  readonly sheetName: string | null;
  readonly fileName: string | null;
  /** Years, and how many operations begin in each. */
  readonly beginnings: readonly (readonly [year: number, rows: number])[];
}

/** A period that most rows speak for. */
export interface PeriodByRows {
  readonly fundingPeriod: string;
  readonly rows: number;
  readonly of: number;
}

export interface Origin {
  /** Keys of catalogue entries; null where nothing says it. */
  readonly fundingPeriod: string | null;
  readonly fund: string | null;
  readonly programme: ProgrammeCode | null;
  /** Where only the years in which operations begin speak for the period; null where something else says it. */
  readonly periodByRows: PeriodByRows | null;
  readonly questions: readonly Question[];
}

/** Key of the fund in the catalogue: the Social Fund bears another name since 2021. */
export function fundKey(fund: FundName, fundingPeriod: string): string {
  return `${fundingPeriod}/${fund === 'ESF' && fundingPeriod === '2021-2027' ? 'ESF-Plus' : fund}`;
}

/** Finds fund and funding period of a list; what nothing decides becomes a question. */
export function originOf(evidence: OriginEvidence, answers: Answers, catalogue: Catalogue): Origin {
  const { codes, around, inTitle } = signsIn(evidence);
  const programme =
    new Set(codes.map(({ cci }) => cci)).size === 1
      ? (codes[0] ?? null)
      : codes.length === 0
        ? inTitle
        : null;
  const questions: Question[] = [];
  const said = answered(answers, 'fundingPeriod') ?? periodOf(evidence, codes, inTitle, around);
  const periodByRows = said === null && !answers.has('fundingPeriod') ? periodOfRows(evidence) : null;
  const fundingPeriod = said ?? periodByRows?.fundingPeriod ?? null;
  if (fundingPeriod === null && !answers.has('fundingPeriod'))
    questions.push(periodQuestion(periodsOf(catalogue)));
  const asked = answered(answers, 'fund');
  const name = asked === null && !answers.has('fund') ? fundOf(evidence, codes, inTitle, around) : null;
  const fund =
    asked ??
    (name !== null && fundingPeriod !== null ? known(catalogue, fundKey(name, fundingPeriod)) : null);
  const rowsSayIt =
    evidence.funds.length > 0 ||
    (evidence.programmes.length > 0 && evidence.programmes.every((one) => fundOfProgramme(one) !== null));
  if (fund === null && !rowsSayIt && !answers.has('fund') && fundingPeriod !== null)
    questions.push(fundQuestion(fundsOf(catalogue, fundingPeriod)));
  return { fundingPeriod, fund, programme, periodByRows, questions };
}

/** Fund and period of a further sheet, by what it says of itself; what it leaves open is as on the first. */
export function originOfSheet(
  evidence: OriginEvidence,
  first: Origin,
  catalogue: Catalogue,
): Pick<Origin, 'fundingPeriod' | 'fund'> {
  const { codes, around, inTitle } = signsIn(evidence);
  const fundingPeriod = periodOf(evidence, codes, inTitle, around) ?? first.fundingPeriod;
  const name = fundOf(evidence, codes, inTitle, around);
  if (name !== null)
    return { fundingPeriod, fund: fundingPeriod && known(catalogue, fundKey(name, fundingPeriod)) };
  return { fundingPeriod, fund: fundingPeriod === first.fundingPeriod ? first.fund : null };
}

/** Codes of programmes among the rows, and what stands around them. */
function signsIn({ programmes, titles, sheetName, fileName }: OriginEvidence) {
  const codes = programmes.map(programmeCodeIn).filter((code) => code !== null);
  const around = [...titles, sheetName ?? '', fileName ?? ''];
  return { codes, around, inTitle: around.map(programmeCodeIn).find((code) => code !== null) ?? null };
}

const answered = (answers: Answers, id: string): string | null => {
  const answer = answers.get(id);
  return answer === undefined || answer === 'none' ? null : answer;
};

const known = (catalogue: Catalogue, key: string): string | null =>
  catalogue.byKey('fund', key) ? key : null;

function periodOf(
  { programmes, periods, funds, headings }: OriginEvidence,
  codes: readonly ProgrammeCode[],
  inTitle: ProgrammeCode | null,
  around: readonly string[],
): string | null {
  const said = only([
    ...[...periods, ...programmes].map(fundingPeriodNamed),
    ...codes.map((code) => code.fundingPeriod),
    ...funds.map(periodOfFund),
  ]);
  if (said !== null) return said;
  if (inTitle) return inTitle.fundingPeriod;
  for (const text of [...around, headings.join(' ')]) {
    const named = fundingPeriodNamed(text) ?? periodOfFund(text);
    if (named !== null) return named;
  }
  return null;
}

/** Of this share of rows a period is read; fewer leave it open. */
const enough = 0.9;

/** Expenditure of 2021–2027 is eligible from 2021 on, operations of 2014–2020 were begun by 2023. */
function periodOfRows({ beginnings }: OriginEvidence): PeriodByRows | null {
  const rowsOf = (from: number, to: number): number =>
    beginnings.reduce((sum, [year, rows]) => (year >= from && year <= to ? sum + rows : sum), 0);
  const of = rowsOf(0, 9999);
  const before = rowsOf(2013, 2020);
  if (of > 0 && before >= of * enough) return { fundingPeriod: '2014-2020', rows: before, of };
  const since = rowsOf(2021, 2030);
  return of > 0 && since >= of * enough && rowsOf(2024, 2030) > 0
    ? { fundingPeriod: '2021-2027', rows: since, of }
    : null;
}

function fundOf(
  { funds, programmes, headings }: OriginEvidence,
  codes: readonly ProgrammeCode[],
  inTitle: ProgrammeCode | null,
  around: readonly string[],
): FundName | null {
  if (funds.length > 1) return null;
  const said = only([
    ...funds.map(fundNamed),
    ...codes.map(({ fund }) => fund),
    ...programmes.map(fundNamed),
  ]);
  if (said !== null) return said;
  if (inTitle?.fund) return inTitle.fund;
  return fundNamed(around.join(' ; ')) ?? fundNamed(headings.join(' ; '));
}

/** The one value that is said, if all that say one agree. */
function only<Value>(values: readonly (Value | null)[]): Value | null {
  const distinct = new Set(values.filter((value) => value !== null));
  return distinct.size === 1 ? ([...distinct][0] ?? null) : null;
}

const periodsOf = (catalogue: Catalogue) =>
  catalogue
    .ofKind('fundingPeriod')
    .map(({ key, title }) => ({ id: key, de: title.de ?? key, en: title.en ?? key }));

const fundsOf = (catalogue: Catalogue, fundingPeriod: string) =>
  catalogue
    .ofKind('fund', fundingPeriod)
    .map(({ key, title }) => ({ id: key, de: title.de ?? key, en: title.en ?? key }));

const publishedWords =
  /(?<!\p{L})(?:Stand|DS|Datenstand|as of|as at|updated?|last update|(?:letzten?r? )?aktualisier\p{L}*|état|situation|mise à jour|stan na|stav k|ke dni|situaţia|aggiornat\p{L}*|actualiza\p{L}*)(?!\p{L})/iu;
const dayWords = /(?<!\p{L})(?:fecha|date|data|dátum|datum)(?!\p{L})/iu;

/**
 * Day as of which a list was published: the one that stands behind words that say so, above the list; else the only day
 * there, or the one day its rows agree on.
 */
export function publicationDayOf(titles: readonly string[], updated: readonly string[]): Day | null {
  return (
    daysMarked(titles, publishedWords)[0] ??
    onlyDay(daysMarked(titles, dayWords)) ??
    (titles.length < 8 ? onlyDay(titles.flatMap(daysIn)) : null) ??
    onlyDay(updated.flatMap(daysIn))
  );
}

/** The first day behind the words, in their cell or the next one; a day before them only where it is the cell's only one. */
function daysMarked(titles: readonly string[], words: RegExp): Day[] {
  return titles.flatMap((title, at): readonly Day[] => {
    const found = words.exec(title);
    if (!found) return [];
    const [behind] = daysIn(title.slice(found.index + found[0].length));
    if (behind !== undefined) return [behind];
    const own = daysIn(title);
    return own.length > 0 ? own.slice(0, own.length === 1 ? 1 : 0) : daysIn(titles[at + 1] ?? '').slice(0, 1);
  });
}

function onlyDay(days: readonly Day[]): Day | null {
  const distinct = new Set(days);
  return distinct.size === 1 ? ([...distinct][0] ?? null) : null;
}
