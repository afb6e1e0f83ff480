import { z } from 'zod';
import { text } from '../../src/kernel/text.js';
import { parameterWords } from '../../src/reporting/index.js';
import { scopeParameter } from '../shared/scope.js';

/** Which city: a municipality with its AGS. */
export const cityReportParameters = z.strictObject({
  city: z
    .string()
    .regex(/^\d{8}$/)
    .meta({ description: 'Municipality by its AGS, eight digits.' })
    .register(parameterWords, { label: text('Stadt', 'City'), kind: 'city' }),
  scope: scopeParameter(),
});
export type CityReportParameters = z.output<typeof cityReportParameters>;
