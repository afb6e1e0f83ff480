import { type Sums, unionUnknown } from '../../aggregates/index.js';
import { formatCount, formatEuro } from '../../kernel/format.js';
import { type Language, text } from '../../kernel/text.js';
import { Chips, DerivedMark, ErrorSummary, localPath, Notice, Pagination } from '../../web/index.js';
import { ExportMenu } from './export-menu.js';
import { amountLabels } from './field-labels.js';
import { costErrors, ListFilters } from './list-filters.js';
import { listMessages } from './list-messages.js';
import { defaultSort, listHref, without } from './list-query.js';
import { ListTable } from './list-table.js';
import type { ListResult, ListView } from './list-view.js';

/** The list of projects: filters, chips, sums over the whole selection, one page of rows. */
export function ListPage(props: { view: ListView; language: Language }): JSX.Element {
  const { view, language } = props;
  const { query, result } = view;
  return (
    <div class="wrap main">
      <ErrorSummary errors={costErrors(query, language)} language={language} />
      <div class="phead">
        <h1 safe>{listMessages.title[language]}</h1>
        {result !== null && result.rows.length > 0 && (
          <ExportMenu query={query} count={result.sums.projects} language={language} />
        )}
      </div>
      <div class="grid grid--filters">
        <div>
          <h2 class="vh" safe>
            {listMessages.filters[language]}
          </h2>
          <ListFilters view={view} language={language} />
        </div>
        <div>
          {query.filter.scope === 'all' && (
            <div class="scopenote">
              <Notice
                title={listMessages.allScopeTitle[language]}
                text={listMessages.allScopeNote[language]}
              />
            </div>
          )}
          <Chips
            chips={view.active.map(({ filter, label }) => ({
              label,
              removeHref: listHref(language, without(query, filter)),
            }))}
            clearHref={localPath(
              language,
              query.filter.scope === 'all' ? '/vorhaben?scope=all' : '/vorhaben',
            )}
            language={language}
          />
          {query.filter.q !== undefined && (
            <p class="small">
              <a href={localPath(language, `/suche?q=${encodeURIComponent(query.filter.q)}`)} safe>
                {listMessages.searchAll(query.filter.q)[language]}
              </a>
            </p>
          )}
          {result !== null && <Results view={view} result={result} language={language} />}
        </div>
      </div>
    </div>
  );
}

function Results(props: { view: ListView; result: ListResult; language: Language }): JSX.Element {
  const { view, result, language } = props;
  if (result.sums.projects === 0) return <Nothing view={view} result={result} language={language} />;
  const all = formatCount(result.sums.projects, language);
  const rows = formatCount(result.rows.length, language);
  const first = view.query.cursor === null;
  const whole = first && result.nextCursor === null;
  return (
    <>
      <h2 class="vh" safe>
        {listMessages.results(all, formatCount(view.inScope, language))[language]}
      </h2>
      <SumLine view={view} result={result} language={language} />
      <ListTable
        rows={result.rows}
        query={view.query}
        programmeGuidelines={view.programmeGuidelines}
        language={language}
      />
      <Pagination
        shown={(whole ? listMessages.shownAll(all) : listMessages.shown(first, rows, all))[language]}
        beginningHref={first ? null : listHref(language, view.query)}
        nextHref={
          result.nextCursor === null ? null : listHref(language, view.query, { cursor: result.nextCursor })
        }
        language={language}
      />
    </>
  );
}

function SumLine(props: { view: ListView; result: ListResult; language: Language }): JSX.Element {
  const { view, result, language } = props;
  const { projects, amounts } = result.sums;
  const { totalEligibleCost: cost, unionContribution: stated, unionContributionDerived: derived } = amounts;
  return (
    <div class="sumline">
      <span>
        <b safe>{formatCount(projects, language)}</b>
        <span safe>{listMessages.countOf(formatCount(view.inScope, language))[language]}</span>
      </span>
      <Sum label={amountLabels.totalEligibleCost[language]} amount={formatEuro(cost.cents, language)} />
      {stated.known > 0 && (
        <Sum label={listMessages.unionStated[language]} amount={formatEuro(stated.cents, language)} />
      )}
      {derived.known > 0 && (
        <span>
          <Sum label={listMessages.unionDerived[language]} amount={formatEuro(derived.cents, language)} />
          <DerivedMark language={language} />
        </span>
      )}
      <span class="wide" safe>
        {whatSumsCover(result.sums, language)}
      </span>
    </div>
  );
}

/** Says that the sums are of the whole selection, and of how many projects each amount is known. */
function whatSumsCover(sums: Sums, language: Language): string {
  const { projects, amounts } = sums;
  const stated = amounts.unionContribution.known;
  const derived = amounts.unionContributionDerived.known;
  const unknown = unionUnknown(sums);
  const costUnknown = projects - amounts.totalEligibleCost.known;
  const count = (value: number) => formatCount(value, language);
  const parts = [
    ...(stated > 0 ? [listMessages.statedFor(count(stated))] : []),
    ...(derived > 0 ? [listMessages.derivedFor(count(derived))] : []),
    ...(unknown > 0 ? [listMessages.unknownFor(count(unknown))] : []),
  ];
  const listed = text(parts.map(({ de }) => de).join(', '), parts.map(({ en }) => en).join(', '));
  return [
    listMessages.sumsCover(count(projects)),
    stated === projects ? listMessages.unionAllStated : listMessages.unionParts(listed),
    ...(stated > 0 && derived > 0 ? [listMessages.notAddedUp] : []),
    ...(costUnknown > 0 ? [listMessages.costUnknown(count(costUnknown))] : []),
  ]
    .map((sentence) => sentence[language])
    .join(' ');
}

function Sum(props: { label: string; amount: string }): JSX.Element {
  return (
    <span>
      <span safe>{`${props.label} `}</span>
      <b safe>{props.amount}</b>
    </span>
  );
}

function Nothing(props: { view: ListView; result: ListResult; language: Language }): JSX.Element {
  const { view, result, language } = props;
  if (view.inScope === 0) {
    return (
      <div class="empty">
        <h2 safe>{listMessages.nothingAtAll[language]}</h2>
        <p safe>{listMessages.nothingAtAllNote[language]}</p>
      </div>
    );
  }
  return (
    <div class="empty">
      <h2 safe>{listMessages.nothing[language]}</h2>
      <p safe>{(result.suggestions.length === 0 ? listMessages.dropAll : listMessages.dropOne)[language]}</p>
      <ul>
        {result.suggestions.map(({ filter, label, count }) => (
          <li>
            <a href={listHref(language, { ...without(view.query, filter), sort: defaultSort })} safe>
              {listMessages.dropSentence(label, formatCount(count, language))[language]}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
