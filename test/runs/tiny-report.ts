import { z } from 'zod';
import { text } from '../../src/kernel/text.js';
import {
  type Block,
  chaptersParameter,
  forewordParameter,
  parameterWords,
  type RegisteredReport,
  type Report,
  registered,
} from '../../src/reporting/index.js';
import { tableReport } from '../reporting/a-table-report.js';

export interface TinyParameters {
  readonly name: string;
  readonly chapters?: string | undefined;
  readonly foreword?: string | undefined;
}

const chapters = { figures: text('Zahlen', 'Figures'), inside: text('Internes', 'Inside') } as const;

const chapter = (key: keyof typeof chapters): Block => ({
  kind: 'chapter',
  key,
  title: chapters[key].de,
  lead: null,
});

/**
 * The smallest report there is, as its README describes it: one folder would hold this, one line enters it.
 * `onRead` is told whose turn it is, and may keep it waiting.
 */
export function tinyReport(onRead: (name: string) => Promise<void> | void = () => {}): RegisteredReport {
  const report: Report<TinyParameters, { readonly name: string; readonly inside: string | null }> = {
    id: 'tiny',
    title: text('Winziger Bericht', 'Tiny report'),
    purpose: text('Zum Ausprobieren.', 'For trying.'),
    parameters: z.strictObject({
      name: z
        .string()
        .min(1)
        .register(parameterWords, { label: text('Name', 'Name') }),
      chapters: chaptersParameter(chapters, ['inside']),
      foreword: forewordParameter(),
    }),
    forCities: 'all',
    beside: async () => ({ secret: 'nur intern' }),
    preview: async (_reading, { parameters }) => ({
      figures: [{ key: 'projects', label: 'Vorhaben', value: { type: 'count', count: 17 } }],
      chapters: { figures: `über ${parameters.name}` },
      notices: [],
    }),
    dataset: async ({ beside }, { parameters }) => {
      await onRead(parameters.name);
      return { name: parameters.name, inside: (beside as { secret: string } | null)?.secret ?? null };
    },
    document: ({ name, inside }, inputs, settings) => {
      const table = tableReport.document(
        [{ name, code: '1', cents: 100n, projects: 1 }],
        { ...inputs, parameters: {} },
        settings,
      );
      const secret: Block[] =
        inside === null ? [] : [chapter('inside'), { kind: 'paragraph', key: 'secret', text: inside }];
      return { ...table, title: name, blocks: [chapter('figures'), ...table.blocks, ...secret] };
    },
    published: (data) => data,
    fileName: ({ name }) => name,
  };
  return registered(report, null);
}
