import type { SQL } from 'drizzle-orm';
import type { Viewpoint } from '../../history/index.js';
import type { Transaction } from '../../platform/database/database.js';
import type { Dictionary } from '../../projects/index.js';

/** From where a test looks at the registry, and at which part of it. */
export interface TestScene {
  readonly tx: Transaction;
  readonly viewpoint: Viewpoint;
  readonly dictionary: Dictionary;
  /** Which rows of `project_version` are looked at. */
  readonly projects: SQL;
}

/** What a test says about one project, as its SQL names it: amounts in cents as text, rates in hundredths of a percent. */
export type Facts = Readonly<Record<string, string | number | null>>;

/**
 * A test on the whole registry: a question an auditor asks of every record at once. What it finds is to be looked at, and
 * no error by itself. Asked as one statement over all versions, whatever their number.
 */
export interface RegistryTest {
  /** Name in addresses and the API. */
  readonly id: string;
  readonly title: string;
  /** What it looks for and what a hit may mean. */
  readonly meaning: string;
  /** Rule behind it; null where it is a question of experience. */
  readonly clause: string | null;
  /** The finding of single records it corresponds to: waivers of that finding are shown beside the hits. */
  readonly finding: { readonly code: string; readonly field: string } | null;
  /** False for what is kept beside the published records and has no earlier states: it answers for today. */
  readonly asOf: boolean;
  /**
   * Statement giving `project_id`, `facts` (jsonb) and `weight` (bigint, the larger the more it is worth a look) of every
   * hit; null when there is nothing to ask, such as too few values.
   */
  hits(scene: TestScene): Promise<SQL | null>;
  /** What was found, in a few words. */
  describe(facts: Facts): string;
  /** Figures beside the list, such as the digits of Benford's law. */
  figures?(scene: TestScene): Promise<TestFigures>;
}

export interface TestFigures {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How to read them, or why there are none. */
  readonly note: string;
}
