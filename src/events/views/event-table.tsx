import type { Language } from '../../kernel/text.js';
import { BodyRows, Cell, type Column, Mark, RecordTable, Row, RowHead } from '../../web/index.js';
import type { HeldEvent } from '../event.js';
import { kindWords, timeWords, eventMessages as words } from '../words.js';
import { placeWords, seatWords } from './event-facts.js';

interface EventTableProps {
  readonly caption: string;
  readonly events: readonly HeldEvent[];
  readonly language: Language;
  /** Address of the page of one event. */
  pathOf(event: HeldEvent): string;
  /** What stands in the last column: seats for visitors, the state of things for those who work with it. */
  readonly last?: { readonly label: string; of(event: HeldEvent): JSX.Element };
}

/** Events by time; on a phone each is a card. */
export function EventTable(props: EventTableProps): JSX.Element {
  const { events, language, last } = props;
  const columns = {
    event: { label: words.event[language] },
    time: { label: words.time[language] },
    place: { label: words.place[language] },
    last: { label: last?.label ?? words.seats[language] },
  } as const satisfies Record<string, Column>;
  return (
    <RecordTable caption={props.caption} columns={Object.values(columns)} language={language}>
      <BodyRows>
        {events.map((event) => (
          <Row>
            <RowHead>
              <a href={props.pathOf(event)} lang="de" safe>
                {event.title}
              </a>
              <span class="sub" safe>
                {kindWords[event.kind][language]}
              </span>
            </RowHead>
            <Cell column={columns.time}>
              <span safe>{timeWords(event, language)}</span>
            </Cell>
            <Cell column={columns.place}>
              <span safe>{placeWords(event, language)}</span>
            </Cell>
            <Cell column={columns.last}>
              {last === undefined ? <Seats event={event} language={language} /> : (last.of(event) as 'safe')}
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}

function Seats(props: { event: HeldEvent; language: Language }): JSX.Element {
  const { event, language } = props;
  if (event.state === 'cancelled') return <Mark tone="error" word={words.cancelled[language]} />;
  return <span safe>{seatWords(event, language)}</span>;
}
