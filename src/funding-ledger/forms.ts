import type { Cents } from '../kernel/money.js';
import { Problem } from '../kernel/problem.js';
import { budgetYears } from '../plans/index.js';
import type { SentForm } from '../platform/http/form-body.js';
import { FormReader } from '../web/index.js';
import {
  cancelEntry,
  cancelShift,
  decideShift,
  recordEntries,
  requestShift,
  type Subject,
} from './commands/keep-ledger.js';
import { bookedOf, type Ledger } from './ledger.js';
import { yearLines } from './rules.js';
import { entryKinds, shiftOutcomes } from './tables.js';

export const formTitles = {
  bewilligung: 'Bewilligung',
  buchung: 'Abruf, Verbrauch oder Anerkennung',
  verschiebung: 'Verschiebung zwischen Haushaltsjahren',
  entscheidung: 'Entscheidung über eine Verschiebung',
  storno: 'Eintrag stornieren',
  rueckgaengig: 'Verschiebung stornieren',
} as const;
export type FormName = keyof typeof formTitles;

/** Whether a form is about something that is there already. */
export const isAboutOne = (was: FormName): boolean => was === 'entscheidung' || isCancelling(was);

/** Whether a form takes back what was entered. */
export const isCancelling = (was: FormName): boolean => was === 'storno' || was === 'rueckgaengig';

/** Budget years an entry can name; payments may be older. */
const [firstBudgetYear, lastBudgetYear] = [2014, 2040];

/** Budget years a form offers: those of the funding period, and every year something is known of. */
export const yearsOffered = (ledger: Ledger): number[] =>
  [...new Set([...budgetYears(ledger.fundingPeriod), ...yearLines(bookedOf(ledger)).map(({ year }) => year)])]
    .filter((year) => year >= firstBudgetYear && year <= lastBudgetYear)
    .sort();

/** What stops a form, by field; nothing when it was done. */
type Faults = Readonly<Record<string, string>>;

/** Does what a form asks for. @throws Problem `not_found` for an entry or shift that is not open */
export async function doAsked(
  subject: Subject,
  { ledger, was, id }: { readonly ledger: Ledger; readonly was: FormName; readonly id: string },
  values: SentForm,
): Promise<Faults> {
  const form = new LedgerForm(values);
  const work = actions[was](form, { subject, ledger, id });
  if (!form.isRight) return form.faults;
  try {
    await work();
    return {};
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'rule_broken') throw error;
    return Object.fromEntries(
      error.errors.map(({ pointer, detail }) => [
        fieldOfPointer[pointer.slice(1)] ?? pointer.slice(1),
        detail.de,
      ]),
    );
  }
}

/** Fields of a form that have another name than in the API. */
const fieldOfPointer: Readonly<Record<string, string>> = { amounts: 'amount' };

class LedgerForm extends FormReader {
  amountFromZero(field: string): Cents {
    const amount = this.requiredAmount(field);
    if (amount < 0n) this.fault(field, 'Der Betrag ist kleiner als null. Prüfen Sie ihn.');
    return amount;
  }

  neededYear(field: string, ledger: Ledger): number {
    const chosen = this.choice(field, yearsOffered(ledger).map(String));
    const year = chosen === null ? undefined : Number(chosen);
    if (year === undefined) this.fault(field, 'Wählen Sie das Haushaltsjahr.');
    return year ?? 0;
  }
}

interface Asked {
  readonly subject: Subject;
  readonly ledger: Ledger;
  readonly id: string;
}

/** Reads each form and gives what is to be done when everything could be read. */
const actions: Readonly<Record<FormName, (form: LedgerForm, asked: Asked) => () => Promise<void>>> = {
  bewilligung(form, { subject, ledger }) {
    const years = yearsOffered(ledger);
    const input = {
      kind: 'approved' as const,
      onDay: form.requiredDay('onDay'),
      source: form.required('source', 500, 'Nennen Sie den Bescheid, der die Jahre festlegt.'),
      amounts: years.flatMap((year) => {
        const amount = form.amount(`a.${year}`);
        if (amount !== null && amount < 0n)
          form.fault(`a.${year}`, 'Der Betrag ist kleiner als null. Prüfen Sie ihn.');
        return amount === null ? [] : [{ year, amount }];
      }),
    };
    if (input.amounts.length === 0 && form.isRight)
      form.fault(`a.${years[0]}`, 'Kein Jahr ist ausgefüllt. Tragen Sie mindestens einen Betrag ein.');
    return () => recordEntries(subject, input);
  },
  buchung(form, { subject, ledger }) {
    const kind = form.choice('kind', entryKinds);
    if (kind === null || kind === 'approved') form.fault('kind', 'Wählen Sie, was eingetragen wird.');
    const input = {
      kind: kind ?? 'spent',
      onDay: form.requiredDay('onDay'),
      source: form.words('source', 500),
      amounts: [{ year: form.neededYear('year', ledger), amount: form.amountFromZero('amount') }],
    };
    return () => recordEntries(subject, input);
  },
  verschiebung(form, { subject, ledger }) {
    const input = {
      fromYear: form.neededYear('fromYear', ledger),
      toYear: form.neededYear('toYear', ledger),
      amount: form.amountFromZero('amount'),
      requestedOn: form.requiredDay('requestedOn'),
      reason: form.words('reason', 2_000),
    };
    if (input.amount === 0n && form.faults.amount === undefined)
      form.fault('amount', 'Der Betrag ist null. Nennen Sie, wie viel verschoben werden soll.');
    return () => requestShift(subject, input);
  },
  entscheidung(form, { subject, id }) {
    const outcome = form.choice('outcome', shiftOutcomes);
    if (outcome === null) form.fault('outcome', 'Wählen Sie, was aus dem Antrag wurde.');
    const input = {
      outcome: outcome ?? 'withdrawn',
      decidedOn: form.requiredDay('decidedOn'),
      decision: form.words('decision', 200),
    };
    return () => decideShift(subject, id, input);
  },
  storno(form, { subject, id }) {
    const reason = form.required('reason', 1_000, 'Warum zählt der Eintrag nicht? Ein Satz genügt.');
    return () => cancelEntry(subject, id, reason);
  },
  rueckgaengig(form, { subject, id }) {
    const reason = form.required('reason', 1_000, 'Warum gilt die Verschiebung nicht? Ein Satz genügt.');
    return () => cancelShift(subject, id, reason);
  },
};
