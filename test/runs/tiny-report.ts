import { z } from 'zod';
import { text } from '../../src/kernel/text.js';
import { parameterWords, type RegisteredReport, type Report, registered } from '../../src/reporting/index.js';
import { tableReport } from '../reporting/a-table-report.js';

export interface TinyParameters {
  readonly name: string;
}

/**
 * The smallest report there is, as its README describes it: one folder would hold this, one line enters it.
 * `onRead` is told whose turn it is, and may keep it waiting.
 */
export function tinyReport(onRead: (name: string) => Promise<void> | void = () => {}): RegisteredReport {
  const report: Report<TinyParameters, { readonly name: string }> = {
    id: 'tiny',
    title: text('Winziger Bericht', 'Tiny report'),
    purpose: text('Zum Ausprobieren.', 'For trying.'),
    parameters: z.strictObject({
      name: z
        .string()
        .min(1)
        .register(parameterWords, { label: text('Name', 'Name') }),
    }),
    dataset: async (_reading, { parameters }) => {
      await onRead(parameters.name);
      return { name: parameters.name };
    },
    document: ({ name }, inputs, settings) => ({
      ...tableReport.document(
        [{ name, code: '1', cents: 100n, projects: 1 }],
        { ...inputs, parameters: {} },
        settings,
      ),
      title: name,
    }),
    published: (data) => data,
    fileName: ({ name }) => name,
  };
  return registered(report, null);
}
