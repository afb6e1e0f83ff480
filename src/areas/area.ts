import type { z } from 'zod';
import type { areaSchema } from './schemas.js';

/** What a city says of an area (Fördergebiet, Quartier). */
export type Area = z.output<typeof areaSchema>;

/** A funded area of a guideline, or a neighbourhood in the everyday sense. */
export const areaKinds = ['fundingArea', 'neighbourhood'] as const;

/** How LEADER funds the same place. */
export const leaderKinds = ['none', 'nonInvestive', 'full'] as const;
