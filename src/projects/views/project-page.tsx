import { runningState } from '../../kernel/period.js';
import type { Language } from '../../kernel/text.js';
import { timeBar } from '../../platform/charts/time-bar.js';
import { componentMessages, Status } from '../../web/index.js';
import type { ProjectRecord } from '../record.js';
import { catalogueLabels, fieldLabels } from './field-labels.js';
import { periodText } from './list-table.js';
import { ProjectFacts } from './project-facts.js';
import { projectMessages } from './project-messages.js';
import { ProjectMoney } from './project-money.js';
import { ProjectSide } from './project-side.js';
import { ProjectSource } from './project-source.js';
import type { ProjectView } from './project-view.js';

/** One project: the sheet with money, time, purpose and all fields, and what belongs beside it. */
export function ProjectPage(props: { view: ProjectView; language: Language }): JSX.Element {
  const { view, language } = props;
  return (
    <div class="wrap main">
      <div class="grid grid--side">
        <ProjectSheet view={view} language={language} />
        <ProjectSide view={view} language={language} />
      </div>
    </div>
  );
}

/** What the sheet of a project needs of its page. */
export type SheetView = Pick<ProjectView, 'record' | 'reckoningDay'>;

/** The sheet by itself, for a published project or a draft. */
export function ProjectSheet(props: { view: SheetView; language: Language }): JSX.Element {
  const { view, language } = props;
  const { record } = view;
  return (
    <article class="sheet" aria-labelledby="titel">
      <Overline view={view} language={language} />
      <h1 id="titel" lang="de" safe>
        {record.name}
      </h1>
      {record.beneficiary !== null && (
        <p lang="de" safe>
          {record.beneficiary.name}
        </p>
      )}
      <div class="split">
        <ProjectMoney record={record} language={language} />
        <ProjectTime view={view} language={language} />
      </div>
      <Purpose record={record} language={language} />
      <section class="sec">
        <h2 safe>{projectMessages.allFacts[language]}</h2>
        <ProjectFacts record={record} language={language} />
      </section>
      <ProjectSource record={record} language={language} />
      <p class="ruling" safe>
        {projectMessages.decisionCounts[language]}
      </p>
    </article>
  );
}

function Overline(props: { view: SheetView; language: Language }): JSX.Element {
  const { view, language } = props;
  const { fund, fundingPeriod } = view.record.catalogue;
  const fundName = fund.code ?? fund.title.de ?? fund.sourceText;
  const period = fundingPeriod.title[language] ?? fundingPeriod.title.de;
  return (
    <p class="over">
      {fundName !== null && (
        <span class="tag" safe>
          {fundName}
        </span>
      )}
      <b safe>{view.record.reference}</b>
      {period !== null && <span safe>{`${catalogueLabels.fundingPeriod[language]} ${period}`}</span>}
      <Status state={runningState(view.record.period, view.reckoningDay)} language={language} />
    </p>
  );
}

function ProjectTime(props: { view: SheetView; language: Language }): JSX.Element {
  const { view, language } = props;
  const { start, end } = view.record.period;
  const said = periodText(view.record.period, language);
  const bar = timeBar(
    view.record.period,
    { day: view.reckoningDay, label: componentMessages.today[language] },
    { room: 'page', alt: `${fieldLabels.period[language]} ${said}`, id: 'zeitraum' },
  );
  return (
    <section>
      <h2 safe>{projectMessages.time[language]}</h2>
      <p class="headline">
        <span safe>{fieldLabels.period[language]}</span>
        <b class={start === null && end === null ? 'muted' : undefined} safe>
          {said}
        </b>
      </p>
      {(bar ?? '') as 'safe'}
    </section>
  );
}

/** The purpose letter by letter as published; a summary stands in for it where the source has no purpose. */
function Purpose(props: { record: ProjectRecord; language: Language }): JSX.Element {
  const { record, language } = props;
  const { purposeAndAchievements, summary } = record;
  const heading =
    purposeAndAchievements === null && summary !== null
      ? fieldLabels.summary
      : fieldLabels.purposeAndAchievements;
  const words = purposeAndAchievements ?? summary;
  return (
    <section class="stack">
      <h2 safe>{heading[language]}</h2>
      <div class="read">
        {words === null ? (
          <p class="muted" safe>
            {projectMessages.noPurpose[language]}
          </p>
        ) : (
          <p lang="de" safe>
            {words}
          </p>
        )}
      </div>
    </section>
  );
}
