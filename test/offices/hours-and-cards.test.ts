import t from 'tap';
import { checkOffice, hasValidContact } from '../../src/offices/check-office.js';
import { hoursLines, readHours } from '../../src/offices/hours.js';
import { isValidOn, type Office } from '../../src/offices/office.js';
import { placeData } from '../../src/offices/place-data.js';
import { vcardOf } from '../../src/offices/vcard.js';

const office: Office = {
  name: 'Quartiersbüro Gesundbrunnen',
  area: null,
  carrier: 'Stadt Bautzen, Amt für Soziales',
  street: 'Gesundbrunnenring 7',
  postcode: '02625',
  town: 'Bautzen',
  phone: '03591 1234-56',
  email: 'quartier@bautzen.example',
  website: null,
  hours: [
    { day: 2, from: '10:00', to: '12:00' },
    { day: 2, from: '14:00', to: '18:00' },
  ],
  hoursNote: null,
  tasks: [],
  goals: [],
  offers: [],
  rooms: [],
  booking: null,
  notices: [],
  checkedOn: '2026-10-02',
};

t.test('opening hours are read as people write them', async (t) => {
  for (const [written, lines] of [
    ['Di 10–12 und 14–18 Uhr\nDo 14–18 Uhr', ['Di 10–12 und 14–18 Uhr', 'Do 14–18 Uhr']],
    ['Mo bis Mi: 9.30 bis 12 Uhr', ['Mo 9:30–12 Uhr', 'Di 9:30–12 Uhr', 'Mi 9:30–12 Uhr']],
    [
      'Dienstag, Donnerstag 08:00-12:00, 13:00 - 15:30',
      ['Di 8–12 und 13–15:30 Uhr', 'Do 8–12 und 13–15:30 Uhr'],
    ],
    ['Fr 20-24 Uhr\nMo 7-8', ['Mo 7–8 Uhr', 'Fr 20–24 Uhr']],
    ['Sonnabend 10–12\nSonntags 15–17', ['Sa 10–12 Uhr', 'So 15–17 Uhr']],
    ['', []],
  ] as const) {
    const read = readHours(written);
    t.same('line' in read ? read.line : hoursLines(read, 'de'), lines, written);
    if (!('line' in read))
      t.same(readHours(hoursLines(read, 'de').join('\n')), read, 'what is shown is read again');
  }
  for (const line of [
    'Di nachmittags',
    'Di 12–10',
    'Di 25–26 Uhr',
    '10–12 Uhr',
    'Mittag 10–12',
    'Fr–Di 9–10',
    'Di 9:70–10',
  ])
    t.same(readHours(`Mo 9–10\n${line}`), { line }, line);
  t.same(hoursLines(office.hours, 'en'), ['Tue 10:00–12:00 and 14:00–18:00']);
});

t.test('a card says what address books read, whatever stands in the fields', async (t) => {
  const card = vcardOf(
    { ...office, carrier: 'Amt; Soziales, \\ Büro\nHaus 2', name: 'ä'.repeat(60) },
    'https://x/quartiersbueros/QB0001',
  );
  t.match(card, /^BEGIN:VCARD\r\nVERSION:4\.0\r\n/);
  t.match(card, 'ORG:Amt\\; Soziales\\, \\\\ Büro\\nHaus 2\r\n');
  t.match(card, 'ADR;TYPE=work:;;Gesundbrunnenring 7;Bautzen;;02625;Deutschland\r\n');
  for (const line of card.split('\r\n')) t.ok(Buffer.byteLength(line) <= 75, line);
  t.match(card.replaceAll('\r\n ', ''), `FN:${'ä'.repeat(60)}\r\n`, 'a folded line reads as one');
});

t.test('search engines read address and hours', async (t) => {
  t.match(placeData(office, 'https://x/quartiersbueros/QB0001'), {
    '@context': 'https://schema.org',
    url: 'https://x/quartiersbueros/QB0001',
    address: { postalCode: '02625' },
    openingHoursSpecification: [
      { dayOfWeek: 'https://schema.org/Tuesday', opens: '10:00' },
      { closes: '18:00' },
    ],
  });
  t.notOk('telephone' in placeData({ ...office, phone: null }, 'x'), 'what is not known is left out');
});

t.test('the service centre sees who cannot be reached, cities what to mend', async (t) => {
  const today = '2026-11-26';
  const codes = (change: Partial<Office>) =>
    checkOffice({ ...office, ...change }, today).map(({ code }) => code);
  t.same(codes({}), []);
  t.same(codes({ phone: null, email: null, street: null, hours: [] }), [
    'contact_missing',
    'address_missing',
    'hours_missing',
  ]);
  t.same(codes({ checkedOn: '2025-11-26' }), []);
  t.same(codes({ checkedOn: '2025-11-25' }), ['not_checked_lately']);
  t.same(codes({ checkedOn: null }), ['not_checked_lately']);
  t.equal(checkOffice({ ...office, checkedOn: '2026-11-27' }, today)[0]?.severity, 'error');
  const notice = {
    title: 'Stelle zurzeit nicht besetzt',
    text: null,
    standIn: 'Rathaus',
    from: '2026-09-01',
    until: null,
  };
  t.same(codes({ notices: [notice] }), []);
  t.same(codes({ notices: [{ ...notice, until: '2026-11-25' }] }), ['notice_expired']);
  t.same(codes({ notices: [{ ...notice, until: '2026-08-31' }] }), ['end_before_start']);
  t.ok(isValidOn(notice, today));
  t.notOk(isValidOn(notice, '2026-08-31'));
  t.ok(hasValidContact(office, today));
  t.notOk(hasValidContact({ ...office, phone: null, email: null }, today));
  t.notOk(hasValidContact({ ...office, checkedOn: '2025-01-01' }, today));
});
