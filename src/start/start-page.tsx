import { formatCount } from '../kernel/format.js';
import type { Language } from '../kernel/text.js';
import { type Download, DownloadList, Icon, localPath, SaxonyMap, stateOf } from '../web/index.js';
import { CityRanking } from './city-ranking.js';
import { startMessages } from './messages.js';
import { RecentList } from './recent-list.js';
import { RegisterFigures } from './register-figures.js';
import type { StartView } from './start-view.js';

interface StartProps {
  readonly view: StartView;
  readonly language: Language;
}

/** The way in: search, figures, map and ranking, what is new, downloads. All of it covers the programme only. */
export function StartPage(props: StartProps): JSX.Element {
  const { view, language } = props;
  const isEmpty = view.sums.projects === 0;
  return (
    <>
      <div class="hero">
        <div class="wrap">
          <h1 safe>{startMessages.title[language]}</h1>
          <p class="lead" safe>
            {startMessages.lead[language]}
          </p>
          {!isEmpty && <Search {...props} />}
        </div>
      </div>
      <div class="wrap main">{isEmpty ? <EmptyRegister language={language} /> : <Contents {...props} />}</div>
    </>
  );
}

function Search({ view, language }: StartProps): JSX.Element {
  return (
    <>
      <form class="search" role="search" method="get" action={localPath(language, '/vorhaben')}>
        <label for="q" safe>
          {startMessages.searchLabel[language]}
        </label>
        <div>
          <input id="q" name="q" type="search" maxlength="200" />
          <button type="submit">
            <Icon name="search" />
            <span safe>{startMessages.search[language]}</span>
          </button>
        </div>
      </form>
      {view.examples.length > 0 && (
        <p class="hints">
          <span class="muted" safe>
            {startMessages.forExample[language]}
          </span>
          {view.examples.map((example) => (
            <a href={localPath(language, example.path)} safe>
              {example.label}
            </a>
          ))}
        </p>
      )}
    </>
  );
}

function EmptyRegister(props: { language: Language }): JSX.Element {
  return (
    <section class="sec">
      <div class="empty">
        <h2 safe>{startMessages.emptyTitle[props.language]}</h2>
        <p safe>{startMessages.emptyText[props.language]}</p>
      </div>
    </section>
  );
}

function Contents(props: StartProps): JSX.Element {
  const { view, language } = props;
  return (
    <>
      <section class="sec" aria-labelledby="zahlen">
        <div class="sechead">
          <h2 id="zahlen" safe>
            {startMessages.figures[language]}
          </h2>
          {view.registry !== null && (
            <span class="small muted" safe>
              {stateOf(view.registry, language)}
            </span>
          )}
        </div>
        <RegisterFigures view={view} language={language} />
      </section>
      <section class="sec grid grid--chart" aria-labelledby="karte">
        <div>
          <h2 id="karte" safe>
            {startMessages.map[language]}
          </h2>
          <p class="small muted" safe>
            {startMessages.mapHint[language]}
          </p>
          <SaxonyMap geometry={view.map} places={mapPlaces(props)} language={language} />
        </div>
        <CityRanking view={view} language={language} />
      </section>
      <section class="sec grid grid--chart" aria-labelledby="neu">
        <RecentList view={view} language={language} />
        <div>
          <h2 safe>{startMessages.downloads[language]}</h2>
          <DownloadList downloads={downloadsOf(props)} />
        </div>
      </section>
    </>
  );
}

function mapPlaces({ view, language }: StartProps) {
  return view.cities.flatMap(({ ags, name, longitude, latitude, projects }) =>
    ags === null || name === null || longitude === null || latitude === null
      ? []
      : [{ name, longitude, latitude, count: projects, href: localPath(language, `/vorhaben?city=${ags}`) }],
  );
}

function downloadsOf({ view, language }: StartProps): Download[] {
  const lists = view.periods
    .filter(({ projects }) => projects > 0)
    .map(
      ({ period, title, projects }): Download => ({
        label: startMessages.listOf(title)[language],
        href: `/api/v1/projects?scope=programme&fundingPeriod=${encodeURIComponent(period)}`,
        kind: 'data',
        meta: startMessages.jsonOf(formatCount(projects, language))[language],
      }),
    );
  return [
    ...stateReportDownloads(language),
    ...lists,
    { label: startMessages.openApi[language], href: '/openapi.json', kind: 'document', meta: 'OpenAPI 3.1' },
  ];
}

function stateReportDownloads(language: Language): Download[] {
  const label = startMessages.stateReport[language];
  const file = (format: string) => `/api/v1/reports/state-report/file.${format}?language=${language}`;
  return [
    {
      label,
      href: localPath(language, '/berichte/landesbericht'),
      kind: 'document',
      meta: startMessages.stateReportPage[language],
    },
    {
      label: `${label} (PDF)`,
      href: file('pdf'),
      kind: 'document',
      meta: startMessages.stateReportPdf[language],
    },
    {
      label: `${label} (Excel)`,
      href: file('xlsx'),
      kind: 'data',
      meta: startMessages.stateReportWorkbook[language],
    },
  ];
}
