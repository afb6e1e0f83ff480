import { z } from 'zod';
import { text } from '../../src/kernel/text.js';
import { parameterWords } from '../../src/reporting/index.js';

/** Which project: its public key, e.g. "SN21-0004". */
export const steckbriefParameters = z.object({
  reference: z
    .string()
    .min(1)
    .max(40)
    .register(parameterWords, {
      label: text('Kennung', 'Reference'),
      hint: text('Die des Vorhabens, etwa SN21-0004.', 'Of the project, such as SN21-0004.'),
    }),
});
export type SteckbriefParameters = z.infer<typeof steckbriefParameters>;
