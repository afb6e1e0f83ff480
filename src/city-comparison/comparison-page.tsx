import type { Group } from '../aggregates/index.js';
import { formatCount, formatDay } from '../kernel/format.js';
import type { Language } from '../kernel/text.js';
import {
  Button,
  ControlChoice,
  cityPath,
  cityReportPath,
  comparisonReportPath,
  ErrorSummary,
  fieldId,
  localPath,
} from '../web/index.js';
import { comparisonMessages as words } from './messages.js';
import { peerGroups, sizeClassOf, type Topic, topics } from './peers.js';
import { RangeTable } from './range-table.js';
import type { ComparedLine, Comparison } from './read-comparison.js';

interface Props {
  readonly comparison: Comparison;
  readonly language: Language;
  /** Choices of the address that there are not; the usual ones stand in for them. */
  readonly faults: readonly ComparisonFault[];
}

/** A parameter of the address and what it was set to. */
export interface ComparisonFault {
  readonly name: 'group' | 'by' | 'scope';
  readonly said: string;
}

export const comparisonPath = (ags: string): string => `/auswertung/staedte/${ags}`;

/** One city among its peers: overall, over the years, by funding object; no ranks. */
export function ComparisonPage(props: Props): JSX.Element {
  const { comparison, language } = props;
  const { city, peers } = comparison;
  return (
    <div class="wrap main cross">
      <ErrorSummary
        errors={props.faults.map(({ name, said }) => ({
          fieldId: fieldId(name),
          message: words.noSuchChoice(said)[language],
        }))}
        language={language}
      />
      <div class="phead">
        <div>
          <h1 safe>{words.title(city.name)[language]}</h1>
          <p class="lead" safe>
            {words.lead[language]}
          </p>
          <p class="small muted" safe>
            {aboutCity(props)}
          </p>
        </div>
      </div>
      <ComparisonForm {...props} />
      {peers.length === 0 ? (
        <div class="empty">
          <p safe>{words.noPeers[language]}</p>
        </div>
      ) : (
        <Peers {...props} />
      )}
      <Key {...props} />
      <Part
        {...props}
        title={words.whole[language]}
        heading={words.what[language]}
        lines={[comparison.whole]}
      />
      <Part
        {...props}
        title={words.overYears[language]}
        heading={words.year[language]}
        lines={comparison.byYear}
        filter="runsIn"
      />
      <Part
        {...props}
        title={words.byTopic[comparison.topic][language]}
        heading={words.topics[comparison.topic][language]}
        lines={comparison.byTopic}
        filter={comparison.topic}
      />
      <Reports {...props} />
      <section class="sec">
        <h2 safe>{words.notComparableTitle[language]}</h2>
        <ul class="bullets">
          {words.notes.map((note) => (
            <li safe>{note[language]}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** The same as a report to hand over, and as a table to turn. */
function Reports({ comparison: { city, peers, scope }, language }: Props): JSX.Element {
  const cities = [city, ...peers].map(({ ags }) => ags);
  const comparison = comparisonReportPath(cities, scope);
  const table = `/auswertung?rows=object&columns=fundingPeriod&city=${city.ags}&scope=${scope}`;
  return (
    <section class="sec">
      <h2 safe>{words.reports[language]}</h2>
      <ul class="bullets">
        <li>
          <a href={localPath(language, cityPath(city.ags))} safe>
            {city.name}
          </a>
        </li>
        <li>
          <a href={localPath(language, cityReportPath(city.ags, scope))} safe>
            {words.cityReport(city.name)[language]}
          </a>
        </li>
        {comparison !== null && (
          <li>
            <a href={localPath(language, comparison)} safe>
              {words.comparisonReport(Math.min(cities.length, 8))[language]}
            </a>
          </li>
        )}
        <li>
          <a href={localPath(language, table)} safe>
            {words.crossTable(city.name)[language]}
          </a>
        </li>
      </ul>
    </section>
  );
}

function aboutCity({ comparison: { city }, language }: Props): string {
  if (city.population === null) return words.noInhabitants[language];
  const count = formatCount(city.population, language);
  const inhabitants =
    city.populationDate === null
      ? words.inhabitantsUndated(count)
      : words.inhabitants(count, formatDay(city.populationDate, language));
  const size = sizeClassOf(city);
  const from = formatCount(size?.from ?? 0, language);
  const below = size?.below == null ? null : formatCount(size.below, language);
  return `${inhabitants[language]}, ${words.sizeClass(from, below)[language]}.`;
}

function ComparisonForm(props: Props): JSX.Element {
  const { comparison, language } = props;
  const errorOf = (name: ComparisonFault['name']) => {
    const fault = props.faults.find((one) => one.name === name);
    return fault && words.noSuchChoice(fault.said)[language];
  };
  const scopes = [
    { value: 'programme', label: words.programme[language] },
    { value: 'all', label: words.allGuidelines[language] },
  ];
  return (
    <form
      class="ctrl"
      method="get"
      action={localPath(language, comparisonPath(comparison.city.ags))}
      aria-label={words.form[language]}
    >
      <ControlChoice
        error={errorOf('group')}
        name="group"
        label={words.peers[language]}
        value={comparison.peerGroup}
        options={peerGroups.map((value) => ({ value, label: words.peerGroups[value][language] }))}
      />
      <ControlChoice
        error={errorOf('by')}
        name="by"
        label={words.toldApartBy[language]}
        value={comparison.topic}
        options={topics.map((value) => ({ value, label: words.topics[value][language] }))}
      />
      <ControlChoice
        error={errorOf('scope')}
        name="scope"
        label={words.scope[language]}
        value={comparison.scope}
        options={scopes}
      />
      <Button label={words.apply[language]} kind="primary" />
    </form>
  );
}

function Peers(props: Props): JSX.Element {
  const { comparison, language } = props;
  const { peers, peerGroup, scope, topic } = comparison;
  return (
    <div class="peers">
      <p safe>{words.comparedWith(formatCount(peers.length, language))[language]}</p>
      <ul>
        {peers.map(({ ags, name }) => (
          <li>
            <a
              href={localPath(
                language,
                `${comparisonPath(ags)}?group=${peerGroup}&scope=${scope}&by=${topic}`,
              )}
              safe
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Key(props: Props): JSX.Element {
  const { comparison, language } = props;
  return (
    <ul class="legend rangekey">
      <li>
        <svg viewBox="0 0 14 14" aria-hidden="true">
          <circle cx="7" cy="7" r="6" class="own" />
        </svg>
        <span safe>{comparison.city.name}</span>
      </li>
      <li>
        <svg viewBox="0 0 14 14" aria-hidden="true">
          <circle cx="7" cy="7" r="4" class="peer" />
        </svg>
        <span safe>{words.keyPeers[language]}</span>
      </li>
      <li>
        <svg viewBox="0 0 14 14" aria-hidden="true">
          <line x1="7" x2="7" y1="0" y2="14" class="mid" />
        </svg>
        <span safe>{words.keyMedian[language]}</span>
      </li>
      <li>
        <span safe>{words.perHead[language]}</span>
      </li>
    </ul>
  );
}

function Part(
  props: Props & {
    title: string;
    heading: string;
    lines: readonly ComparedLine[];
    filter?: 'runsIn' | Topic;
  },
): JSX.Element {
  const { comparison, language, title, heading, lines, filter } = props;
  if (lines.length === 0) return '';
  const { city, scope } = comparison;
  const href = (group: Group | null): string => {
    const narrowed = filter === undefined || group === null ? '' : `&${filter}=${group.key ?? 'ohne'}`;
    return localPath(language, `/vorhaben?city=${city.ags}${narrowed}${scope === 'all' ? '&scope=all' : ''}`);
  };
  return (
    <section class="sec">
      <h2 safe>{title}</h2>
      <RangeTable
        caption={`${title}: ${words.perHead[language]}`}
        heading={heading}
        city={city.name}
        rows={lines.map((line) => ({ label: labelOf(line, language), line, href: href(line.group) }))}
        language={language}
      />
    </section>
  );
}

const labelOf = ({ group }: ComparedLine, language: Language): string =>
  group === null ? words.everything[language] : (group.title?.[language] ?? words.notAssigned[language]);
