import type { Day } from '../kernel/day.js';

/** When an office is open on one day of the week; 1 is Monday, times are "09:30". */
export interface OpeningHours {
  readonly day: number;
  readonly from: string;
  readonly to: string;
}

/** A room others may use. */
export interface Room {
  readonly name: string;
  readonly seats: number | null;
  readonly equipment: string | null;
}

/** What visitors should know for a time, such as a vacant position (Aushang). */
export interface OfficeNotice {
  readonly title: string;
  readonly text: string | null;
  readonly standIn: string | null;
  readonly from: Day | null;
  readonly until: Day | null;
}

/** What a city says of a neighbourhood office (Quartiersbüro). Its schema stands in schemas.ts. */
export type Office = {
  readonly name: string;
  /** Reference of the published area it works in. */
  readonly area: string | null;
  readonly carrier: string | null;
  readonly street: string | null;
  readonly postcode: string | null;
  readonly town: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly website: string | null;
  readonly hours: readonly OpeningHours[];
  readonly hoursNote: string | null;
  readonly tasks: readonly string[];
  readonly goals: readonly string[];
  readonly offers: readonly string[];
  readonly rooms: readonly Room[];
  readonly booking: string | null;
  readonly notices: readonly OfficeNotice[];
  readonly checkedOn: Day | null;
};

export const mostRooms = 10;
export const mostNotices = 5;
/** After so many months without somebody looking at them again, contact details count as unchecked. */
export const checkedForMonths = 12;

/** Whether a notice hangs out on a day; without days it always does. */
export const isValidOn = ({ from, until }: OfficeNotice, day: Day): boolean =>
  (from === null || from <= day) && (until === null || until >= day);
