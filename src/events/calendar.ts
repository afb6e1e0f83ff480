import { contentLines, escapedText } from '../platform/files/content-lines.js';
import type { EventState, HeldEvent } from './event.js';

/** An instant as calendars write it, in UTC: every program shows it by its own clock (RFC 5545, 3.3.5). */
const stamp = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '');

const statusOf: Readonly<Record<EventState, string>> = {
  draft: 'TENTATIVE',
  announced: 'CONFIRMED',
  cancelled: 'CANCELLED',
};

/** Events as a calendar file (RFC 5545). `publicUrl` is the address people use, without a slash at the end. */
export function calendarOf(events: readonly HeldEvent[], publicUrl: string): string {
  return contentLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Steckbrief//Veranstaltungen//DE',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...events.flatMap((event) => entryOf(event, publicUrl)),
    'END:VCALENDAR',
  ]);
}

function entryOf(event: HeldEvent, publicUrl: string): string[] {
  const address = `${publicUrl}/veranstaltungen/${event.reference}`;
  return [
    'BEGIN:VEVENT',
    `UID:${event.reference}@${new URL(publicUrl).hostname}`,
    `DTSTAMP:${stamp(event.updatedAt)}`,
    `LAST-MODIFIED:${stamp(event.updatedAt)}`,
    // Programs take a later number for the newer state of the same entry.
    `SEQUENCE:${event.version - 1}`,
    `DTSTART:${stamp(event.startsAt)}`,
    `DTEND:${stamp(event.endsAt)}`,
    `SUMMARY:${escapedText(event.title)}`,
    ...(event.description === null ? [] : [`DESCRIPTION:${escapedText(event.description)}`]),
    `LOCATION:${escapedText(event.place ?? 'online')}`,
    `URL:${address}`,
    `STATUS:${statusOf[event.state]}`,
    'END:VEVENT',
  ];
}
