import { dayInBerlin, timeInBerlin } from '../kernel/clock.js';
import { addDays } from '../kernel/day.js';
import { programmeCities } from '../places/index.js';
import type { SentForm } from '../platform/http/form-body.js';
import { FormReader, typed } from '../web/index.js';
import { audiences, type EventParts, eventKinds, faultsOfEvent, readMoment, readTime } from './event.js';

/** Names are kept so long after an event when nobody says otherwise. */
const keptDays = 90;

const fieldOf: Readonly<Partial<Record<keyof EventParts, string>>> = {
  startsAt: 'startTime',
  endsAt: 'endTime',
};

export const addressOnline = /^https?:\/\/[^\s"<>]+$/;

/** An event as its form shows it; null for a new one. */
export function valuesOf(event: EventParts | null): SentForm {
  if (event === null) return { kind: 'training', audience: 'cities', remindBefore: '2' };
  return {
    title: event.title,
    kind: event.kind,
    audience: event.audience,
    description: event.description ?? '',
    place: event.place ?? '',
    heldIn: event.cityAgs ?? '',
    onlineAddress: event.onlineAddress ?? '',
    startDay: typed.day(dayInBerlin(event.startsAt)),
    startTime: timeInBerlin(event.startsAt),
    endDay: typed.day(dayInBerlin(event.endsAt)),
    endTime: timeInBerlin(event.endsAt),
    seats: typed.count(event.seats),
    registerUntil: typed.day(event.registerUntil),
    remindBefore: typed.count(event.remindBefore),
    deleteAfter: typed.day(event.deleteAfter),
  };
}

/** Reads the form of an event; what was counted there stays as it is. */
export function eventOfForm(
  values: SentForm,
  furtherAttendees: number | null,
): { readonly parts: EventParts } | { readonly faults: Readonly<Record<string, string>> } {
  const form = new FormReader(values);
  const startsAt = momentOf(form, values, 'start', values.startDay ?? '');
  // Most events end on the day they begin.
  const endsAt = momentOf(form, values, 'end', (values.endDay ?? '').trim() || (values.startDay ?? ''));
  const parts = {
    title: form.required('title', 200, 'Der Titel fehlt. Schreiben Sie, worum es geht.'),
    kind: form.choice('kind', eventKinds) ?? 'other',
    audience: form.choice('audience', audiences) ?? 'cities',
    description: form.words('description', 10_000),
    place: form.words('place', 300),
    cityAgs: programmeCities().find(({ ags }) => ags === values.heldIn)?.ags ?? null,
    onlineAddress: onlineOf(form),
    seats: atLeastOne(form, 'seats', 10_000),
    registerUntil: form.day('registerUntil'),
    remindBefore: atLeastOne(form, 'remindBefore', 30),
    furtherAttendees,
  };
  const deleteAfter = form.day('deleteAfter');
  if (startsAt === null || endsAt === null) return { faults: form.faults };
  const whole = {
    ...parts,
    startsAt,
    endsAt,
    deleteAfter: deleteAfter ?? addDays(dayInBerlin(endsAt), keptDays),
  };
  for (const [field, words] of Object.entries(faultsOfEvent(whole)))
    form.faults[fieldOf[field as keyof EventParts] ?? field] ??= words.de;
  return form.isRight ? { parts: whole } : { faults: form.faults };
}

/** Day and time of the beginning or the end. */
function momentOf(form: FormReader, values: SentForm, which: 'start' | 'end', day: string): Date | null {
  const word = which === 'start' ? 'Beginns' : 'Endes';
  const [dayField, timeField] = [`${which}Day`, `${which}Time`];
  const read = new FormReader({ [dayField]: day }).day(dayField);
  const time = values[timeField] ?? '';
  if (read === null)
    form.fault(dayField, `Der Tag des ${word} fehlt oder ist kein Tag. Schreiben Sie ihn wie 31.12.2026.`);
  if (readTime(time) === null)
    return form.fault(timeField, `Die Uhrzeit des ${word} fehlt oder ist keine. Schreiben Sie sie wie 9:30.`);
  const moment = readMoment(read, time);
  if (read !== null && moment === null)
    form.fault(
      timeField,
      'Diese Uhrzeit gibt es an dem Tag nicht: Die Uhr wird umgestellt. Wählen Sie eine andere.',
    );
  return moment;
}

function onlineOf(form: FormReader): string | null {
  const written = form.words('onlineAddress', 500);
  return written === null || addressOnline.test(written)
    ? written
    : form.fault('onlineAddress', 'Schreiben Sie die Adresse mit https:// davor.');
}

function atLeastOne(form: FormReader, field: string, most: number): number | null {
  const count = form.count(field, most);
  return count === 0
    ? form.fault(field, 'Die Zahl muss mindestens 1 sein, oder das Feld bleibt leer.')
    : count;
}
