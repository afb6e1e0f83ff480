import { addDays, type Day, daysBetween } from '../../kernel/day.js';
import type { Language } from '../../kernel/text.js';
import { componentMessages } from '../messages/components.js';

interface TimeBarProps {
  readonly start: Day;
  readonly end: Day;
  /** The day on which "today" is reckoned; marked when it lies inside the axis. */
  readonly reckoningDay: Day;
  readonly description: string;
  readonly language: Language;
}

/** Whole years from the first to the last; the axis starts on 1 January and ends on 31 December. */
function yearsOf(start: Day, end: Day): number[] {
  const first = Number(start.slice(0, 4));
  return Array.from({ length: Number(end.slice(0, 4)) - first + 1 }, (_, index) => first + index);
}

/** Positions in percent of the axis. Both days of a period count: the end of a day is the start of the next. */
function axis(years: readonly number[]) {
  const origin = `${years[0]}-01-01`;
  const length = daysBetween(origin, `${years.at(-1)}-12-31`) + 1;
  const position = (day: Day) => Math.round((daysBetween(origin, day) / length) * 10_000) / 100;
  return {
    at: (day: Day) => Math.min(100, Math.max(0, position(day))),
    contains: (day: Day) => position(day) >= 0 && position(day) < 100,
  };
}

function YearTicks(props: { years: readonly number[]; at: (day: Day) => number }): JSX.Element {
  // Seven labels fit on a phone; longer periods name every second, third … year.
  const step = Math.ceil(props.years.length / 7);
  return (
    <>
      {props.years.map((year, index) => (
        <>
          <line
            x1={`${props.at(`${year}-01-01`)}%`}
            x2={`${props.at(`${year}-01-01`)}%`}
            y1="44"
            y2="50"
            class="ax"
          />
          {index % step === 0 && (
            <text x={`${props.at(`${year}-07-02`)}%`} y="64" text-anchor="middle">
              {year}
            </text>
          )}
        </>
      ))}
    </>
  );
}

/** A period on an axis of years: elapsed part dark, remaining part light, the reckoning day marked. */
export function TimeBar(props: TimeBarProps): JSX.Element {
  const { start, end, reckoningDay } = props;
  const years = yearsOf(start, end);
  const { at, contains } = axis(years);
  const from = at(start);
  const to = at(addDays(end, 1));
  const elapsed = Math.min(to, Math.max(from, at(reckoningDay)));
  return (
    <svg class="bar" height="68" role="img" aria-label={props.description}>
      <rect x={`${from}%`} y="24" width={`${to - from}%`} height="20" class="fw" />
      <rect x={`${from}%`} y="24" width={`${elapsed - from}%`} height="20" class="f2" />
      <line x1="0" x2="100%" y1="44" y2="44" class="ax" />
      <YearTicks years={years} at={at} />
      {contains(reckoningDay) && <Today at={at(reckoningDay)} language={props.language} />}
    </svg>
  );
}

function Today(props: { at: number; language: Language }): JSX.Element {
  const anchor = props.at < 6 ? 'start' : props.at > 94 ? 'end' : 'middle';
  return (
    <>
      <line x1={`${props.at}%`} x2={`${props.at}%`} y1="16" y2="48" class="tick" />
      <text x={`${props.at}%`} y="11" text-anchor={anchor} class="acc" safe>
        {componentMessages.today[props.language]}
      </text>
    </>
  );
}
