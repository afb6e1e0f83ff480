import { formatCount, formatDay } from '../../src/kernel/format.js';
import type { Language } from '../../src/kernel/text.js';
import type {
  Block,
  Fact,
  ReportDocument,
  ReportInputs,
  ReportSettings,
  Table,
} from '../../src/reporting/index.js';
import { type ChangeKind, kindWords, measureNames } from '../../src/states/index.js';
import { count, none, text, textColumn } from '../shared/cells.js';
import { groupTables, totalColumn, totalValue } from '../shared/changed-groups.js';
import { landShapes } from '../shared/cities.js';
import { framedDocument } from '../shared/frame.js';
import { headings } from '../shared/headings.js';
import { note } from '../shared/notes.js';
import type { ChangesData } from './dataset.js';
import { type ChangesParameters, publicChapters } from './parameters.js';
import { columnWords, words } from './words.js';

/** Both totals, what makes their difference, every changed project, field by field. */
export function changesDocument(
  data: ChangesData,
  inputs: ReportInputs<ChangesParameters>,
  settings: ReportSettings,
): ReportDocument {
  const { language, parameters } = inputs;
  const { register, since, scope, measure } = data;
  const states = words.compared(
    formatCount(since.revision, language),
    formatCount(register.revision, language),
  )[language];
  return framedDocument(
    {
      ...{ register, scope },
      id: 'changes',
      page: '/berichte/aenderungen',
      kind: words.kind,
      title: words.title[language],
      about: states,
      subject: `${measureNames[measure][language]}: ${states}`,
      query: { since: parameters.since, measure },
      publicChapters,
      related: [
        {
          label: words.comparison[language],
          path: `/staende/vergleich?from=${since.revision}&to=${register.revision}&measure=${measure}&scope=${scope}`,
        },
      ],
      published: data,
      map: { shapes: landShapes(), circles: [], alt: '' },
      coverLines: [
        `${states} (${formatDay(since.publishedOn, language)}, ${formatDay(register.publishedOn, language)})`,
      ],
      chapters: [
        ...why(data, language),
        ...projects(data, language),
        ...fields(data, language),
        ...changedNames(data, language),
      ],
      annex: [],
    },
    inputs,
    settings,
  );
}

function why(data: ChangesData, language: Language): Block[] {
  const { before, after, parts, measure, groups } = data;
  const fact = (key: string, label: string, value: bigint): Fact => ({
    key,
    label,
    value: totalValue(measure, value),
  });
  const table: Table = {
    kind: 'table',
    key: 'parts',
    title: words.why[language],
    columns: [
      textColumn('kind', headings.change, 60, { total: 'label' }),
      { ...totalColumn('projects', 'now', 30), key: 'projects', heading: headings.projects },
      totalColumn(measure, 'difference', 50),
    ],
    rows: parts.map(({ kind, projects, difference }) => [
      text(kindWords[kind][language]),
      count(projects),
      totalValue(measure, difference),
    ]),
    totalLabel: words.total[language],
  };
  return [
    { kind: 'chapter', key: 'why', title: words.why[language], lead: words.whyLead[language] },
    {
      kind: 'keyFigures',
      figures: [
        fact('before', `${measureNames[measure][language]} ${columnWords.was[language]}`, before),
        fact('now', `${measureNames[measure][language]} ${columnWords.is[language]}`, after),
        fact('difference', headings.change[language], after - before),
      ],
    },
    ...(parts.length === 0 ? [note(null, words.nothing[language])] : [table]),
    ...groupTables(groups, { before, after }, measure, language),
  ];
}

/** More rows than this are for the workbook, not for paper. */
const mostPrinted = 200;

/** Where a table is too long for paper, only the data formats have it, and paper says so. */
function printedOrNot(table: Table, language: Language): Block[] {
  if (table.rows.length <= mostPrinted) return [table];
  return [{ ...table, only: 'data' }, note(null, words.inWorkbook[language])];
}

function projects({ projects: changed, parts, measure }: ChangesData, language: Language): Block[] {
  if (changed.length === 0) return [];
  const all = parts.reduce((sum, part) => sum + part.projects, 0);
  const value = (amount: bigint | null, absent: boolean) =>
    absent ? none : amount === null ? null : totalValue(measure, amount);
  const absentBefore = (kind: ChangeKind) => kind === 'new';
  const table: Table = {
    kind: 'table',
    key: 'changedProjects',
    title: words.projectsChapter[language],
    columns: [
      textColumn('change', headings.change, 22, { total: 'label' }),
      textColumn('reference', headings.reference, 20),
      textColumn('name', headings.name, 62, { verbatim: true }),
      totalColumn(measure, 'before', 26),
      totalColumn(measure, 'now', 26),
      totalColumn(measure, 'difference', 26),
    ],
    rows: changed.map(({ kind, reference, name, before, after, difference }) => [
      text(kindWords[kind][language]),
      text(reference),
      text(name),
      value(before, absentBefore(kind)),
      value(after, kind === 'gone'),
      totalValue(measure, difference),
    ]),
    totalLabel: words.total[language],
    dense: true,
  };
  const [listed, of] = [formatCount(changed.length, language), formatCount(all, language)];
  return [
    {
      kind: 'chapter',
      key: 'projects',
      title: words.projectsChapter[language],
      lead: words.projectsLead[language],
    },
    ...printedOrNot(table, language),
    ...(changed.length < all ? [note(null, words.notAll(listed, of)[language])] : []),
  ];
}

function fields({ fields: changed }: ChangesData, language: Language): Block[] {
  if (changed.length === 0) return [];
  const known = (value: string | null) => text(value ?? words.notStated[language]);
  const table: Table = {
    kind: 'table',
    key: 'changedFields',
    title: words.fieldsChapter[language],
    columns: [
      textColumn('reference', headings.reference, 20),
      textColumn('field', columnWords.field, 34),
      textColumn('before', columnWords.was, 62, { verbatim: true }),
      textColumn('now', columnWords.is, 62, { verbatim: true }),
    ],
    rows: changed.map(({ reference, label, before, after }) => [
      text(reference),
      text(label),
      known(before),
      known(after),
    ]),
    totalLabel: null,
    dense: true,
  };
  return [
    {
      kind: 'chapter',
      key: 'fields',
      title: words.fieldsChapter[language],
      lead: words.fieldsLead[language],
    },
    ...printedOrNot(table, language),
  ];
}

function changedNames({ words: changed }: ChangesData, language: Language): Block[] {
  if (changed.length === 0) return [];
  const table: Table = {
    kind: 'table',
    key: 'changedNames',
    title: words.wordsChapter[language],
    columns: [
      textColumn('key', columnWords.key, 44),
      textColumn('before', columnWords.was, 62, { verbatim: true }),
      textColumn('now', columnWords.is, 62, { verbatim: true }),
    ],
    rows: changed.map(({ key, before, after }) => [text(key), text(before ?? '–'), text(after ?? '–')]),
    totalLabel: null,
    dense: true,
  };
  return [
    { kind: 'chapter', key: 'words', title: words.wordsChapter[language], lead: words.wordsLead[language] },
    ...printedOrNot(table, language),
  ];
}
