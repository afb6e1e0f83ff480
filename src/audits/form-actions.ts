import type { Cents } from '../kernel/money.js';
import { Problem } from '../kernel/problem.js';
import type { SentForm } from '../platform/http/form-body.js';
import { type FieldError, FormReader, fieldId } from '../web/index.js';
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

const longestText = 10_000;

/** The form of one thing in the audit file of a project. */
class Reading extends FormReader {
  amountAboveZero(name: string): Cents {
    const cents = this.requiredAmount(name);
    if (cents <= 0n && this.faults[name] === undefined)
      this.fault(name, 'Der Betrag ist nicht größer als null. Prüfen Sie ihn.');
    return cents;
  }

  id(name: string): string | null {
    const value = this.words(name, 100);
    if (value === null) return null;
    if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(value)) throw new Problem('not_found');
    return value;
  }

  neededId(name: string): string {
    const id = this.id(name);
    if (id === null) throw new Problem('not_found');
    return id;
  }

  /** Does the work when all fields are right; a broken rule is shown at its field. */
  async done(work: () => Promise<unknown>): Outcome {
    if (!this.isRight)
      return Object.entries(this.faults).map(([name, message]) => ({ fieldId: fieldId(name), message }));
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
      body: read.required('body', 200, 'Nennen Sie die prüfende Stelle.'),
      checkedOn: read.requiredDay('checkedOn'),
      finding: read.words('finding', longestText),
      amount: read.amount('amount'),
      followUp: read.words('followUp', longestText),
      followUpDue: read.day('followUpDue'),
      closedOn: read.day('closedOn'),
    };
    const id = read.id('id');
    return read.done(() => keepCheck(subject, id, input));
  },
  antwort(subject, form) {
    const read = new Reading(form);
    const [id, answer] = [read.neededId('id'), read.words('answer', longestText)];
    return read.done(() => answerCheck(subject, id, answer));
  },
  rueckforderung(subject, form) {
    const read = new Reading(form);
    const input = {
      decision: read.required('decision', 200, 'Nennen Sie den Bescheid, mit dem zurückgefordert wird.'),
      decidedOn: read.requiredDay('decidedOn'),
      principal: read.amountAboveZero('principal'),
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
      paidOn: read.requiredDay('paidOn'),
      amount: read.amountAboveZero('amount'),
      recoveryId,
      advance: { ja: true, nein: false }[form.advance ?? ''] ?? null,
      source: read.words('source', 500),
    };
    return read.done(() => recordPayment(subject, input));
  },
  storno(subject, form) {
    const read = new Reading(form);
    const id = read.neededId('id');
    const reason = read.required('reason', 1_000, 'Warum zählt die Zahlung nicht? Ein Satz genügt.');
    return read.done(() => cancelPayment(subject, id, reason));
  },
};
