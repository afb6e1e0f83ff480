import { z } from 'zod';
import { text } from '../../src/kernel/text.js';
import { parameterWords } from '../../src/reporting/index.js';

/** Which area. */
export const areaReportParameters = z.strictObject({
  area: z
    .string()
    .regex(/^FG\d{4,}$/)
    .meta({ description: 'Reference of a published area.', examples: ['FG0001'] })
    .register(parameterWords, { label: text('Gebiet', 'Area'), kind: 'area' }),
});
export type AreaReportParameters = z.output<typeof areaReportParameters>;
