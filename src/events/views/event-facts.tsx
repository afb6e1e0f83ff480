import { formatDay } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import { Fact, FactsList, FactText } from '../../web/index.js';
import { freeSeats, type HeldEvent } from '../event.js';
import { audienceWords, kindWords, timeWords, eventMessages as words } from '../words.js';

/** How many seats there are and, before it is over, how many are free, in words. */
export function seatWords(event: HeldEvent, language: Language): string {
  const free = freeSeats(event);
  if (event.seats === null || free === null) return words.unlimited[language];
  if (event.isOver) return String(event.seats);
  return (free === 0 ? words.full(event.seats) : words.freeOf(free, event.seats))[language];
}

/** Where it is, for those who may not know the address online. */
export function placeWords({ place, onlineAddress }: HeldEvent, language: Language): string {
  if (onlineAddress === null) return place ?? '–';
  return place === null ? words.online[language] : `${place}, ${words.alsoOnline[language]}`;
}

/** What everybody may know about an event; `withAddress` for those who take part online. */
export function EventFacts(props: {
  event: HeldEvent;
  language: Language;
  withAddress?: boolean;
}): JSX.Element {
  const { event, language } = props;
  return (
    <FactsList>
      <Fact label={words.kind[language]}>
        <FactText text={kindWords[event.kind][language]} />
      </Fact>
      <Fact label={words.time[language]}>
        <FactText text={timeWords(event, language)} />
      </Fact>
      <Fact label={words.place[language]}>
        <FactText text={placeWords(event, language)} />
        {props.withAddress === true && event.onlineAddress !== null && (
          <a class="sub" href={event.onlineAddress} safe>
            {event.onlineAddress}
          </a>
        )}
      </Fact>
      <Fact label={words.audience[language]}>
        <FactText text={audienceWords[event.audience][language]} />
      </Fact>
      <Fact label={words.seats[language]}>
        <FactText text={seatWords(event, language)} />
      </Fact>
      {event.registerUntil !== null && (
        <Fact label={words.until[language]}>
          <FactText text={formatDay(event.registerUntil, language)} />
        </Fact>
      )}
    </FactsList>
  );
}
