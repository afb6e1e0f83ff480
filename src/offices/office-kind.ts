import { type CityRecordKind, recordsAt } from '../city-records/index.js';
import { viewpointAt } from '../history/index.js';
import { text } from '../kernel/text.js';
import type { Transaction } from '../platform/database/database.js';
import type { SentForm } from '../platform/http/form-body.js';
import { bareAddress } from '../platform/mail/queue-mail.js';
import { FormReader, typed } from '../web/index.js';
import { checkOffice } from './check-office.js';
import { hoursLines, readHours } from './hours.js';
import {
  mostNotices,
  mostRooms,
  type Office,
  type OfficeNotice,
  type OpeningHours,
  type Room,
} from './office.js';
import { peoplePath } from './people-path.js';
import { addressOfSite, officeSchema, phoneNumber } from './schemas.js';
import { unreachablePage } from './unreachable.js';
import { OfficeFields } from './views/office-fields.js';
import { OfficeSheet } from './views/office-sheet.js';

/** Neighbourhood offices of cities. */
export const officeKind: CityRecordKind<Office> = {
  kind: 'office',
  word: text('Quartiersbüro', 'Neighbourhood office'),
  plural: text('Quartiersbüros', 'Neighbourhood offices'),
  path: '/quartiersbueros',
  reminders: unreachablePage,
  beside: { label: 'Personen', path: peoplePath },
  nameOf: ({ name }) => name,
  schema: officeSchema,
  check: async (tx, { content }) => checkOffice(content, (await viewpointAt(tx)).reckoningDay),
  form: { valuesOf, read: officeOfForm, choices: choicesOf, Fields: OfficeFields },
  Sheet: OfficeSheet,
  compared: {
    labels: {
      name: 'Name',
      area: 'Gebiet',
      carrier: 'Träger',
      street: 'Straße und Hausnummer',
      postcode: 'Postleitzahl',
      town: 'Ort',
      phone: 'Telefon',
      email: 'E-Mail',
      website: 'Internet',
      hours: 'Öffnungszeit',
      'hours.day': 'Wochentag (1 ist Montag)',
      'hours.from': 'von',
      'hours.to': 'bis',
      hoursNote: 'Hinweis zu den Öffnungszeiten',
      tasks: 'Aufgaben',
      goals: 'Ziele',
      offers: 'Angebote',
      rooms: 'Raum',
      'rooms.seats': 'Plätze',
      'rooms.equipment': 'Ausstattung',
      booking: 'Anfragen zu Räumen an',
      notices: 'Aushang',
      'notices.text': 'Text',
      'notices.standIn': 'Vertretung',
      'notices.from': 'Gilt ab',
      'notices.until': 'Gilt bis',
      checkedOn: 'Angaben geprüft am',
    },
    keys: { rooms: 'name', notices: 'title' },
  },
};

async function choicesOf(tx: Transaction, cityAgs: string) {
  const { revision } = await viewpointAt(tx);
  const areas = cityAgs === '' ? [] : await recordsAt(tx, 'area', revision, cityAgs);
  return {
    area: areas.map(({ reference, content }) => ({
      value: reference,
      label: `${String(content.name)} (${reference})`,
    })),
  };
}

const numbered = <Part>(
  parts: readonly Part[],
  valuesOfPart: (part: Part, index: number) => SentForm,
): SentForm => Object.assign({}, ...parts.map(valuesOfPart));

function valuesOf(office: Office | null): SentForm {
  if (office === null) return {};
  return {
    ...Object.fromEntries(
      (
        [
          'name',
          'area',
          'carrier',
          'street',
          'postcode',
          'town',
          'phone',
          'email',
          'website',
          'hoursNote',
          'booking',
        ] as const
      ).map((field) => [field, office[field] ?? '']),
    ),
    hours: hoursLines(office.hours, 'de').join('\n'),
    tasks: typed.lines(office.tasks),
    goals: typed.lines(office.goals),
    offers: typed.lines(office.offers),
    checkedOn: typed.day(office.checkedOn),
    ...numbered(office.rooms, ({ name, seats, equipment }, index) => ({
      [`room${index}Name`]: name,
      [`room${index}Seats`]: typed.count(seats),
      [`room${index}Equipment`]: equipment ?? '',
    })),
    ...numbered(office.notices, (notice, index) => ({
      [`notice${index}Title`]: notice.title,
      [`notice${index}Text`]: notice.text ?? '',
      [`notice${index}StandIn`]: notice.standIn ?? '',
      [`notice${index}From`]: typed.day(notice.from),
      [`notice${index}Until`]: typed.day(notice.until),
    })),
  };
}

function officeOfForm(values: SentForm) {
  const form = new FormReader(values);
  const content: Office = {
    name: form.required('name', 200, 'Der Name fehlt. Schreiben Sie, wie das Büro heißt.'),
    area: form.words('area', 20),
    carrier: form.words('carrier', 200),
    street: form.words('street', 200),
    postcode: form.matching('postcode', 5, /^\d{5}$/, 'Eine Postleitzahl hat fünf Ziffern.'),
    town: form.words('town', 100),
    phone: form.matching(
      'phone',
      40,
      phoneNumber,
      'Das ist keine Telefonnummer. Schreiben Sie sie wie 03591 1234-56.',
    ),
    email: form.matching(
      'email',
      254,
      bareAddress,
      'Das ist keine E-Mail-Adresse. Schreiben Sie sie wie name@stadt.de.',
    ),
    website: form.matching('website', 500, addressOfSite, 'Schreiben Sie die Adresse mit https:// davor.'),
    hours: hoursOf(form, values.hours ?? ''),
    hoursNote: form.words('hoursNote', 500),
    tasks: form.lines('tasks', 500, 20),
    goals: form.lines('goals', 500, 20),
    offers: form.lines('offers', 500, 50),
    rooms: roomsOf(form),
    booking: form.words('booking', 500),
    notices: noticesOf(form),
    checkedOn: form.day('checkedOn'),
  };
  return form.isRight ? { content } : { faults: form.faults };
}

function hoursOf(form: FormReader, written: string): OpeningHours[] {
  const read = readHours(written);
  if ('line' in read) {
    form.fault(
      'hours',
      `Die Zeile „${read.line}“ lässt sich nicht lesen. Schreiben Sie je Zeile Tage und Zeiten, zum Beispiel: Di 10–12 und 14–18 Uhr.`,
    );
    return [];
  }
  return [...read];
}

function roomsOf(form: FormReader): Room[] {
  return Array.from({ length: mostRooms }, (_, index) => `room${index}`).flatMap((prefix) => {
    const seats = form.count(`${prefix}Seats`, 5_000);
    const equipment = form.words(`${prefix}Equipment`, 500);
    const name = form.words(`${prefix}Name`, 200);
    if (name !== null) return [{ name, seats, equipment }];
    if (seats !== null || equipment !== null)
      form.fault(
        `${prefix}Name`,
        'Der Name des Raums fehlt. Schreiben Sie ihn dazu, oder leeren Sie die Zeile.',
      );
    return [];
  });
}

function noticesOf(form: FormReader): OfficeNotice[] {
  return Array.from({ length: mostNotices }, (_, index) => `notice${index}`).flatMap((prefix) => {
    const said = form.words(`${prefix}Text`, 1_000);
    const standIn = form.words(`${prefix}StandIn`, 300);
    const from = form.day(`${prefix}From`);
    const until = form.day(`${prefix}Until`);
    const title = form.words(`${prefix}Title`, 200);
    if (title !== null) return [{ title, text: said, standIn, from, until }];
    if ([said, standIn, from, until].some((value) => value !== null))
      form.fault(
        `${prefix}Title`,
        'Die Überschrift des Aushangs fehlt. Schreiben Sie sie dazu, oder leeren Sie ihn.',
      );
    return [];
  });
}
