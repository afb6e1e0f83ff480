import { z } from 'zod';

/** Which project: its public key, e.g. "SN21-0004". */
export const steckbriefParameters = z.object({ reference: z.string().min(1).max(40) });
export type SteckbriefParameters = z.infer<typeof steckbriefParameters>;
