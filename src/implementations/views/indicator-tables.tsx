import type { Language } from '../../kernel/text.js';
import { BodyRows, Cell, type Column, RecordTable, Row, RowHead } from '../../web/index.js';
import { commonIndicator } from '../common-indicators.js';
import { countsPersons } from '../implementation.js';
import { implementationMessages as words } from '../messages.js';
import type { ShownImplementation } from '../withheld.js';
import { WrittenCount } from './written-count.js';

type ShownIndicator = ShownImplementation['indicators'][number];

const parts = ['women', 'men', 'nonBinary'] as const;

/** One table per indicator with its years; those that count people are broken down. */
export function IndicatorTables(props: {
  indicators: readonly ShownIndicator[];
  language: Language;
}): JSX.Element {
  const { indicators, language } = props;
  if (indicators.length === 0)
    return (
      <p class="muted" safe>
        {words.noIndicators[language]}
      </p>
    );
  return (
    <div class="stack">
      {indicators.map((indicator) => (
        <IndicatorTable indicator={indicator} language={language} />
      ))}
    </div>
  );
}

/** "EECO01 Gesamtzahl der Teilnehmenden", or the name of one of its own. */
export const indicatorTitle = (
  { code, name }: Pick<ShownIndicator, 'code' | 'name'>,
  language: Language,
): string =>
  code === null ? (name ?? '') : `${code} ${commonIndicator(code)?.title[language] ?? ''}`.trim();

function IndicatorTable(props: { indicator: ShownIndicator; language: Language }): JSX.Element {
  const { indicator, language } = props;
  const title = indicatorTitle(indicator, language);
  const amount = (label: string): Column => ({ label, kind: 'amount' });
  const broken = countsPersons(indicator)
    ? parts.filter((part) => part !== 'nonBinary' || indicator.code?.startsWith('EE') !== false)
    : [];
  const columns = {
    year: { label: words.year[language] },
    planned: amount(words.planned[language]),
    reached: amount(words.reached[language]),
    ...Object.fromEntries(broken.map((part) => [part, amount(words[part][language])])),
  } as Record<string, Column>;
  const numbers = ['planned', 'reached', ...broken] as const;
  return (
    <div>
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
