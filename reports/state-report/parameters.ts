import { z } from 'zod';
import { text } from '../../src/kernel/text.js';
import { parameterWords } from '../../src/reporting/index.js';

export const scopes = ['programme', 'all'] as const;

/** What is covered: sustainable social urban development, or every ESF guideline in the registry. */
export const stateReportParameters = z.strictObject({
  scope: z
    .enum(scopes)
    .default('programme')
    .meta({
      description: '`programme`: sustainable social urban development; `all`: all ESF funding guidelines.',
    })
    .register(parameterWords, {
      label: text('Umfang', 'Scope'),
      options: {
        programme: text('Nachhaltige soziale Stadtentwicklung', 'Sustainable social urban development'),
        all: text('Alle ESF-Förderrichtlinien', 'All ESF funding guidelines'),
      },
    }),
});
export type StateReportParameters = z.output<typeof stateReportParameters>;
