import type { Day } from '../../kernel/day.js';
import { formatCount, formatDay, formatEuro, formatRate } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import {
  BodyRows,
  Cell,
  type Column,
  componentMessages,
  Fact,
  FactsList,
  localPath,
  Mark,
  RecordTable,
  Row,
  RowHead,
  SheetHead,
  TextFact,
} from '../../web/index.js';
import { deliveryStateOf, isOverdue } from '../implementation.js';
import { implementationMessages as words } from '../messages.js';
import type { Indicators } from '../rules/known-indicators.js';
import { type ShownImplementation, smallestShown } from '../withheld.js';
import { IndicatorTables } from './indicator-tables.js';
import { WrittenCount } from './written-count.js';

interface SheetProps {
  readonly record: {
    readonly content: ShownImplementation;
    readonly reference: string | null;
    readonly cityAgs: string;
  };
  readonly known: Indicators;
  readonly language: Language;
  /** Day by which it is reckoned what is overdue; left out where nobody asks. */
  readonly today?: Day;
}

type PartProps = { one: ShownImplementation; language: Language };

/** The sheet of an implementation: how it is done, what the decision fixed, whom it reached. */
export function ImplementationSheet({ record, known, language, today }: SheetProps): JSX.Element {
  const { content: one, reference, cityAgs } = record;
  return (
    <article class="sheet" aria-labelledby="titel">
      <SheetHead
        tag={words.implementation[language]}
        reference={reference}
        cityAgs={cityAgs}
        name={one.name}
        language={language}
      >
        <span safe>{one.fundingPeriod.replace('-', '–')}</span>
      </SheetHead>
      <section class="sec">
        <h2 safe>{words.facts[language]}</h2>
        <Facts one={one} language={language} />
      </section>
      <section class="sec">
        <h2 safe>{words.indicators[language]}</h2>
        <IndicatorTables
          indicators={one.indicators}
          period={one.fundingPeriod}
          known={known}
          language={language}
        />
        <p class="tnote" safe>
          {words.smallNumbers(formatCount(smallestShown, language))[language]}
        </p>
      </section>
      {one.openOffers.length > 0 && <OpenOffers one={one} language={language} />}
      {one.deliveries.length > 0 && <Deliveries one={one} language={language} today={today ?? null} />}
    </article>
  );
}

function Facts({ one, language }: PartProps): JSX.Element {
  const { fixed, costOption, flatRate } = one;
  const option =
    costOption === null
      ? null
      : [
          words.costOptions[costOption][language],
          ...(flatRate === null ? [] : [words.percent(formatRate(flatRate, language))[language]]),
        ].join(', ');
  return (
    <FactsList>
      <Fact label={words.project[language]}>
        <a href={localPath(language, `/vorhaben/${one.project}`)} safe>
          {one.project}
        </a>
      </Fact>
      <Forwarding one={one} language={language} />
      <TextFact label={words.costOption[language]} value={option} language={language} />
      {fixed.lumpSums.length + fixed.targets.length > 0 && <Fixed one={one} language={language} />}
    </FactsList>
  );
}

function Forwarding({ one, language }: PartProps): JSX.Element {
  const { forwarded, bodies } = one;
  const said = forwarded === null ? words.unknown : forwarded ? words.forwarded.yes : words.forwarded.no;
  return (
    <Fact label={words.forwarding[language]}>
      <span class={forwarded === null ? 'muted' : undefined} safe>
        {said[language]}
      </span>
      {bodies.map(({ name, amount, agreedOn }) => (
        <span class="line" lang="de" safe>
          {[
            name,
            amount === null ? null : formatEuro(amount, language),
            agreedOn === null ? null : formatDay(agreedOn, language),
          ]
            .filter((part) => part !== null)
            .join(', ')}
        </span>
      ))}
    </Fact>
  );
}

/** Lump sums and targets, with the decision they stand in. */
function Fixed({ one, language }: PartProps): JSX.Element {
  const { decision, on, lumpSums, targets } = one.fixed;
  const unknown = componentMessages.notStated[language];
  const source =
    decision === null && on === null
      ? []
      : [words.decisionOf(decision ?? unknown, on === null ? unknown : formatDay(on, language))[language]];
  return (
    <Fact label={words.fixed[language]} notes={source}>
      {lumpSums.map(({ name, amount }) => (
        <span class="line" lang="de" safe>{`${name}: ${formatEuro(amount, language)}`}</span>
      ))}
      {targets.map(({ name, quantity, unit }) => (
        <span class="line" lang="de" safe>
          {[
            name,
            [quantity === null ? null : formatCount(quantity, language), unit].filter(Boolean).join(' '),
          ]
            .filter((part) => part !== '')
            .join(': ')}
        </span>
      ))}
    </Fact>
  );
}

function OpenOffers({ one, language }: PartProps): JSX.Element {
  const columns = {
    year: { label: words.year[language] },
    visits: { label: words.visits[language], kind: 'amount' },
    days: { label: words.days[language], kind: 'amount' },
  } as const satisfies Record<string, Column>;
  return (
    <section class="sec">
      <h2 safe>{words.openOffers[language]}</h2>
      <RecordTable caption={words.openOffers[language]} columns={Object.values(columns)} language={language}>
        <BodyRows>
          {one.openOffers.map(({ year, visits, days, withheld }) => (
            <Row>
              <RowHead>
                <span class="num">{year}</span>
              </RowHead>
              <Cell column={columns.visits}>
                <WrittenCount count={visits} withheld={withheld} language={language} />
              </Cell>
              <Cell column={columns.days}>
                <WrittenCount count={days} language={language} />
              </Cell>
            </Row>
          ))}
        </BodyRows>
      </RecordTable>
      <p class="tnote" safe>
        {words.openNote[language]}
      </p>
    </section>
  );
}

function Deliveries({ one, language, today }: PartProps & { today: Day | null }): JSX.Element {
  const columns = {
    name: { label: words.delivery[language] },
    due: { label: words.due[language] },
    state: { label: words.state[language] },
  } as const satisfies Record<string, Column>;
  return (
    <section class="sec">
      <h2 safe>{words.deliveries[language]}</h2>
      <RecordTable caption={words.deliveries[language]} columns={Object.values(columns)} language={language}>
        <BodyRows>
          {one.deliveries.map((delivery) => {
            const state = deliveryStateOf(delivery);
            const late = today !== null && isOverdue(delivery, today);
            const day = delivery.acceptedOn ?? delivery.deliveredOn;
            const word = late ? words.overdue[language] : words.deliveryStates[state][language];
            return (
              <Row>
                <RowHead>
                  <span lang="de" safe>
                    {delivery.name}
                  </span>
                </RowHead>
                <Cell column={columns.due}>
                  <span class="num" safe>
                    {formatDay(delivery.dueOn, language)}
                  </span>
                </Cell>
                <Cell column={columns.state}>
                  <div>
                    <Mark tone={late ? 'warn' : state === 'due' ? 'open' : 'ok'} word={word} />
                    {day !== null && (
                      <span class="sub" safe>
                        {words.onDay(formatDay(day, language))[language]}
                      </span>
                    )}
                  </div>
                </Cell>
              </Row>
            );
          })}
        </BodyRows>
      </RecordTable>
      <p class="tnote" safe>
        {words.deliveriesNote[language]}
      </p>
    </section>
  );
}
