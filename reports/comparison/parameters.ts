import { z } from 'zod';
import { text } from '../../src/kernel/text.js';
import { parameterWords } from '../../src/reporting/index.js';
import { scopeParameter } from '../shared/scope.js';

/** Which cities stand beside each other: two to eight municipalities. */
export const comparisonParameters = z.strictObject({
  cities: z
    .string()
    .regex(/^\d{8}(,\d{8}){1,7}$/)
    .refine((joined) => new Set(joined.split(',')).size === joined.split(',').length)
    .meta({ description: 'Two to eight municipalities by their AGS, parted by commas.' })
    .register(parameterWords, {
      label: text('Städte', 'Cities'),
      hint: text(
        'Zwei bis acht Gemeindeschlüssel (AGS), durch Kommas getrennt.',
        'Two to eight municipality keys (AGS), parted by commas.',
      ),
    }),
  scope: scopeParameter(),
});
export type ComparisonParameters = z.output<typeof comparisonParameters>;
