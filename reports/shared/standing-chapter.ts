import { formatCount, formatDay } from '../../src/kernel/format.js';
import { type Language, text as words } from '../../src/kernel/text.js';
import type { Block, Table } from '../../src/reporting/index.js';
import { requirementLabel } from '../../src/rounds/index.js';
import { amount, count, day, figureColumn, none, text, textColumn } from './cells.js';
import { headings } from './headings.js';
import type { ListedProject } from './listed-projects.js';
import { section } from './notes.js';
import {
  type CityDelivery,
  type Delivery,
  type ListedProof,
  proofStandings,
  type Standing,
} from './standing.js';
import { nameColumn } from './sum-tables.js';
import { common } from './words.js';

export const chapterTitle = words('Zuarbeit und Nachweise', 'Deliveries and proofs');

const tableTitles = {
  delivery: words('Zuarbeit der Städte', 'Deliveries of cities'),
  carried: words('Fortgeschriebene Vorhaben', 'Projects carried forward'),
  proofStandings: words('Stand der Nachweise', 'Standing of proofs'),
  overdue: words('Überfällige Nachweise', 'Overdue proofs'),
} as const;

/** Which cities delivered, and which proofs are due: for the service centre and auditors only. */
export function standingBlocks(
  found: Standing | null,
  projects: readonly ListedProject[],
  language: Language,
): Block[] {
  if (found === null) return [];
  return [
    { kind: 'chapter', key: 'standing', title: chapterTitle[language], lead: internal[language] },
    ...delivery(found.delivery, language),
    ...carriedForward(found.delivery?.cities ?? [], projects, language),
    ...proofs(found.proofs, language),
  ];
}

const internal = words(
  'Nur für die Servicestelle und die Prüfung. Stand bei der Erstellung, nicht der des Registerstands.',
  'For the service centre and auditors only. As on the day of making, not as of the registry revision.',
);

function delivery(found: Delivery | null, language: Language): Block[] {
  const title = tableTitles.delivery[language];
  if (found === null)
    return [section('delivery', title, words('Noch keine Abfrage.', 'No round yet.')[language])];
  const { name, dueOn, cities } = found;
  const complete = cities.filter(({ open }) => open === 0).length;
  const answered =
    cities.length === 1
      ? words(
          complete === 1
            ? 'Zu allen Vorhaben ist geantwortet.'
            : 'Zu allen Vorhaben ist noch nicht geantwortet.',
          complete === 1 ? 'All projects are answered for.' : 'Not all projects are answered for yet.',
        )
      : words(
          `${formatCount(complete, 'de')} von ${formatCount(cities.length, 'de')} Städten ${complete === 1 ? 'hat' : 'haben'} zu allen Vorhaben geantwortet.`,
          `${formatCount(complete, 'en')} of ${formatCount(cities.length, 'en')} cities ${complete === 1 ? 'has' : 'have'} answered for all projects.`,
        );
  const sentence = words(
    `${name}, Stichtag ${formatDay(dueOn, 'de')}: ${answered.de} Was offen ist, steht im Bericht, wie es zuletzt veröffentlicht wurde (fortgeschrieben).`,
    `${name}, due ${formatDay(dueOn, 'en')}: ${answered.en} What is open stands in the report as last published (carried forward).`,
  );
  const table: Table = {
    kind: 'table',
    key: 'delivery',
    title,
    columns: [
      nameColumn('city', headings.city),
      figureColumn('asked', headings.asked, 'count', 18),
      figureColumn('handedIn', headings.handedIn, 'count', 18),
      figureColumn('unchanged', headings.unchanged, 'count', 26),
      figureColumn('carried', headings.carried, 'count', 24),
    ],
    rows: cities.map((city) => [
      text(city.name),
      count(city.total),
      count(city.handedIn),
      count(city.unchanged),
      count(city.open),
    ]),
    totalLabel: common.total[language],
    dense: cities.length > 24,
  };
  return [section('delivery', title, sentence[language]), ...(cities.length === 0 ? [] : [table])];
}

/** Whose figures are those of before, one by one, with what was asked for and is not known. */
function carriedForward(
  cities: readonly CityDelivery[],
  projects: readonly ListedProject[],
  language: Language,
): Block[] {
  const listed = new Map(projects.map((project) => [project.reference, project]));
  const rows = cities.flatMap(({ name: city, carried = [] }) =>
    carried.map(({ reference, name, missing }) => [
      text(city),
      text(reference),
      text(name),
      amount(listed.get(reference)?.totalEligibleCost ?? null),
      missing.length === 0
        ? none
        : text(missing.map((field) => requirementLabel(field)[language]).join(', ')),
    ]),
  );
  if (rows.length === 0) return [];
  const isSomethingMissing = cities.some(({ carried = [] }) =>
    carried.some(({ missing }) => missing.length > 0),
  );
  const table: Table = {
    kind: 'table',
    key: 'carriedForward',
    title: tableTitles.carried[language],
    columns: [
      textColumn('city', headings.city, 26, { total: 'label', verbatim: true }),
      textColumn('reference', headings.reference, 20),
      textColumn('name', headings.name, 52, { verbatim: true }),
      figureColumn('totalEligibleCost', headings.cost, 'money', 28),
      textColumn('missing', headings.notFilled, 34, isSomethingMissing ? {} : { only: 'data' }),
    ],
    rows,
    totalLabel: common.total[language],
    dense: true,
  };
  const sentence = isSomethingMissing
    ? words(`${carriedSentence.de} ${missingSentence.de}`, `${carriedSentence.en} ${missingSentence.en}`)
    : carriedSentence;
  return [section('carriedForward', tableTitles.carried[language], sentence[language]), table];
}

const carriedSentence = words(
  'Ihre Zahlen stehen im Bericht, wie sie zuletzt veröffentlicht wurden.',
  'Their figures stand in the report as last published.',
);
const missingSentence = words(
  'Die letzte Spalte nennt, was die Abfrage verlangt und das Register nicht kennt.',
  'The last column names what the round asks for and the registry does not know.',
);

const standingNames = {
  overdue: words('überfällig', 'overdue'),
  due: words('fällig, noch nicht abgelaufen', 'due, not yet passed'),
  undetermined: words('Tag nicht bestimmt', 'day not determined'),
  handedIn: words('bei der SAB', 'with the SAB'),
  examined: words('geprüft', 'examined'),
  waived: words('nicht verlangt', 'not asked for'),
} as const;

function proofs(found: readonly ListedProof[], language: Language): Block[] {
  const overdue = found.filter(({ standing: one }) => one === 'overdue');
  const sentence = words(
    `${formatCount(found.length, 'de')} Nachweise zu Vorhaben des Programms, ${formatCount(overdue.length, 'de')} davon überfällig.`,
    `${formatCount(found.length, 'en')} proofs for projects of the programme, ${formatCount(overdue.length, 'en')} of them overdue.`,
  );
  const summary: Table = {
    kind: 'table',
    key: 'proofStandings',
    title: tableTitles.proofStandings[language],
    columns: [
      nameColumn('standing', tableTitles.proofStandings),
      figureColumn('number', headings.number, 'count', 24),
    ],
    rows: proofStandings.map((one) => [
      text(standingNames[one][language]),
      count(found.filter(({ standing: other }) => other === one).length),
    ]),
    totalLabel: common.total[language],
  };
  return [
    section('proofs', tableTitles.proofStandings[language], sentence[language]),
    summary,
    ...(overdue.length === 0
      ? []
      : [
          section('overdue', tableTitles.overdue[language], overdueSentence[language]),
          overdueTable(overdue, language),
        ]),
  ];
}

const kinds = {
  final: words('Verwendungsnachweis', 'Final proof'),
  interim: words('Zwischennachweis', 'Interim proof'),
} as const;

const overdueSentence = words(
  'Einzureichen bei der SAB; die Frist ist vorbei.',
  'Due to the SAB; the time is over.',
);

const overdueTable = (found: readonly ListedProof[], language: Language): Table => ({
  kind: 'table',
  key: 'overdue',
  title: tableTitles.overdue[language],
  columns: [
    { key: 'dueOn', heading: headings.due, type: 'day', width: 18 },
    textColumn('reference', headings.reference, 18),
    textColumn('name', headings.name, 70, { verbatim: true }),
    textColumn('proof', headings.proof, 34),
  ],
  rows: found.map(({ dueOn, reference, projectName, kind, year }) => [
    day(dueOn),
    text(reference),
    text(projectName),
    text([kinds[kind][language], year].filter((part) => part !== null).join(' ')),
  ]),
  totalLabel: null,
  dense: true,
});
