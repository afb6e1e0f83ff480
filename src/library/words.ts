import { dayInBerlin } from '../kernel/clock.js';
import { formatDay } from '../kernel/format.js';
import { type Language, type Text, text } from '../kernel/text.js';
import type { MarkTone } from '../web/index.js';
import type { HandoutAudience, HandoutFile, HandoutKind, HandoutState, Licence } from './handout.js';

export const libraryPath = '/arbeitshilfen';
export const staffLibraryPath = '/servicestelle/arbeitshilfen';

export const kindWords: Readonly<Record<HandoutKind, Text>> = {
  guide: text('Leitfaden', 'Guide'),
  template: text('Vorlage', 'Template'),
  slides: text('Folien', 'Slides'),
  study: text('Studie', 'Study'),
  other: text('Arbeitshilfe', 'Working aid'),
};

export const audienceWords: Readonly<Record<HandoutAudience, Text>> = {
  public: text('Öffentlich', 'Public'),
  cities: text('Für Programmstädte', 'For programme cities'),
};

export const licenceWords: Readonly<
  Record<Licence, { readonly name: Text; readonly address: string | null }>
> = {
  'cc-by-4.0': {
    name: text('CC BY 4.0', 'CC BY 4.0'),
    address: 'https://creativecommons.org/licenses/by/4.0/',
  },
  'cc-by-sa-4.0': {
    name: text('CC BY-SA 4.0', 'CC BY-SA 4.0'),
    address: 'https://creativecommons.org/licenses/by-sa/4.0/',
  },
  'cc0-1.0': {
    name: text('CC0 1.0', 'CC0 1.0'),
    address: 'https://creativecommons.org/publicdomain/zero/1.0/',
  },
  'dl-de-by-2.0': {
    name: text('Datenlizenz Deutschland, Namensnennung 2.0', 'Data licence Germany, attribution 2.0'),
    address: 'https://www.govdata.de/dl-de/by-2-0',
  },
  'all-rights': { name: text('Alle Rechte vorbehalten', 'All rights reserved'), address: null },
};

export const stateMarks: Readonly<Record<HandoutState, { readonly word: string; readonly tone: MarkTone }>> =
  {
    draft: { word: 'in Vorbereitung', tone: 'open' },
    published: { word: 'veröffentlicht', tone: 'ok' },
    withdrawn: { word: 'zurückgezogen', tone: 'hint' },
  };

/** Kind and size of a file: `PDF, 1,2 MB`. */
export function fileWords({ mediaType, byteLength }: HandoutFile, language: Language): string {
  const size = byteLength < 1_000_000 ? byteLength / 1_000 : byteLength / 1_000_000;
  const number = new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    maximumFractionDigits: 1,
  }).format(size);
  const format = formatNames.find(([part]) => mediaType.includes(part))?.[1] ?? text('Datei', 'File');
  return `${typeof format === 'string' ? format : format[language]}, ${number} ${byteLength < 1_000_000 ? 'kB' : 'MB'}`;
}

const formatNames = [
  ['pdf', 'PDF'],
  ['wordprocessingml', 'Word'],
  ['spreadsheetml', 'Excel'],
  ['presentationml', 'PowerPoint'],
  ['opendocument', 'OpenDocument'],
  ['image', text('Bild', 'Image')],
] as const;

/** Words of the public pages of the library. */
export const libraryMessages = {
  title: text('Arbeitshilfen', 'Working aids'),
  lead: text(
    'Leitfäden, Vorlagen und Folien der Servicestelle. Die Suche findet auch, was in PDF und Word steht.',
    'Guides, templates and slides of the service centre. The search also finds what stands in PDF and Word files.',
  ),
  search: text('Suchen', 'Search'),
  searchFor: text('Wonach suchen Sie?', 'What are you looking for?'),
  found: (count: number): Text =>
    text(count === 1 ? '1 Treffer' : `${count} Treffer`, count === 1 ? '1 match' : `${count} matches`),
  none: text('Noch nichts veröffentlicht.', 'Nothing published yet.'),
  nothingFound: text('Nichts gefunden. Suchen Sie mit anderen Wörtern.', 'Nothing found. Try other words.'),
  showAll: text('Alle zeigen', 'Show all'),
  handout: text('Arbeitshilfe', 'Working aid'),
  kind: text('Art', 'Kind'),
  licence: text('Nutzung', 'Terms'),
  author: text('Verfasser', 'Author'),
  newest: text('Neueste Fassung', 'Newest version'),
  version: (number: number, day: string): Text =>
    text(`Fassung ${number} vom ${day}`, `Version ${number} of ${day}`),
  earlier: text('Frühere Fassungen', 'Earlier versions'),
  withdrawn: text('Zurückgezogen, bitte nicht mehr verwenden', 'Withdrawn, please do not use any more'),
  noLongerGiven: text(
    'Seitdem zurückgezogen: Die Datei gibt es nicht mehr.',
    'Withdrawn since: the file is no longer given.',
  ),
  since: (version: string, day: string): Text =>
    text(`${version}, zurückgezogen am ${day}`, `${version}, withdrawn on ${day}`),
} as const;

/** "Fassung 2 vom 03.11.2026, zurückgezogen am 20.11.2026" */
export function withdrawnWords({ number, addedAt, withdrawnAt }: HandoutFile, language: Language): string {
  const version = libraryMessages.version(number, formatDay(dayInBerlin(addedAt), language))[language];
  if (withdrawnAt === null) return version;
  return libraryMessages.since(version, formatDay(dayInBerlin(withdrawnAt), language))[language];
}
