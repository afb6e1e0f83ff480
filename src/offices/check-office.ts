import { addMonths, type Day } from '../kernel/day.js';
import type { Finding } from '../kernel/finding.js';
import { formatDay } from '../kernel/format.js';
import { error, hint } from '../kernel/said-finding.js';
import { checkedForMonths, type Office } from './office.js';

/** What is to be said about an office on a day: errors stop it, hints say what visitors and the service centre will miss. */
export function checkOffice(office: Office, today: Day): Finding[] {
  return [...reachFindings(office), ...checkFindings(office, today), ...noticeFindings(office, today)];
}

/** Whether visitors have a way to reach it that somebody has looked at within the last twelve months. */
export const hasValidContact = (office: Office, today: Day): boolean =>
  (office.phone !== null || office.email !== null) &&
  office.checkedOn !== null &&
  office.checkedOn >= addMonths(today, -checkedForMonths);

function reachFindings({ phone, email, street, hours, hoursNote }: Office): Finding[] {
  const found: Finding[] = [];
  if (phone === null && email === null)
    found.push(
      hint({
        code: 'contact_missing',
        field: 'phone',
        reason: ['Weder Telefon noch E-Mail ist angegeben.', 'Neither telephone nor e-mail is given.'],
        remedy: ['Tragen Sie mindestens eines ein.', 'Enter at least one of them.'],
      }),
    );
  if (street === null)
    found.push(
      hint({
        code: 'address_missing',
        field: 'street',
        reason: ['Die Anschrift fehlt.', 'The address is missing.'],
        remedy: ['Tragen Sie ein, wohin Besucher kommen.', 'Enter where visitors should come.'],
      }),
    );
  if (hours.length === 0 && hoursNote === null)
    found.push(
      hint({
        code: 'hours_missing',
        field: 'hours',
        reason: ['Öffnungszeiten fehlen.', 'Opening hours are missing.'],
        remedy: [
          'Tragen Sie sie ein, oder schreiben Sie dazu, wie man einen Termin bekommt.',
          'Enter them, or write how to get an appointment.',
        ],
      }),
    );
  return found;
}

function checkFindings({ checkedOn }: Office, today: Day): Finding[] {
  if (checkedOn !== null && checkedOn > today)
    return [
      error({
        code: 'checked_in_future',
        field: 'checkedOn',
        reason: [
          'Der Tag der letzten Prüfung liegt in der Zukunft.',
          'The day of the last check is in the future.',
        ],
        remedy: [
          'Tragen Sie den Tag ein, an dem Sie die Angaben geprüft haben.',
          'Enter the day you checked.',
        ],
      }),
    ];
  if (checkedOn !== null && checkedOn >= addMonths(today, -checkedForMonths)) return [];
  return [
    hint({
      code: 'not_checked_lately',
      field: 'checkedOn',
      reason: [
        checkedOn === null
          ? 'Es ist nicht vermerkt, wann die Angaben zuletzt geprüft wurden.'
          : `Die Angaben wurden zuletzt am ${formatDay(checkedOn, 'de')} geprüft.`,
        checkedOn === null
          ? 'It is not noted when the details were last checked.'
          : `The details were last checked on ${formatDay(checkedOn, 'en')}.`,
      ],
      remedy: [
        'Prüfen Sie sie mindestens einmal im Jahr und tragen Sie den Tag ein.',
        'Check them at least once a year and enter the day.',
      ],
    }),
  ];
}

const noticeFindings = ({ notices }: Office, today: Day): Finding[] =>
  notices.flatMap(({ from, until, title }, index) => {
    const field = `notices.${index}.until`;
    if (from !== null && until !== null && until < from)
      return [
        error({
          code: 'end_before_start',
          field,
          reason: [
            `Aushang „${title}“: Das Ende liegt vor dem Beginn.`,
            `Notice “${title}”: the end is before the start.`,
          ],
          remedy: ['Prüfen Sie beide Tage.', 'Check both days.'],
        }),
      ];
    if (until === null || until >= today) return [];
    return [
      hint({
        code: 'notice_expired',
        field,
        reason: [
          `Der Aushang „${title}“ galt bis ${formatDay(until, 'de')} und wird nicht mehr gezeigt.`,
          `The notice “${title}” was valid until ${formatDay(until, 'en')} and is not shown any more.`,
        ],
        remedy: ['Verlängern oder entfernen Sie ihn.', 'Extend or remove it.'],
      }),
    ];
  });
