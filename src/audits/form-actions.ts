import type { Day } from '../kernel/day.js';
import type { Cents } from '../kernel/money.js';
import { Problem } from '../kernel/problem.js';
import { readAmount } from '../kernel/written-amount.js';
import { readDay } from '../kernel/written-day.js';
import type { SentForm } from '../platform/http/form-body.js';
import { type FieldError, fieldId } from '../web/index.js';
import {
  answerCheck,
  cancelPayment,
  keepCheck,
  keepRecovery,
  recordPayment,
  type Subject,
} from './commands/keep-audit-file.js';
import { paymentKinds } from './tables.js';

/** Faults of the fields; none when it was done. */
type Outcome = Promise<readonly FieldError[]>;

/** Reads the fields of one form and gathers what is wrong with them. */
class Reading {
  readonly errors: FieldError[] = [];

  constructor(private readonly form: SentForm) {}

  words(name: string, upTo = 10_000): string | null {
    const value = (this.form[name] ?? '').replaceAll('\r\n', '\n').trim();
    if (value.length > upTo)
      this.fault(name, `Das sind mehr als ${upTo.toLocaleString('de-DE')} Zeichen. Kürzen Sie.`);
    return value === '' ? null : value;
  }

  needed(name: string, message: string, upTo = 200): string {
    const value = this.words(name, upTo);
    if (value === null) this.fault(name, message);
    return value ?? '';
  }

  day(name: string): Day | null {
    const read = readDay(this.form[name] ?? '');
    if (read.kind === 'exact') return read.day;
    if ((this.form[name] ?? '').trim() !== '') this.fault(name, 'Schreiben Sie den Tag wie 31.12.2027.');
    return null;
  }

  neededDay(name: string): Day {
    const day = this.day(name);
    if (day === null && !this.isFaulty(name))
      this.fault(name, 'Der Tag fehlt. Schreiben Sie ihn wie 31.12.2027.');
    return day ?? '';
  }

  amount(name: string): Cents | null {
    const read = readAmount(this.form[name] ?? '');
    if (read.kind === 'exact') return read.cents;
    if (read.kind === 'ambiguous' && read.mark === '.') return read.grouped;
    if (read.kind !== 'unknown') this.fault(name, 'Schreiben Sie den Betrag wie 12.345,67.');
    return null;
  }

  neededAmount(name: string): Cents {
    const cents = this.amount(name);
    if (cents !== null && cents > 0n) return cents;
    if (!this.isFaulty(name)) this.fault(name, 'Der Betrag fehlt. Er ist größer als null.');
    return 0n;
  }

  id(name: string): string | null {
    const value = this.form[name] ?? '';
    if (value === '') return null;
    if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(value)) throw new Problem('not_found');
    return value;
  }

  neededId(name: string): string {
    const id = this.id(name);
    if (id === null) throw new Problem('not_found');
    return id;
  }

  fault(name: string, message: string): void {
    this.errors.push({ fieldId: fieldId(name), message });
  }

  private isFaulty(name: string): boolean {
    return this.errors.some((error) => error.fieldId === fieldId(name));
  }

  /** Does the work when all fields are right; a broken rule is shown at its field. */
  async done(work: () => Promise<unknown>): Outcome {
    if (this.errors.length > 0) return this.errors;
    try {
      await work();
      return [];
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'rule_broken') throw error;
      return error.errors.map(({ pointer, detail }) => ({
        fieldId: fieldId(pointer.slice(1)),
        message: detail.de,
      }));
    }
  }
}

/** What the forms of an audit file do, by their hidden field `was`. */
export const formActions: Readonly<Record<string, (subject: Subject, form: SentForm) => Outcome>> = {
  pruefung(subject, form) {
    const read = new Reading(form);
    const input = {
      body: read.needed('body', 'Nennen Sie die prüfende Stelle.'),
      checkedOn: read.neededDay('checkedOn'),
      finding: read.words('finding'),
      amount: read.amount('amount'),
      followUp: read.words('followUp'),
      followUpDue: read.day('followUpDue'),
      closedOn: read.day('closedOn'),
    };
    const id = read.id('id');
    return read.done(() => keepCheck(subject, id, input));
  },
  antwort(subject, form) {
    const read = new Reading(form);
    const [id, answer] = [read.neededId('id'), read.words('answer')];
    return read.done(() => answerCheck(subject, id, answer));
  },
  rueckforderung(subject, form) {
    const read = new Reading(form);
    const input = {
      decision: read.needed('decision', 'Nennen Sie den Bescheid, mit dem zurückgefordert wird.'),
      decidedOn: read.neededDay('decidedOn'),
      principal: read.neededAmount('principal'),
      interest: read.amount('interest'),
      checkId: read.id('checkId'),
      note: read.words('note', 2_000),
    };
    const id = read.id('id');
    return read.done(() => keepRecovery(subject, id, input));
  },
  zahlung(subject, form) {
    const read = new Reading(form);
    const [kindName, recoveryId = null] = (form.kind ?? '').split(':');
    const kind = paymentKinds.find((one) => one === kindName);
    if (kind === undefined) read.fault('kind', 'Wählen Sie, was gezahlt wurde.');
    const input = {
      kind: kind ?? 'interim',
      paidOn: read.neededDay('paidOn'),
      amount: read.neededAmount('amount'),
      recoveryId,
      advance: { ja: true, nein: false }[form.advance ?? ''] ?? null,
      source: read.words('source', 500),
    };
    return read.done(() => recordPayment(subject, input));
  },
  storno(subject, form) {
    const read = new Reading(form);
    const id = read.neededId('id');
    const reason = read.needed('reason', 'Warum zählt die Zahlung nicht? Ein Satz genügt.', 1_000);
    return read.done(() => cancelPayment(subject, id, reason));
  },
};
