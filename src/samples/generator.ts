import { createHash } from 'node:crypto';

/*
 * The generator of samples, complete: whoever has SHA-256 draws again what was drawn here.
 *
 * The key of an item is SHA-256 of the text "steckbrief sample 1", a line feed, the seed, a line feed and the item's
 * reference, in UTF-8, read as 64 hexadecimal digits. A random sample are the items with the smallest keys. The starting
 * point of a systematic selection over an amount of M cents is SHA-256 of "steckbrief sample 1", a line feed, the seed,
 * a line feed and "start", read as a number, modulo M.
 */

const digest = (seed: string, what: string): string =>
  createHash('sha256').update(`steckbrief sample 1\n${seed}\n${what}`, 'utf8').digest('hex');

/** The key of an item, 64 hexadecimal digits. */
export const keyOf = (seed: string, reference: string): string => digest(seed, reference);

/** The starting point within an amount of cents, from 0 up to one cent less. */
export const startWithin = (seed: string, cents: bigint): bigint =>
  BigInt(`0x${digest(seed, 'start')}`) % cents;
