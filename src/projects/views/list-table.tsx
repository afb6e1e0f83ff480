import { formatDay } from '../../kernel/format.js';
import type { Period } from '../../kernel/period.js';
import type { Language } from '../../kernel/text.js';
import {
  AmountText,
  BodyRows,
  Cell,
  type Column,
  componentMessages,
  DerivedNote,
  localPath,
  RecordTable,
  Row,
  RowHead,
  type SortLink,
} from '../../web/index.js';
import type { ProjectRecord, RecordPlace } from '../record.js';
import type { SortKey } from '../sort-term.js';
import { amountLabels, fieldLabels } from './field-labels.js';
import { listMessages } from './list-messages.js';
import { type ListQuery, listHref } from './list-query.js';

/** The place of a project in one line: municipality, "landesweit", or what the source said. */
export function placeName(place: RecordPlace, language: Language): string {
  if (place.kind === 'statewide') return listMessages.statewide[language];
  return place.name ?? place.sourceText ?? componentMessages.notStated[language];
}

/** "01.07.2023 – 31.12.2027"; an unknown end is said in words. */
export function periodText({ start, end }: Period, language: Language): string {
  const unknown = componentMessages.notStated[language];
  if (start === null && end === null) return unknown;
  return `${start === null ? unknown : formatDay(start, language)} – ${end === null ? unknown : formatDay(end, language)}`;
}

/** First click sorts amounts and days from the top, names from A. */
function sortLink(key: SortKey, query: ListQuery, language: Language): SortLink {
  const isCurrent = query.sort.key === key;
  const startsDescending = key === 'totalEligibleCost' || key === 'unionContribution' || key === 'start';
  const descending = isCurrent ? !query.sort.descending : startsDescending;
  return {
    href: listHref(language, query, { sort: { key, descending } }),
    direction: !isCurrent ? null : query.sort.descending ? 'descending' : 'ascending',
  };
}

function columnsOf(query: ListQuery, language: Language) {
  const sort = (key: SortKey) => sortLink(key, query, language);
  return {
    name: { label: listMessages.nameAndBeneficiary[language], sort: sort('name') },
    reference: { label: fieldLabels.reference[language], kind: 'id', sort: sort('reference') },
    place: { label: fieldLabels.place[language], sort: sort('city') },
    period: { label: fieldLabels.period[language], sort: sort('start') },
    cost: {
      label: amountLabels.totalEligibleCost[language],
      kind: 'amount',
      sort: sort('totalEligibleCost'),
    },
    union: {
      label: amountLabels.unionContribution[language],
      kind: 'amount',
      sort: sort('unionContribution'),
    },
  } as const satisfies Record<string, Column>;
}

/** The page of projects as a table; cards on a phone. */
export function ListTable(props: {
  rows: readonly ProjectRecord[];
  query: ListQuery;
  programmeGuidelines: ReadonlySet<string>;
  language: Language;
}): JSX.Element {
  const { rows, query, language } = props;
  const columns = columnsOf(query, language);
  const derived = rows.some((row) => row.unionContribution.origin === 'derived');
  return (
    <>
      <RecordTable
        caption={listMessages.caption[language]}
        columns={Object.values(columns)}
        language={language}
      >
        <BodyRows>
          {rows.map((row) => (
            <ProjectRow
              record={row}
              columns={columns}
              isProgramme={props.programmeGuidelines.has(row.catalogue.fundingGuideline.key ?? '')}
              language={language}
            />
          ))}
        </BodyRows>
      </RecordTable>
      {derived && <DerivedNote language={language} />}
    </>
  );
}

function ProjectRow(props: {
  record: ProjectRecord;
  columns: ReturnType<typeof columnsOf>;
  isProgramme: boolean;
  language: Language;
}): JSX.Element {
  const { record, columns, language } = props;
  return (
    <Row>
      <RowHead>
        <a href={localPath(language, `/vorhaben/${encodeURIComponent(record.reference)}`)} lang="de" safe>
          {record.name}
        </a>
        {record.beneficiary !== null && (
          <span class="sub" lang="de" safe>
            {record.beneficiary.name}
          </span>
        )}
        {!props.isProgramme && (
          <span class="sub" safe>
            {record.catalogue.fundingGuideline.title[language] ?? listMessages.otherGuideline[language]}
          </span>
        )}
      </RowHead>
      <Cell column={columns.reference}>
        <span safe>{record.reference}</span>
      </Cell>
      <Cell column={columns.place}>
        <span safe>{placeName(record.place, language)}</span>
      </Cell>
      <Cell column={columns.period}>
        <PeriodCell period={record.period} language={language} />
      </Cell>
      <Cell column={columns.cost}>
        <AmountText cents={record.amounts.totalEligibleCost?.cents ?? null} language={language} />
      </Cell>
      <Cell column={columns.union}>
        <AmountText
          cents={record.unionContribution.cents}
          derived={record.unionContribution.origin === 'derived'}
          language={language}
        />
      </Cell>
    </Row>
  );
}

function PeriodCell(props: { period: Period; language: Language }): JSX.Element {
  const [start = '', end] = periodText(props.period, props.language).split(' – ');
  if (end === undefined) return <span safe>{start}</span>;
  return (
    <span class="num">
      <span class="nowrap" safe>{`${start} –`}</span>{' '}
      <span class="nowrap" safe>
        {end}
      </span>
    </span>
  );
}
