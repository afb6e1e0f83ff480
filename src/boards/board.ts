import type { z } from 'zod';
import type { boardSchema } from './schemas.js';

/** A board or round of a neighbourhood, with its meetings and what they decided. */
export type Board = z.output<typeof boardSchema>;
export type Meeting = Board['meetings'][number];

/** Meetings, the newest first. */
export const meetingsOf = ({ meetings }: Pick<Board, 'meetings'>): Meeting[] =>
  meetings.toSorted((one, other) => (one.on > other.on ? -1 : 1));
