import { z } from 'zod';
import { text } from '../../src/kernel/text.js';
import { parameterWords } from '../../src/reporting/index.js';

export const activityParameters = z.strictObject({
  year: z
    .string()
    .regex(/^20\d{2}$/)
    .optional()
    .meta({ description: 'Calendar year; all when left out.' })
    .register(parameterWords, {
      label: text('Jahr', 'Year'),
      hint: text('Leer: alle Jahre.', 'Empty: all years.'),
    }),
});
export type ActivityParameters = z.output<typeof activityParameters>;
