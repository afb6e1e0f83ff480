import type { Day } from '../kernel/day.js';
import { Problem } from '../kernel/problem.js';
import { text } from '../kernel/text.js';
import { readDay } from '../kernel/written-day.js';

/** `open`: being answered; `cleared`: a second person has read it; `answered`: it went to the ministry. */
export const inquiryStates = ['open', 'cleared', 'answered'] as const;
export type InquiryState = (typeof inquiryStates)[number];

export interface InquiryParts {
  readonly printedPaper: string | null;
  readonly title: string;
  readonly askedBy: string | null;
  readonly receivedOn: Day | null;
  readonly dueOn: Day;
}

export const inquiryFields = ['printedPaper', 'title', 'askedBy', 'receivedOn', 'dueOn'] as const;
export type InquiryField = (typeof inquiryFields)[number];
export type TypedInquiry = Readonly<Record<InquiryField, string>>;

export const questionFields = ['number', 'wording', 'answer'] as const;
export type QuestionField = (typeof questionFields)[number];
export type TypedQuestion = Readonly<Record<QuestionField, string>>;

export interface QuestionParts {
  readonly number: string;
  readonly wording: string;
  readonly answer: string | null;
}

/** Refuses a due day before the day it came in. @throws Problem `rule_broken` */
export function refuseDays({ receivedOn, dueOn }: Pick<InquiryParts, 'receivedOn' | 'dueOn'>): void {
  if (receivedOn === null || dueOn >= receivedOn) return;
  const detail = text('Die Frist liegt vor dem Eingang.', 'The due day is before the day it was received.');
  throw new Problem('rule_broken', { errors: [{ pointer: 'dueOn', code: 'due_before_received', detail }] });
}

const paper = /^[1-9]\d?\/[1-9]\d{0,5}$/;
const numbering = /^[1-9]\d?[a-z]?$/;
const asked = 'Schreiben Sie den Tag wie 31.12.2026.';

/** What stops the form of an inquiry, by field: reason and remedy. */
export function faultsOfInquiry(typed: TypedInquiry): Partial<Record<InquiryField, string>> {
  const faults: Partial<Record<InquiryField, string>> = {};
  if (typed.printedPaper.trim() !== '' && !paper.test(typed.printedPaper.trim()))
    faults.printedPaper = 'Das ist keine Drucksachennummer. Schreiben Sie sie wie 8/1234.';
  if (typed.title.trim() === '') faults.title = 'Der Titel fehlt. Schreiben Sie ihn wie auf der Drucksache.';
  if (typed.title.length > 300) faults.title = 'Der Titel ist länger als 300 Zeichen. Kürzen Sie ihn.';
  if (typed.askedBy.length > 300) faults.askedBy = 'Der Text ist länger als 300 Zeichen. Kürzen Sie ihn.';
  const received = dayOf(typed.receivedOn);
  if (typed.receivedOn.trim() !== '' && received === null) faults.receivedOn = asked;
  const due = dayOf(typed.dueOn);
  if (due === null) faults.dueOn = `Der Tag der Frist fehlt oder ist kein Tag. ${asked}`;
  else if (received !== null && due < received) faults.dueOn = 'Die Frist liegt vor dem Eingang.';
  return faults;
}

export const partsOfInquiry = (typed: TypedInquiry): InquiryParts => ({
  printedPaper: typed.printedPaper.trim() || null,
  title: typed.title.trim(),
  askedBy: typed.askedBy.trim() || null,
  receivedOn: dayOf(typed.receivedOn),
  dueOn: dayOf(typed.dueOn) ?? '',
});

/** What stops the form of a question, by field: reason and remedy. */
export function faultsOfQuestion(typed: TypedQuestion): Partial<Record<QuestionField, string>> {
  const faults: Partial<Record<QuestionField, string>> = {};
  if (!numbering.test(typed.number.trim())) faults.number = 'Schreiben Sie die Nummer wie 1 oder 2a.';
  if (typed.wording.trim() === '') faults.wording = 'Der Wortlaut der Frage fehlt.';
  if (typed.wording.length > 10_000) faults.wording = 'Der Wortlaut ist länger als 10.000 Zeichen.';
  if (typed.answer.length > 50_000) faults.answer = 'Die Antwort ist länger als 50.000 Zeichen.';
  return faults;
}

export const partsOfQuestion = (typed: TypedQuestion): QuestionParts => ({
  number: typed.number.trim(),
  wording: typed.wording.trim(),
  answer: typed.answer.trim() || null,
});

/** A day as people type it or as the browser's own field sends it. */
function dayOf(typed: string): Day | null {
  const read = readDay(typed);
  return read.kind === 'exact' ? read.day : null;
}
