import { Problem } from '../../kernel/problem.js';
import { readDay } from '../../kernel/written-day.js';
import type { Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import type { SentForm } from '../../platform/http/form-body.js';
import { type FieldError, fieldId } from '../../web/index.js';
import { addBody, removeBody, tickBody } from '../commands/keep-bodies.js';
import { recordStep, saveReport, setDue, setWaiver } from '../commands/keep-proof.js';
import { recordNotice } from '../commands/record-notice.js';
import { noticeKinds } from '../notices.js';
import type { ProofKey, ProofState } from '../proof.js';
import { howWords, stateWords } from '../words.js';

/** Faults of the fields; none when it was done. */
type Outcome = Promise<readonly FieldError[]>;
type Action = (database: Database, writer: Writer, key: ProofKey, form: SentForm) => Outcome;

const fault = (field: string, message: string): FieldError => ({ fieldId: fieldId(field), message });
const noDay = (field: string): FieldError =>
  fault(field, 'Der Tag fehlt oder ist keiner. Schreiben Sie ihn als TT.MM.JJJJ.');
const written = (form: SentForm, name: string): string => (form[name] ?? '').trim();
const remark = (form: SentForm): string | null => written(form, 'note').slice(0, 500) || null;
const oneOf = <Name extends string>(
  names: Readonly<Record<Name, unknown>>,
  value: string | undefined,
): Name | null => (value !== undefined && Object.hasOwn(names, value) ? (value as Name) : null);

/** What the forms of a proof's page do, by their hidden field `was`. */
export const formActions: Readonly<Record<string, Action>> = {
  async stand(database, writer, key, form) {
    const state = oneOf<ProofState>(stateWords, form.state);
    const day = readDay(form.onDay ?? '');
    if (state === null) return [fault('state', 'Wählen Sie, was geschah.')];
    if (day.kind !== 'exact') return [noDay('onDay')];
    return orFaults(recordStep(database, writer, key, { state, onDay: day.day, note: remark(form) }));
  },
  async frist(database, writer, key, form) {
    const source = written(form, 'source').slice(0, 500);
    if (written(form, 'dueOn') === '') return done(setDue(database, writer, key, null));
    const day = readDay(form.dueOn ?? '');
    if (day.kind !== 'exact') return [noDay('dueOn')];
    if (source === '')
      return [fault('source', 'Mit welchem Schreiben hat die SAB den Tag gesetzt? Nennen Sie es.')];
    return done(setDue(database, writer, key, { dueOn: day.day, source }));
  },
  verzicht: (database, writer, key, form) =>
    done(setWaiver(database, writer, key, written(form, 'waiver').slice(0, 500) || null)),
  async sachbericht(database, writer, key, form) {
    const report = (form.report ?? '').replaceAll('\r\n', '\n');
    if (report.length > 50_000)
      return [fault('report', 'Der Text ist länger als 50.000 Zeichen. Kürzen Sie ihn.')];
    try {
      await saveReport(database, writer, key, {
        report: report.trim() === '' ? null : report,
        version: Number(form.version),
      });
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'stale') throw error;
      return [
        fault(
          'report',
          'Jemand hat diesen Nachweis inzwischen geändert. Ihr Text ist noch da. Öffnen Sie die Seite in einem zweiten Fenster und vergleichen Sie.',
        ),
      ];
    }
    return [];
  },
  async traeger(database, writer, key, form) {
    const name = written(form, 'body').slice(0, 300);
    return name === ''
      ? [fault('body', 'Der Name des Trägers fehlt.')]
      : done(addBody(database, writer, key, name));
  },
  async haken(database, writer, key, form) {
    const bodyId = form.id ?? '';
    if (!/^[\da-f-]{36}$/.test(bodyId)) throw new Problem('not_found');
    if (form.tun === 'weg') return done(removeBody(database, writer, key, bodyId));
    return done(tickBody(database, writer, key, { bodyId, received: form.tun === 'da' }));
  },
};

/** Records a notice from the form of the list. */
export async function noticeAction(database: Database, writer: Writer, form: SentForm): Outcome {
  const kind = noticeKinds.find((one) => one === form.kind);
  const how = oneOf(howWords, form.how);
  const day = readDay(form.sentOn ?? '');
  const reference = written(form, 'reference');
  const errors = [
    reference === '' ? fault('reference', 'Wählen Sie das Vorhaben.') : null,
    kind === undefined ? fault('kind', 'Wählen Sie, was sich ändert.') : null,
    day.kind === 'exact' ? null : noDay('sentOn'),
    how === null ? fault('how', 'Wählen Sie den Weg.') : null,
  ].filter((error) => error !== null);
  if (errors.length > 0 || kind === undefined || how === null || day.kind !== 'exact') return errors;
  return orFaults(
    recordNotice(database, writer, { reference, kind, sentOn: day.day, how, note: remark(form) }),
  );
}

const done = async (work: Promise<void>): Outcome => {
  await work;
  return [];
};

/** A broken rule is shown at its field; everything else is not the form's affair. */
async function orFaults(work: Promise<void>): Outcome {
  try {
    await work;
    return [];
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'rule_broken') throw error;
    return error.errors.map(({ pointer, detail }) => fault(pointer.slice(1), detail.de));
  }
}
