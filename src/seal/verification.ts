import type { Fault, Seal } from './verify-trail.mjs';

/** What became of a check of the whole trail. */
export interface Verification {
  /** The first that is wrong; null when everything holds. */
  readonly fault: Fault | null;
  readonly entries: number;
  readonly newest: Seal | null;
  /** Tables whose rows are what the trail says of them last. */
  readonly tables: number;
  /** Seals handed out before (stored with runs, or named by whoever asked) that stand in the chain unchanged. */
  readonly confirmed: number;
  /** What no seal covers yet, and since when. */
  readonly unsealed: { readonly entries: number; readonly oldest: string | null };
  readonly sentences: { readonly de: readonly string[]; readonly en: readonly string[] };
  readonly seconds: number;
}
