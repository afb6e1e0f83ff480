import { formatCount, formatEuro } from '../../kernel/format.js';
import { knownSum } from '../../kernel/money.js';
import type { Language } from '../../kernel/text.js';
import { HtmlYearChart, yearChart } from '../../reporting/index.js';
import { costFigure, unionFigure } from '../../start/index.js';
import {
  BodyRows,
  Cell,
  type Column,
  type KeyFigure,
  KeyFigures,
  RecordTable,
  Row,
  RowHead,
} from '../../web/index.js';
import { cityMessages as words } from '../messages.js';
import type { CityView } from '../read-city.js';
import { CityGoals } from './city-goals.js';
import { CityProjects } from './city-projects.js';
import { CitySide } from './city-side.js';

interface Props {
  readonly view: CityView;
  readonly language: Language;
}

/** A city on one page: figures, cost by year, projects, goals; beside them place, areas, plans, offices, files. */
export function CityPage({ view, language }: Props): JSX.Element {
  const { city, district } = view;
  const over = [
    (city.programmeMarks.length > 0 ? words.programmeCity : words.municipality)[language],
    district,
  ].filter((part) => part !== null);
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <p class="over">
          {over.map((part) => (
            <span safe>{part}</span>
          ))}
          <span>
            AGS <b safe>{city.ags}</b>
          </span>
        </p>
        <h1 safe>{city.name}</h1>
      </div>
      <KeyFigures figures={figuresOf({ view, language })} />
      <div class="sec grid grid--side">
        <div>
          <Years view={view} language={language} />
          <CityProjects view={view} language={language} />
          <CityGoals goals={view.goals} language={language} />
        </div>
        <CitySide view={view} language={language} />
      </div>
    </div>
  );
}

function figuresOf({ view: { sums, running, areas }, language }: Props): KeyFigure[] {
  return [
    {
      label: words.projects[language],
      value: formatCount(sums.projects, language),
      notes: [words.running(formatCount(running, language))[language]],
    },
    {
      label: words.areas[language],
      value: formatCount(areas.length, language),
      notes:
        areas.length === 0
          ? [words.noAreas[language]]
          : [areas.map(({ content }) => content.name).join(', ')],
    },
    ...(sums.projects === 0 ? [] : [costFigure(sums, language), unionFigure(sums, language)]),
  ];
}

/** Cost by year as columns, with the exact amounts behind a fold-out; nothing where there are too few years. */
function Years({ view: { years }, language }: Props): JSX.Element {
  const chart = yearChart(years, words.costByYear[language], language);
  if (chart === null) return '';
  const columns = {
    year: { label: words.year[language] },
    cost: { label: words.costLong[language], kind: 'amount' },
  } as const satisfies Record<string, Column>;
  return (
    <section>
      <h2 safe>{words.costByYear[language]}</h2>
      <HtmlYearChart chart={{ ...chart, title: words.costByYearNote[language] }} language={language} />
      <details class="dat">
        <summary safe>{words.values[language]}</summary>
        <RecordTable
          caption={words.costByYear[language]}
          columns={Object.values(columns)}
          language={language}
        >
          <BodyRows>
            {chart.years.map((year, index) => (
              <Row>
                <RowHead>
                  <span class="num" safe>
                    {String(year)}
                  </span>
                </RowHead>
                <Cell column={columns.cost}>
                  <span safe>
                    {formatEuro(
                      knownSum(chart.series.map(({ cents }) => cents[index] ?? null)) ?? 0n,
                      language,
                    )}
                  </span>
                </Cell>
              </Row>
            ))}
          </BodyRows>
        </RecordTable>
      </details>
    </section>
  );
}
