import { type AuditFile, paymentWords, restWords } from '../audits/index.js';
import { entryWords, type Ledger, shiftMark } from '../funding-ledger/index.js';
import type { Day } from '../kernel/day.js';
import { formatDay, formatEuro, formatInstant } from '../kernel/format.js';
import { labelOfField } from '../projects/index.js';
import type {
  ProjectDocument,
  ProjectImport,
  ProjectRemark,
  papersOfProject,
} from './queries/project-papers.js';
import type { DatedEvent } from './read-timeline.js';
import { reviewWords } from './words.js';

const event = (instant: Date, title: string, meta: string, reason: string | null = null): DatedEvent => ({
  instant,
  title,
  meta,
  kind: undefined,
  reason,
  changes: [],
});

/** A day among instants: noon of it. */
const noon = (day: Day): Date => new Date(`${day}T12:00:00Z`);
const who = (person: string | null): string => person ?? reviewWords.nobody;

/** What was said, attached and read in, as events of the history. */
export const eventsOfPapers = (papers: Awaited<ReturnType<typeof papersOfProject>>): DatedEvent[] => [
  ...papers.remarks.map(ofRemark),
  ...papers.documents.map(ofDocument),
  ...papers.imports.map(ofImport),
];

function ofRemark({ field, body, author, at, resolvedAt }: ProjectRemark): DatedEvent {
  const about = field === null ? reviewWords.wholeProject : (labelOfField(field)?.de ?? field);
  const done = resolvedAt === null ? 'offen' : `erledigt ${formatInstant(resolvedAt)}`;
  return event(at, `Anmerkung: ${about}`, `${formatInstant(at)} · ${who(author)} · ${done}`, body);
}

const ofDocument = ({ kind, fileName, sha256, person, at }: ProjectDocument): DatedEvent =>
  event(
    at,
    `${reviewWords.fileKinds[kind]} beigefügt: ${fileName}`,
    `${formatInstant(at)} · ${who(person)} · Prüfwert ${sha256.slice(0, 16)}`,
  );

function ofImport({ fileName, row, revision, at }: ProjectImport): DatedEvent {
  const from =
    fileName === null ? 'aus einer Einfügung' : `${fileName}${row === null ? '' : `, Zeile ${row}`}`;
  return event(at, `Eingelesen: ${from}`, `${formatInstant(at)} · Registerstand ${revision}`);
}

/** Checks, answers, recoveries and payments, as events of the history. */
export function eventsOfAudits({
  checks,
  recoveries,
  payments,
}: Pick<AuditFile, 'checks' | 'recoveries' | 'payments'>): DatedEvent[] {
  return [
    ...checks.flatMap((check) => [
      event(
        noon(check.checkedOn),
        `Vor-Ort-Prüfung: ${check.body}`,
        `${formatDay(check.checkedOn, 'de')}${check.amount === null ? '' : ` · Betrag ${formatEuro(check.amount, 'de')}`}`,
        check.finding,
      ),
      ...(check.answeredAt === null
        ? []
        : [
            event(
              check.answeredAt,
              'Antwort auf die Feststellung',
              `${formatInstant(check.answeredAt)} · ${who(check.answeredBy)}`,
              check.answer,
            ),
          ]),
    ]),
    ...recoveries.map((recovery) =>
      event(
        noon(recovery.decidedOn),
        `${/^Rückforderung/i.test(recovery.decision) ? '' : 'Rückforderung '}${recovery.decision}: ${formatEuro(recovery.principal, 'de')}`,
        `${formatDay(recovery.decidedOn, 'de')} · Rest (abgeleitet): ${restWords(recovery)}`,
        recovery.note,
      ),
    ),
    ...payments.map(({ kind, paidOn, amount, source, cancelledReason }) =>
      event(
        noon(paidOn),
        `${paymentWords[kind]}: ${formatEuro(amount, 'de')}${cancelledReason === null ? '' : ' (storniert)'}`,
        [formatDay(paidOn, 'de'), source].filter((part) => part !== null).join(' · '),
        cancelledReason,
      ),
    ),
  ];
}

/** What was booked of the grant, and shifts between budget years, as events of the history. */
export const eventsOfBookings = ({ entries, shifts }: Pick<Ledger, 'entries' | 'shifts'>): DatedEvent[] => [
  ...entries.map(({ kind, onDay, budgetYear, amount, source, cancelledReason }) =>
    event(
      noon(onDay),
      `${entryWords[kind]} für ${budgetYear}: ${formatEuro(amount, 'de')}${cancelledReason === null ? '' : ' (storniert)'}`,
      [formatDay(onDay, 'de'), source].filter((part) => part !== null).join(' · '),
      cancelledReason,
    ),
  ),
  ...shifts.map((shift) =>
    event(
      noon(shift.decidedOn ?? shift.requestedOn),
      `Verschiebung von ${shift.fromYear} nach ${shift.toYear}: ${formatEuro(shift.amount, 'de')}`,
      [`beantragt am ${formatDay(shift.requestedOn, 'de')}`, shiftMark(shift).word, shift.decision]
        .filter((part) => part !== null)
        .join(' · '),
      shift.reason,
    ),
  ),
];
