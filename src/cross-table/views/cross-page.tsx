import { formatCount, formatDay } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import {
  Chips,
  cityReportPath,
  comparisonReportPath,
  ErrorSummary,
  fieldId,
  Icon,
  localPath,
  cityName as placeName,
  stateReportPath,
} from '../../web/index.js';
import { crossMessages } from '../messages.js';
import { crossHref, crossPath } from '../question.js';
import type { CrossView } from '../view.js';
import { tableTitle } from '../words.js';
import { CrossChart } from './cross-chart.js';
import { CrossForm } from './cross-form.js';
import { ExplanationBox } from './explanation.js';
import { HeatKey } from './heat-key.js';
import { HeatTable } from './heat-table.js';
import { TableNote } from './table-note.js';
import { ViewTabs } from './view-tabs.js';

interface Props {
  readonly view: CrossView;
  readonly language: Language;
}

/** The cross-table with everything about it: saved views, form, table, why it changed, chart. */
export function CrossPage(props: Props): JSX.Element {
  const { view, language } = props;
  const { question, faults, chips } = view;
  return (
    <div class="wrap main cross">
      <ErrorSummary
        errors={Object.entries(faults).map(([field, message]) => ({
          fieldId: fieldId(field in controls ? field : 'rows'),
          message: message?.[language] ?? '',
        }))}
        language={language}
      />
      <div class="phead">
        <div>
          <h1 safe>{tableTitle(question, language)}</h1>
          <p class="lead" safe>
            {lead(view, language)}
          </p>
        </div>
      </div>
      <ViewTabs view={view} language={language} />
      <CrossForm view={view} language={language} />
      <Chips
        chips={chips}
        clearHref={crossHref(language, question, {
          list: { ...question.list, filter: { scope: question.list.filter.scope } },
        })}
        language={language}
      />
      <Answer {...props} />
    </div>
  );
}

/** Fields of the form; faults of anything else lead to its beginning. */
const controls = { rows: 1, columns: 1, measure: 1, fundingPeriod: 1, scope: 1, asOf: 1, compareWith: 1 };

function Answer(props: Props): JSX.Element {
  const { view, language } = props;
  const { table } = view;
  if (table === null) return '';
  if (table.totals.total.projects === 0) return <Nothing {...props} />;
  return (
    <>
      <section>
        <div class="sechead">
          <HeatKey scale={view.scale} measure={view.question.measure} language={language} />
          <Downloads {...props} />
        </div>
        <HeatTable view={view} language={language} />
        <FoldLink {...props} />
        <TableNote view={view} language={language} />
      </section>
      <ExplanationBox view={view} language={language} />
      <CrossChart view={view} language={language} />
      <ReportLinks {...props} />
    </>
  );
}

/** Reports about the same projects: of the Land, of a city, of several side by side. */
function ReportLinks({ view: { question }, language }: Props): JSX.Element {
  const { city = [], scope = 'programme' } = question.list.filter;
  const municipalities = city.filter((key) => /^\d{8}$/.test(key));
  const comparison = comparisonReportPath(municipalities, scope);
  const links = [
    { label: crossMessages.stateReport, path: stateReportPath(scope) },
    ...municipalities.slice(0, 8).map((ags) => ({
      label: crossMessages.cityReport(placeName(ags)),
      path: cityReportPath(ags, scope),
    })),
    ...(comparison === null ? [] : [{ label: crossMessages.comparisonReport, path: comparison }]),
  ];
  return (
    <section class="sec">
      <h2 safe>{crossMessages.asReport[language]}</h2>
      <ul class="bullets">
        {links.map(({ label, path }) => (
          <li>
            <a href={localPath(language, path)} safe>
              {label[language]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Downloads(props: Props): JSX.Element {
  const { view, language } = props;
  const file = (extension: string) => crossHref(language, view.question, {}, `${crossPath}.${extension}`);
  return (
    <span class="files">
      <a class="lnk small" href={file('xlsx')}>
        <Icon name="download" />
        <span safe>{crossMessages.excel[language]}</span>
      </a>
      <a class="lnk small" href={`${file('csv')}&dialect=${language === 'de' ? 'excel-de' : 'rfc4180'}`}>
        <Icon name="download" />
        <span safe>{crossMessages.csv[language]}</span>
      </a>
    </span>
  );
}

/** Between the folded and the whole table; nothing where nothing is folded. */
function FoldLink(props: Props): JSX.Element {
  const { view, language } = props;
  const { question, table } = view;
  const folds = [...(table?.rows.map(({ line }) => line) ?? []), ...(table?.columns ?? [])].some(
    ({ folded }) => folded,
  );
  if (!folds && !question.all) return '';
  return (
    <p class="small fold-link">
      <a href={crossHref(language, question, { all: !question.all })} safe>
        {(question.all ? crossMessages.showFewer : crossMessages.showAll)[language]}
      </a>
    </p>
  );
}

function Nothing(props: Props): JSX.Element {
  const { language } = props;
  return (
    <div class="empty">
      <h2 safe>{crossMessages.nothing[language]}</h2>
      <p safe>{crossMessages.nothingNote[language]}</p>
      <p>
        <a href={localPath(language, crossPath)} safe>
          {crossMessages.startOver[language]}
        </a>
      </p>
    </div>
  );
}

/** "Förderperiode 2021–2027, Registerstand 47. Jede Zahl führt zu ihren Vorhaben." */
function lead({ question, viewpoint, periods }: CrossView, language: Language): string {
  const { filter, asOf } = question.list;
  const period = filter.fundingPeriod?.map((key) => periods.find(({ value }) => value === key)?.label ?? key);
  const parts = [
    ...(period === undefined ? [] : [`${crossMessages.fundingPeriod[language]} ${period.join(', ')}`]),
    (filter.scope === 'all' ? crossMessages.allGuidelines : crossMessages.programme)[language],
    crossMessages.state(formatCount(viewpoint.revision, language))[language],
    ...(asOf === null && question.measure !== 'running'
      ? []
      : [crossMessages.reckonedOn(formatDay(viewpoint.reckoningDay, language))[language]]),
  ];
  return `${parts.join(', ')}. ${crossMessages.lead[language]}`;
}
