import t from 'tap';
import { calendarOf } from '../../src/events/calendar.js';
import type { HeldEvent } from '../../src/events/event.js';
import { readTime } from '../../src/events/event.js';
import { eventOfForm, valuesOf } from '../../src/events/event-form.js';
import { instantInBerlin } from '../../src/kernel/clock.js';

const event: HeldEvent = {
  id: 7n,
  reference: 'VA0007',
  title: 'Fachtag; Quartiere, „Plätze“ und mehr: ein Titel, der länger ist als eine Zeile sein darf',
  kind: 'conference',
  audience: 'public',
  description: 'Erste Zeile\r\nZweite \\ Zeile',
  place: null,
  cityAgs: null,
  onlineAddress: 'https://konferenz.example/geheim',
  startsAt: new Date('2026-11-30T08:30:00Z'),
  endsAt: new Date('2026-11-30T14:00:00Z'),
  seats: null,
  registerUntil: null,
  remindBefore: 2,
  deleteAfter: '2027-02-28',
  furtherAttendees: null,
  state: 'cancelled',
  version: 3,
  updatedAt: new Date('2026-11-01T10:00:00Z'),
  registered: 0,
  reserved: 0,
  waiting: 0,
  attended: null,
  isOpen: false,
  hasBegun: false,
  isOver: false,
};

t.test('a calendar file: lines of 75 bytes at most, special signs escaped, times in UTC', async (t) => {
  const file = calendarOf([event], 'https://register.example');
  const lines = file.split('\r\n');
  t.notMatch(file.replaceAll('\r\n', ''), /[\r\n]/, 'every line ends in CRLF');
  for (const line of lines) t.ok(Buffer.byteLength(line) <= 75, line);
  const unfolded = file.replaceAll('\r\n ', '').split('\r\n');
  t.match(unfolded, [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    /^PRODID:/,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    'UID:VA0007@register.example',
    'DTSTAMP:20261101T100000Z',
    'LAST-MODIFIED:20261101T100000Z',
    'SEQUENCE:2',
    'DTSTART:20261130T083000Z',
    'DTEND:20261130T140000Z',
  ]);
  t.ok(unfolded.includes(`SUMMARY:${event.title.replace(';', '\\;').replaceAll(',', '\\,')}`));
  t.ok(unfolded.includes('DESCRIPTION:Erste Zeile\\nZweite \\\\ Zeile'));
  t.ok(unfolded.includes('STATUS:CANCELLED'));
  t.notMatch(file, /geheim/, 'the address online is for those who have a seat');
});

t.test('times of the clock in Saxony, in winter and summer and in the nights it is changed', async (t) => {
  const at = (day: string, time: string) => instantInBerlin(day, time)?.toISOString() ?? null;
  t.equal(at('2026-11-30', '09:30'), '2026-11-30T08:30:00.000Z');
  t.equal(at('2026-07-01', '09:30'), '2026-07-01T07:30:00.000Z');
  t.equal(at('2026-07-01', '00:15'), '2026-06-30T22:15:00.000Z');
  t.equal(at('2027-03-28', '02:30'), null, 'the hour that is left out');
  t.equal(at('2026-10-25', '02:30'), '2026-10-25T00:30:00.000Z', 'of the hour that comes twice the first');
  t.same(['9', '9:30', '09.30 Uhr', '24:00', '9:60', 'früh', ''].map(readTime), [
    '09:00',
    '09:30',
    '09:30',
    null,
    null,
    null,
    null,
  ]);
});

t.test(
  'the form of an event says everything that is wrong at once, and gives back what it shows',
  async (t) => {
    const wrong = eventOfForm(
      {
        title: ' ',
        startDay: '31.02.2026',
        startTime: 'früh',
        endTime: '',
        seats: '0',
        onlineAddress: 'konferenz.example',
        remindBefore: 'zwei',
      },
      null,
    );
    t.same('faults' in wrong && Object.keys(wrong.faults).sort(), [
      'endDay',
      'endTime',
      'onlineAddress',
      'remindBefore',
      'seats',
      'startDay',
      'startTime',
      'title',
    ]);
    const late = eventOfForm(
      { ...valuesOf(event), endTime: '8:00', registerUntil: '01.12.2026', deleteAfter: '01.01.2028' },
      null,
    );
    t.same('faults' in late && Object.keys(late.faults).sort(), ['deleteAfter', 'endTime', 'registerUntil']);
    const same = eventOfForm(valuesOf(event), null);
    t.match('parts' in same && same.parts, {
      startsAt: event.startsAt,
      endsAt: event.endsAt,
      deleteAfter: event.deleteAfter,
      remindBefore: 2,
    });
    const short = eventOfForm({ ...valuesOf(event), endDay: '', deleteAfter: '' }, null);
    t.match('parts' in short && short.parts, { endsAt: event.endsAt, deleteAfter: '2027-02-28' });
  },
);
