import type { Catalogue } from '../../catalogue/index.js';
import type { Day } from '../../kernel/day.js';
import { daysIn } from '../../kernel/written-day-column.js';
import {
  type FundName,
  fundingPeriodNamed,
  fundNamed,
  type ProgrammeCode,
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
  /** Years in which the first and the last operation begin. */
  readonly firstYear: number | null;
  readonly lastYear: number | null;
}

export interface Origin {
  /** Keys of catalogue entries; null where nothing says it. */
  readonly fundingPeriod: string | null;
  readonly fund: string | null;
  readonly programme: ProgrammeCode | null;
  /** Where fund and period were found, for a sentence; null when nobody needs to be told. */
  readonly questions: readonly Question[];
}

/** Key of the fund in the catalogue: the Social Fund bears another name since 2021. */
export function fundKey(fund: FundName, fundingPeriod: string): string {
  return `${fundingPeriod}/${fund === 'ESF' && fundingPeriod === '2021-2027' ? 'ESF-Plus' : fund}`;
}

/** Finds fund and funding period of a list; what nothing decides becomes a question. */
export function originOf(evidence: OriginEvidence, answers: Answers, catalogue: Catalogue): Origin {
  const codes = evidence.programmes.map(programmeCodeIn).filter((code) => code !== null);
  const around = [...evidence.titles, evidence.sheetName ?? '', evidence.fileName ?? ''];
  const inTitle = around.map(programmeCodeIn).find((code) => code !== null) ?? null;
  const programme =
    new Set(codes.map(({ cci }) => cci)).size === 1
      ? (codes[0] ?? null)
      : codes.length === 0
        ? inTitle
        : null;
  const questions: Question[] = [];
  const fundingPeriod = answered(answers, 'fundingPeriod') ?? periodOf(evidence, codes, inTitle, around);
  if (fundingPeriod === null && !answers.has('fundingPeriod'))
    questions.push(periodQuestion(periodsOf(catalogue)));
  const asked = answered(answers, 'fund');
  const name = asked === null && !answers.has('fund') ? fundOf(evidence, codes, inTitle, around) : null;
  const fund =
    asked ??
    (name !== null && fundingPeriod !== null ? known(catalogue, fundKey(name, fundingPeriod)) : null);
  const needsFund =
    fund === null && evidence.funds.length === 0 && !answers.has('fund') && fundingPeriod !== null;
  if (needsFund) questions.push(fundQuestion(fundsOf(catalogue, fundingPeriod)));
  return { fundingPeriod, fund, programme, questions };
}

const answered = (answers: Answers, id: string): string | null => {
  const answer = answers.get(id);
  return answer === undefined || answer === 'none' ? null : answer;
};

const known = (catalogue: Catalogue, key: string): string | null =>
  catalogue.byKey('fund', key) ? key : null;

function periodOf(
  { periods, firstYear, lastYear, headings }: OriginEvidence,
  codes: readonly ProgrammeCode[],
  inTitle: ProgrammeCode | null,
  around: readonly string[],
): string | null {
  const said = only([...periods.map(fundingPeriodNamed), ...codes.map((code) => code.fundingPeriod)]);
  if (said !== null) return said;
  if (inTitle) return inTitle.fundingPeriod;
  for (const text of [...around, headings.join(' ')]) {
    const named = fundingPeriodNamed(text);
    if (named !== null) return named;
  }
  // Expenditure of 2021–2027 is eligible from 2021 on, operations of 2014–2020 were begun by 2023.
  if (firstYear !== null && firstYear >= 2013 && firstYear < 2021) return '2014-2020';
  return firstYear !== null && firstYear >= 2021 && lastYear !== null && lastYear >= 2024
    ? '2021-2027'
    : null;
}

function fundOf(
  { funds, headings }: OriginEvidence,
  codes: readonly ProgrammeCode[],
  inTitle: ProgrammeCode | null,
  around: readonly string[],
): FundName | null {
  if (funds.length > 1) return null;
  const said = only([...funds.map(fundNamed), ...codes.map(({ fund }) => fund)]);
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

const publicationWords =
  /(?<!\p{L})(?:Stand|DS|Datenstand|as of|as at|updated?|last update|aktualisier\p{L}*|état|situation|mise à jour|stan na|stav k|ke dni|situaţia|aggiornat\p{L}*|actualiza\p{L}*|fecha|date|data|dátum)(?!\p{L})/iu;

/** Day as of which a list was published: from the titles above it, else from the one day its rows agree on. */
export function publicationDayOf(titles: readonly string[], updated: readonly string[]): Day | null {
  const inTitles = titles.filter((title) => publicationWords.test(title)).flatMap(daysIn);
  const [first] = inTitles.length > 0 ? inTitles : titles.length < 8 ? titles.flatMap(daysIn) : [];
  if (first !== undefined) return first;
  const days = new Set(updated.flatMap(daysIn));
  return days.size === 1 ? ([...days][0] ?? null) : null;
}
