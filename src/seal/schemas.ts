import { z } from 'zod';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** A seal of the trail: enough to work its SHA-256 out again, and nothing about anybody. */
export const sealSchema = z
  .strictObject({
    number: z.int().meta({ description: 'From 1, without gaps.' }),
    previousSha256: digest.meta({ description: 'The seal before it; zeros for the first.' }),
    lastEntry: z.string().meta({ description: 'Id of the last entry of the trail it covers.' }),
    entries: z.int().meta({ description: 'How many entries it covers itself.' }),
    entriesSha256: digest,
    revision: z.int().meta({ description: 'Newest registry revision it covers wholly.' }),
    sealedAt: z.string().meta({ description: 'UTC, with microseconds.' }),
    restoredFrom: z
      .string()
      .nullable()
      .meta({ description: 'When the backup was made that the registry was restored from just before.' }),
    sha256: digest,
  })
  .meta({ id: 'Seal' });

export const sealQuery = z.strictObject({
  number: z.coerce
    .number()
    .int()
    .min(1)
    .max(999_999_999)
    .optional()
    .meta({ description: 'A seal by its number; the newest without it.' }),
});
