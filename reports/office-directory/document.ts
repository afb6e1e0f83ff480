import { formatCount, formatDay } from '../../src/kernel/format.js';
import type { Language } from '../../src/kernel/text.js';
import { hoursLines, noticeText } from '../../src/offices/index.js';
import type {
  Block,
  Fact,
  ReportDocument,
  ReportInputs,
  ReportSettings,
  Table,
} from '../../src/reporting/index.js';
import { cityName, localPath } from '../../src/web/index.js';
import { type Cell, day, text, textColumn } from '../shared/cells.js';
import { downloadsOf } from '../shared/downloads.js';
import { addressOf } from '../shared/neighbourhood-tables.js';
import { note, section } from '../shared/notes.js';
import type { ReportedOffice } from '../shared/reported-offices.js';
import { registerState } from '../shared/words.js';
import type { OfficeDirectoryData } from './dataset.js';
import type { OfficeDirectoryParameters } from './parameters.js';
import { words } from './words.js';

/** Offices by city, each with what visitors want to know. */
export function officeDirectoryDocument(
  data: OfficeDirectoryData,
  { language, reckoningDay }: ReportInputs<OfficeDirectoryParameters>,
  settings: ReportSettings,
): ReportDocument {
  const { register, city, offices } = data;
  const query = [
    ...(city === null ? [] : [`city=${city}`]),
    `asOf=${register.revision}`,
    `reckoningDay=${reckoningDay}`,
  ].join('&');
  const path = `/berichte/quartiersbueros?${query}`;
  const title = (city === null ? words.title : words.titleOf(cityName(city)))[language];
  const cities = [...new Set(offices.map(({ cityAgs }) => cityAgs))];
  return {
    language,
    textLanguage: 'de',
    kindTitle: words.kind[language],
    context: [formatDay(reckoningDay, language)],
    title,
    lead: words.lead(offices.length, cities.length)[language],
    subject: words.kind[language],
    blocks: [
      tableOfAll(data, language),
      ...(offices.length === 0 ? [note(null, words.noOffices[language])] : []),
      ...cities.flatMap((ags) => cityBlocks(data, ags, language)),
    ],
    colophon: [],
    funding: { sentence: words.cofunded[language], landNotice: settings.landNotice },
    registerState: registerState(
      formatCount(register.revision, language),
      formatDay(register.publishedOn, language),
    )[language],
    path,
    address: settings.publicUrl.replace(/^https?:\/\//, '') + localPath(language, path),
    date: register.publishedOn,
    onePage: false,
    downloads: downloadsOf('office-directory', query, language, { hasCsv: true }),
    related: [{ label: words.offices[language], path: '/quartiersbueros' }],
  };
}

function cityBlocks({ offices, areas }: OfficeDirectoryData, ags: string, language: Language): Block[] {
  const own = offices.filter(({ cityAgs }) => cityAgs === ags);
  return [
    section(`stadt-${ags}`, cityName(ags), words.count(own.length)[language]),
    ...own.flatMap((office): Block[] => [
      { kind: 'heading', level: 3, text: office.name },
      { kind: 'facts', facts: factsOf(office, areas, language) },
    ]),
  ];
}

function factsOf(office: ReportedOffice, areas: OfficeDirectoryData['areas'], language: Language): Fact[] {
  const always = (key: keyof typeof words & string, label: string, value: string | null): Fact => ({
    key,
    label,
    value: value === null ? null : text(value),
  });
  const known = (key: keyof typeof words & string, label: string, value: string | null): Fact[] =>
    value === null ? [] : [always(key, label, value)];
  return [
    ...office.notices.map((notice) =>
      always('notice', words.notice[language], `${notice.title}. ${noticeText(notice, language)}`.trim()),
    ),
    always('address', words.address[language], addressOf(office)),
    always('hours', words.hours[language], hoursOf(office, language)),
    always(
      'contact',
      words.contact[language],
      [office.phone, office.email, office.website].filter((part) => part !== null).join(', ') || null,
    ),
    ...known('carrier', words.carrier[language], office.carrier),
    ...known('area', words.area[language], areaNameOf(office, areas)),
    ...known('tasks', words.tasks[language], listed(office.tasks)),
    ...known('offers', words.offers[language], listed(office.offers)),
    ...known('rooms', words.rooms[language], roomsOf(office, language)),
    ...known('booking', words.booking[language], office.booking),
    { key: 'checked', label: words.checked[language], value: day(office.checkedOn) ?? null },
  ];
}

const listed = (lines: readonly string[]): string | null => (lines.length === 0 ? null : lines.join('; '));

const hoursOf = ({ hours, hoursNote }: ReportedOffice, language: Language): string | null =>
  [...hoursLines(hours, language), ...(hoursNote === null ? [] : [hoursNote])].join('; ') || null;

const areaNameOf = ({ area }: ReportedOffice, areas: OfficeDirectoryData['areas']): string | null =>
  areas.find(({ reference }) => reference === area)?.name ?? null;

const roomsOf = ({ rooms }: ReportedOffice, language: Language): string | null =>
  listed(
    rooms.map(({ name, seats, equipment }) =>
      [name, seats === null ? null : words.seats(seats)[language], equipment]
        .filter((part) => part !== null)
        .join(', '),
    ),
  );

/** One row per office for workbook, CSV and JSON; readers have the facts below. */
function tableOfAll({ offices, areas }: OfficeDirectoryData, language: Language): Table {
  const said = (value: string | null): Cell => (value === null ? null : text(value));
  const fields = ['carrier', 'street', 'postcode', 'town', 'phone', 'email', 'website'] as const;
  return {
    kind: 'table',
    key: 'offices',
    title: words.offices[language],
    columns: [
      textColumn('ags', { de: 'AGS', en: 'AGS' }, 12),
      textColumn('city', words.city, 24),
      textColumn('reference', { de: 'Kennung', en: 'Reference' }, 12),
      textColumn('office', words.office, 40, { verbatim: true }),
      textColumn('area', words.area, 30, { verbatim: true }),
      ...fields.map((field) => textColumn(field, words[field], 28, { verbatim: true })),
      textColumn('hours', words.hours, 44),
      textColumn('notice', words.notice, 60, { verbatim: true }),
      { key: 'checkedOn', heading: words.checked, type: 'day', width: 18 },
    ],
    rows: offices.map((office) => [
      text(office.cityAgs),
      text(cityName(office.cityAgs)),
      text(office.reference),
      text(office.name),
      said(areaNameOf(office, areas)),
      ...fields.map((field) => said(office[field])),
      said(hoursOf(office, language)),
      office.notices.length === 0
        ? { type: 'none' as const }
        : text(office.notices.map((one) => `${one.title}. ${noticeText(one, language)}`.trim()).join(' ')),
      day(office.checkedOn),
    ]),
    totalLabel: null,
    only: 'data',
  };
}
