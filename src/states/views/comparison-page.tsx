import type { Viewpoint } from '../../history/index.js';
import { dayInBerlin } from '../../kernel/clock.js';
import { formatCount, formatDay } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import {
  BodyRows,
  Cell,
  type Column,
  DownloadList,
  RecordTable,
  Row,
  RowHead,
  TotalRows,
} from '../../web/index.js';
import type { ComparedMeasure } from '../measures.js';
import { kindWords, measureNames, statesMessages as words } from '../messages.js';
import type { ChangedProject } from '../queries/changed-projects.js';
import type { States } from '../queries/side-by-side.js';
import { type AskedComparison, comparisonQuery } from '../question.js';
import type { Comparison } from '../read-comparison.js';
import { ChangedGroups } from './changed-groups.js';
import { ChangedProjects } from './changed-projects.js';
import { ChangedWords } from './changed-words.js';
import { ComparisonForm } from './comparison-form.js';
import { signed, written } from './written.js';

export interface ComparisonView {
  readonly asked: AskedComparison;
  readonly states: States;
  /** Null when the form has faults. */
  readonly found: {
    readonly comparison: Comparison;
    readonly projects: readonly ChangedProject[];
    readonly hasMore: boolean;
  } | null;
}

interface Props {
  readonly view: ComparisonView;
  readonly language: Language;
}

/** What changed between two states of the registry, and why a total is not what it was. */
export function ComparisonPage({ view, language }: Props): JSX.Element {
  const { asked, states, found } = view;
  return (
    <div class="wrap main cross">
      <div class="phead">
        <div>
          <h1 safe>{words.title[language]}</h1>
          <p class="lead" safe>
            {words.lead(stateName(states.before, language), stateName(states.now, language))[language]}
          </p>
        </div>
      </div>
      <ComparisonForm asked={asked} language={language} />
      {found !== null && <Found view={{ ...view, found }} language={language} />}
    </div>
  );
}

function Found({
  view,
  language,
}: {
  view: ComparisonView & { found: NonNullable<ComparisonView['found']> };
  language: Language;
}): JSX.Element {
  const { asked, states, found } = view;
  const { comparison, projects, hasMore } = found;
  if (comparison.parts.length === 0 && comparison.words.length === 0)
    return (
      <div class="empty">
        <h2 safe>{words.nothing[language]}</h2>
      </div>
    );
  return (
    <>
      {comparison.parts.length > 0 && (
        <>
          <Why comparison={comparison} measure={asked.measure} language={language} />
          <ChangedGroups
            groups={comparison.groups}
            dimension={asked.dimension}
            measure={asked.measure}
            language={language}
          />
          <ChangedProjects asked={asked} projects={projects} hasMore={hasMore} language={language} />
        </>
      )}
      <ChangedWords changed={comparison.words} language={language} />
      <section class="sec">
        <h2 safe>{words.downloads[language]}</h2>
        <DownloadList tiles downloads={downloadsOf(asked, states, language)} />
      </section>
    </>
  );
}

/** Before, what came to it and went, after: a column that adds up. */
function Why({
  comparison,
  measure,
  language,
}: {
  comparison: Comparison;
  measure: ComparedMeasure;
  language: Language;
}): JSX.Element {
  const { before, after, parts } = comparison;
  const columns = {
    change: { label: words.change[language] },
    projects: { label: words.projects[language], kind: 'amount' },
    sum: { label: measureNames[measure][language], kind: 'amount' },
  } as const satisfies Record<string, Column>;
  const edge = (label: string, value: bigint) => (
    <Row>
      <RowHead>
        <span safe>{label}</span>
      </RowHead>
      <Cell column={columns.projects}>{''}</Cell>
      <Cell column={columns.sum}>
        <b safe>{written(value, measure, language)}</b>
      </Cell>
    </Row>
  );
  return (
    <section class="sec">
      <h2 safe>{(before === after ? words.whyNot : words.why)[language]}</h2>
      <RecordTable caption={words.why[language]} columns={Object.values(columns)} language={language}>
        <BodyRows>
          {edge(words.earlier[language], before)}
          {parts.map((part) => (
            <Row>
              <RowHead>
                <span safe>{kindWords[part.kind][language]}</span>
              </RowHead>
              <Cell column={columns.projects}>
                <span safe>{formatCount(part.projects, language)}</span>
              </Cell>
              <Cell column={columns.sum}>
                <span safe>{signed(part.difference, measure, language)}</span>
              </Cell>
            </Row>
          ))}
        </BodyRows>
        <TotalRows>{edge(words.later[language], after)}</TotalRows>
      </RecordTable>
      <p class="small muted" safe>
        {words.toTheCent[language]}
      </p>
    </section>
  );
}

/** "Registerstand 46 vom 30.06.2026" */
function stateName({ revision, publishedAt }: Viewpoint, language: Language): string {
  const number = `${words.revision[language]} ${formatCount(revision, language)}`;
  if (publishedAt === null) return number;
  const day = formatDay(dayInBerlin(publishedAt), language);
  return language === 'de' ? `${number} vom ${day}` : `${number} of ${day}`;
}

function downloadsOf(asked: AskedComparison, { before, now }: States, language: Language) {
  const { scope } = asked.list.filter;
  const report = (format: string) =>
    `/api/v1/reports/changes/file.${format}?since=${before.revision}&asOf=${now.revision}&measure=${asked.measure}&scope=${scope}&language=${language}`;
  const api = new URLSearchParams(comparisonQuery(asked));
  api.set('from', String(before.revision));
  api.set('to', String(now.revision));
  api.set('groupBy', asked.dimension);
  api.set('scope', scope);
  api.delete('by');
  return [
    { label: words.pdf[language], href: report('pdf'), kind: 'document', meta: 'PDF' },
    { label: words.pdf[language], href: report('xlsx'), kind: 'data', meta: 'XLSX' },
    { label: words.asJson[language], href: `/api/v1/changes?${api}`, kind: 'data', meta: 'JSON' },
  ] as const;
}
