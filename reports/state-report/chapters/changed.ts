import { formatCount, formatDay, formatEuro } from '../../../src/kernel/format.js';
import { type Language, text as words } from '../../../src/kernel/text.js';
import type { Block, Table, Value } from '../../../src/reporting/index.js';
import { type Cell, count, figureColumn, none, text, textColumn } from '../../shared/cells.js';
import { groupTables } from '../../shared/changed-groups.js';
import { projectCount } from '../../shared/counted.js';
import { headings } from '../../shared/headings.js';
import { note, section } from '../../shared/notes.js';
import { nameColumn } from '../../shared/sum-tables.js';
import type { ChangedProject, ChangeSums, Changes } from '../changes.js';
import type { StateReportData } from '../dataset.js';
import { words as stateWords, tableTitles } from '../words.js';

/** What became of the projects of the last report; nothing when no last report was named. */
export function changed({ changes }: StateReportData, language: Language): Block[] {
  if (changes === null) return [];
  const { since, projects } = changes;
  const day = since.publishedOn;
  const of = words(
    `Registerstand ${formatCount(since.revision, 'de')}${day === null ? '' : ` vom ${formatDay(day, 'de')}`}`,
    `registry revision ${formatCount(since.revision, 'en')}${day === null ? '' : ` of ${formatDay(day, 'en')}`}`,
  );
  const lead = words(
    `Seit ${of.de}: ${toldChanges(changes, 'de')}`,
    `Since ${of.en}: ${toldChanges(changes, 'en')}`,
  );
  return [
    { kind: 'chapter', key: 'changes', title: stateWords.changes[language], lead: lead[language] },
    kindTable(changes, language),
    note(null, exactNote[language]),
    note(null, amendedNote[language]),
    ...groupTables(changes.groups, totalsOf(changes), 'totalEligibleCost', language),
    ...(projects.length === 0 ? [] : projectTables(projects, language)),
  ];
}

const totalsOf = ({ sums }: Changes) => ({
  before: sums.reduce((sum, { before }) => sum + before, 0n),
  after: sums.reduce((sum, { now }) => sum + now, 0n),
});

/** How many projects came, went and were amended, and what that does to the cost. */
function toldChanges(changes: Changes, language: Language): string {
  const { before, after } = totalsOf(changes);
  const number = (kind: ChangeSums['kind']) => changes.sums.find((one) => one.kind === kind)?.projects ?? 0;
  const [came, went, amended] = [number('new'), number('gone'), number('amended')];
  const projects = projectCount(came, language);
  const money = (cents: bigint) => formatEuro(cents < 0n ? -cents : cents, language);
  const [difference, from, to] = [money(after - before), money(before), money(after)];
  const [rose, same] = [after > before, after === before];
  if (language === 'de') {
    const cost = same
      ? `Die Gesamtkosten sind gleich: ${to}.`
      : `Die Gesamtkosten sind um ${difference} ${rose ? 'gestiegen' : 'gesunken'}, von ${from} auf ${to}.`;
    return `${projects} neu, ${formatCount(went, 'de')} weggefallen, ${formatCount(amended, 'de')} geändert. ${cost}`;
  }
  const cost = same
    ? `The total cost is the same: ${to}.`
    : `The total cost has ${rose ? 'risen' : 'fallen'} by ${difference}, from ${from} to ${to}.`;
  return `${projects} new, ${formatCount(went, 'en')} gone, ${formatCount(amended, 'en')} amended. ${cost}`;
}

const exactNote = words(
  'Die Unterschiede der Zeilen ergeben den Unterschied der Summen auf den Cent.',
  'The differences of the rows come to the difference of the totals to the cent.',
);
const amendedNote = words(
  'Geändert heißt: seitdem gibt es eine neue Fassung, gleich ob sich ein Betrag geändert hat.',
  'Amended means: there is a new version since, whether an amount has changed or not.',
);

const kindNames = {
  new: words('neu', 'new'),
  gone: words('weggefallen', 'gone'),
  amended: words('geändert', 'amended'),
  unchanged: words('unverändert', 'unchanged'),
} as const;

const moneyOf = (cents: bigint): Value => ({ type: 'money', cents });

function kindTable({ sums }: Changes, language: Language): Table {
  return {
    kind: 'table',
    key: 'changeKinds',
    title: tableTitles.changeKinds[language],
    columns: [
      nameColumn('change', headings.change),
      figureColumn('projects', headings.projects, 'count', 16),
      figureColumn('before', headings.costBefore, 'money', 32),
      figureColumn('now', headings.costNow, 'money', 32),
      figureColumn('difference', headings.difference, 'money', 32),
    ],
    rows: sums.map(({ kind, projects, before, now }) => [
      text(kindNames[kind][language]),
      count(projects),
      moneyOf(before),
      moneyOf(now),
      moneyOf(now - before),
    ]),
    totalLabel: stateWords.total[language],
  };
}

/** More than this are a list for the workbook, not for paper. */
const mostPrinted = 120;

function projectTables(projects: readonly ChangedProject[], language: Language): Block[] {
  const table: Table = {
    kind: 'table',
    key: 'changedProjects',
    title: tableTitles.changedProjects[language],
    columns: [
      textColumn('change', headings.change, 20, { total: 'label' }),
      textColumn('reference', headings.reference, 18),
      textColumn('name', headings.name, 46, { verbatim: true }),
      textColumn('fields', headings.changedFields, 32),
      figureColumn('before', headings.costBefore, 'money', 24),
      figureColumn('now', headings.costNow, 'money', 24),
      figureColumn('difference', headings.difference, 'money', 22),
    ],
    rows: projects.map(({ kind, reference, name, fields, before, now }) => [
      text(kindNames[kind][language]),
      text(reference),
      text(name),
      fields.length === 0 ? none : text(fields.map((field) => field[language]).join(', ')),
      cellOf(before, kind === 'new'),
      cellOf(now, kind === 'gone'),
      moneyOf((now ?? 0n) - (before ?? 0n)),
    ]),
    totalLabel: stateWords.total[language],
    dense: true,
  };
  const headed = (content: string) =>
    section('changedProjects', tableTitles.changedProjects[language], content);
  if (projects.length <= mostPrinted) return [headed(sentence[language]), table];
  const where = words(
    `Die ${formatCount(projects.length, 'de')} neuen, weggefallenen und geänderten Vorhaben stehen einzeln in der Arbeitsmappe.`,
    `The ${formatCount(projects.length, 'en')} new, gone and amended projects are listed in the workbook.`,
  );
  return [headed(where[language]), { ...table, only: 'data' }];
}

const sentence = words(
  'Jedes neue, weggefallene und geänderte Vorhaben nach Kennung.',
  'Every project that is new, gone or amended, by reference.',
);

/** A project that is not there has no amount; one whose cost is not known is not stated. */
const cellOf = (cents: bigint | null, absent: boolean): Cell =>
  absent ? { type: 'none' } : cents === null ? null : moneyOf(cents);
