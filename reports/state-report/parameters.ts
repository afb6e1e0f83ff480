import { z } from 'zod';

export const scopes = ['programme', 'all'] as const;

/** What is covered: sustainable social urban development, or every ESF guideline in the registry. */
export const stateReportParameters = z.strictObject({
  scope: z.enum(scopes).default('programme').meta({
    description: '`programme`: sustainable social urban development; `all`: all ESF funding guidelines.',
  }),
});
export type StateReportParameters = z.output<typeof stateReportParameters>;
