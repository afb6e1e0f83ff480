import type { Viewpoint } from '../../history/index.js';
import { dayInBerlin } from '../../kernel/clock.js';
import { formatCount, formatDay } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import type { CoverageLine, TableWorkbook } from '../../platform/spreadsheet/xlsx-stream/layout.js';
import type { ProjectFilter, UnionContributionOrigin } from '../filter.js';
import { amountFields } from '../project-input.js';
import type { Dictionary } from '../record-row.js';
import { amountLabels, fieldLabels } from '../views/field-labels.js';
import { activeFiltersOf } from '../views/filter-options.js';
import { listMessages } from '../views/list-messages.js';
import { activeFilters, defaultSort } from '../views/list-query.js';
import { about } from './column.js';
import { exportMessages as messages } from './messages.js';
import { columnIndex, type ProjectTable } from './project-table.js';
import { originWords } from './words.js';

/** What an export shows: which projects, from which viewpoint, in which language. */
export interface Coverage {
  readonly filter: ProjectFilter;
  readonly viewpoint: Viewpoint;
  readonly dictionary: Dictionary;
  /** Names of the organisations chosen as beneficiaries. */
  readonly beneficiaries: ReadonlyMap<string, string>;
  readonly language: Language;
}

/** The workbook around the rows: its columns, and a second sheet on what it covers with sums that recalculate. */
export function exportWorkbook({ columns }: ProjectTable, coverage: Coverage): TableWorkbook {
  const { language, viewpoint } = coverage;
  return {
    title: messages.title[language],
    creator: 'Steckbrief',
    created: (viewpoint.publishedAt ?? new Date(0)).toISOString(),
    sheetName: messages.table[language],
    columns,
    coverage: {
      sheetName: messages.coverage[language],
      lines: [...whatItShows(coverage), ...sums(language), ...howToRead(language)],
    },
    words: {
      continued: messages.continued[language],
      longTexts: messages.longTexts[language],
      longTextHeadings: [
        fieldLabels.reference[language],
        messages.longTextColumn[language],
        messages.longTextPart[language],
        messages.longText[language],
      ],
    },
  };
}

function whatItShows({ filter, viewpoint, dictionary, beneficiaries, language }: Coverage): CoverageLine[] {
  const line =
    (label: keyof typeof messages & ('scope' | 'selection' | 'revision' | 'reckoningDay')) =>
    (content: string): CoverageLine => ({ kind: 'text', label: messages[label][language], text: content });
  const scope = filter.scope === 'all' ? listMessages.allScope : listMessages.programmeScope;
  const query = { filter, asOf: null, sort: defaultSort, cursor: null, typed: {} };
  const label = activeFiltersOf({ ...dictionary, beneficiaries, language });
  const chosen = activeFilters(query).map((active) => label(active, query));
  return [
    { kind: 'heading', look: 'title', text: messages.title[language] },
    { kind: 'heading', look: 'section', text: messages.shows[language] },
    line('scope')(scope[language]),
    line('selection')(chosen.length === 0 ? messages.everything[language] : chosen.join('; ')),
    line('revision')(revisionText(viewpoint, language)),
    line('reckoningDay')(formatDay(viewpoint.reckoningDay, language)),
  ];
}

function revisionText({ revision, publishedAt }: Viewpoint, language: Language): string {
  if (publishedAt === null) return messages.unpublished[language];
  const day = formatDay(dayInBerlin(publishedAt), language);
  return messages.revisionOf(formatCount(revision, language), day)[language];
}

/** Stated and derived Union contributions stay apart, as everywhere. */
function sums(language: Language): CoverageLine[] {
  const amounts = amountFields.flatMap((field): CoverageLine[] => {
    const column = columnIndex(field);
    const label = amountLabels[field];
    if (field !== 'unionContribution') return [{ kind: 'sum', label: label[language], column }];
    return (['stated', 'derived'] satisfies UnionContributionOrigin[]).map((origin) => ({
      kind: 'sum',
      label: about(label, originWords[origin])[language],
      column,
      where: { column: columnIndex('unionContributionOrigin'), text: originWords[origin][language] },
    }));
  });
  return [
    {
      kind: 'sumHeading',
      texts: [messages.sums[language], messages.amount[language], messages.stated[language]],
    },
    { kind: 'rows', label: messages.projects[language] },
    ...amounts,
  ];
}

function howToRead(language: Language): CoverageLine[] {
  const notes = [
    [messages.empty, messages.emptyMeans],
    [messages.derived, messages.derivedMeans],
    [messages.validity, messages.validityMeans],
  ] as const;
  return [
    { kind: 'heading', look: 'section', text: messages.readIt[language] },
    ...notes.map(
      ([label, note]): CoverageLine => ({ kind: 'text', label: label[language], text: note[language] }),
    ),
  ];
}
