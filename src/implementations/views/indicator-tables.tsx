import type { Language } from '../../kernel/text.js';
import { BodyRows, Cell, type Column, RecordTable, Row, RowHead } from '../../web/index.js';
import { indicatorTitle } from '../indicators.js';
import { implementationMessages as words } from '../messages.js';
import type { Indicators } from '../rules/known-indicators.js';
import type { ShownImplementation } from '../withheld.js';
import { WrittenCount } from './written-count.js';

type ShownIndicator = ShownImplementation['indicators'][number];

interface TablesProps {
  readonly period: string;
  readonly known: Indicators;
  readonly language: Language;
}

/** One table per indicator with its years; those that count people are broken down. */
export function IndicatorTables(props: TablesProps & { indicators: readonly ShownIndicator[] }): JSX.Element {
  const { indicators, ...of } = props;
  const { language } = of;
  if (indicators.length === 0)
    return (
      <p class="muted" safe>
        {words.noIndicators[language]}
      </p>
    );
  return (
    <div class="stack">
      {indicators.map((indicator) => (
        <IndicatorTable indicator={indicator} {...of} />
      ))}
    </div>
  );
}

function IndicatorTable(props: TablesProps & { indicator: ShownIndicator }): JSX.Element {
  const { indicator, period, known, language } = props;
  const { title: called = null } = known.find(period, indicator.code) ?? {};
  const title = indicatorTitle({ ...indicator, title: called }, language);
  const amount = (label: string): Column => ({ label, kind: 'amount' });
  const broken = known.gendersOf(period, indicator);
  const columns = {
    year: { label: words.year[language] },
    planned: amount(words.planned[language]),
    reached: amount(words.reached[language]),
    ...Object.fromEntries(broken.map((part) => [part, amount(words[part][language])])),
  } as Record<string, Column>;
  const numbers = ['planned', 'reached', ...broken] as const;
  return (
    <div class="stack-s">
      <h3 lang={indicator.code === null ? 'de' : undefined} safe>
        {title}
      </h3>
      <RecordTable caption={title} columns={Object.values(columns)} language={language} beside>
        <BodyRows>
          {indicator.years.map((year) => (
            <Row>
              <RowHead>
                <span class="num">{year.year}</span>
              </RowHead>
              {numbers.map((part) => (
                <Cell column={columns[part] ?? amount('')}>
                  <WrittenCount
                    count={year[part]}
                    withheld={year.withheld && part !== 'planned'}
                    language={language}
                  />
                </Cell>
              ))}
            </Row>
          ))}
        </BodyRows>
      </RecordTable>
    </div>
  );
}
