import { z } from 'zod';
import { text } from '../../src/kernel/text.js';
import { parameterWords } from '../../src/reporting/index.js';

/** Offices of one city, or of all. */
export const officeDirectoryParameters = z.strictObject({
  city: z
    .string()
    .regex(/^\d{8}$/)
    .optional()
    .meta({ description: 'City by its AGS; all when left out.' })
    .register(parameterWords, { label: text('Stadt', 'City'), kind: 'city' }),
});
export type OfficeDirectoryParameters = z.output<typeof officeDirectoryParameters>;
