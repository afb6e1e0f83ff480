import type { Topic } from '../consultations/index.js';
import type { EventKind } from '../events/index.js';
import type { Day } from '../kernel/day.js';

/** What a city was advised on and how many of its people came, in one calendar year. */
export interface CityActivity {
  readonly year: number;
  /** AGS; null for everybody who comes from no programme city, or did not say. */
  readonly cityAgs: string | null;
  readonly asked: number;
  readonly answered: number;
  /** Time spent as far as it is written down. */
  readonly minutes: number;
  readonly attended: number;
}

export interface TopicActivity {
  readonly topic: Topic;
  readonly asked: number;
  readonly answered: number;
  readonly minutes: number;
}

/** An event that took place. */
export interface EventHeld {
  readonly reference: string;
  readonly title: string;
  readonly kind: EventKind;
  readonly heldOn: Day;
  readonly registered: number;
  /** Everybody who came, registered or not; null while nobody counted. */
  readonly attended: number | null;
}

/** What the service centre did, as numbers: whom it advised, what it held, who came. Without names. */
export interface Activity {
  /** Null for all years. */
  readonly year: number | null;
  /** Years in which there was anything, newest first. */
  readonly years: readonly number[];
  readonly cities: readonly CityActivity[];
  readonly topics: readonly TopicActivity[];
  readonly events: readonly EventHeld[];
  /** Requests answered without the time being written down: it is missing from the sums. */
  readonly withoutMinutes: number;
}

interface ActivityTotals {
  readonly asked: number;
  readonly answered: number;
  readonly minutes: number;
  readonly cities: number;
  readonly events: number;
  readonly attended: number;
  /** Events nobody counted; who came to them is missing from the sum. */
  readonly uncounted: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** The whole of an activity; cities are those that were advised. */
export function totalsOf({ topics, cities, events }: Activity): ActivityTotals {
  const advised = cities.filter(({ asked, cityAgs }) => asked > 0 && cityAgs !== null);
  return {
    asked: sum(topics.map(({ asked }) => asked)),
    answered: sum(topics.map(({ answered }) => answered)),
    minutes: sum(topics.map(({ minutes }) => minutes)),
    cities: new Set(advised.map(({ cityAgs }) => cityAgs)).size,
    events: events.length,
    attended: sum(events.map(({ attended }) => attended ?? 0)),
    uncounted: events.filter(({ attended }) => attended === null).length,
  };
}

/** Minutes as people read them: `3 h 20 min`. */
export function hoursWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [...(hours > 0 ? [`${hours} h`] : []), ...(rest > 0 || hours === 0 ? [`${rest} min`] : [])].join(
    ' ',
  );
}
