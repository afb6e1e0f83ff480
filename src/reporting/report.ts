import type { z } from 'zod';
import type { Viewpoint } from '../history/index.js';
import type { Day } from '../kernel/day.js';
import type { Language, Text } from '../kernel/text.js';
import type { Transaction } from '../platform/database/database.js';
import type { Fact, ReportDocument } from './document.js';

export type Audience = 'public' | 'city' | 'serviceCentre' | 'auditor';

/** An answer is a function of these six: the same six give the same bytes in the same installation. */
export interface ReportInputs<Parameters> {
  /** State of the registry (Registerstand). */
  readonly revision: number;
  readonly parameters: Parameters;
  readonly audience: Audience;
  readonly language: Language;
  /** Day on which it is reckoned whether a project runs. */
  readonly reckoningDay: Day;
  readonly programVersion: string;
}

/** What the installation itself adds to every report; it changes with its settings only. */
export interface ReportSettings {
  /** Address people reach the registry at, without a slash at the end. */
  readonly publicUrl: string;
  /** Sentence by which the Land names its share of the funding; null leaves it out. */
  readonly landNotice: string | null;
}

/** What a report reads with: one snapshot of the database, looked at from the inputs' viewpoint. */
export interface Reading {
  readonly tx: Transaction;
  readonly viewpoint: Viewpoint;
  /** What `beside` read, as JSON keeps it; null for the public. */
  readonly beside: unknown;
}

/** What a report will hold, before it is made. */
export interface Preview {
  /** The few figures that say how much it is about. */
  readonly figures: readonly Fact[];
  /** Chapters by their key, with how much they hold: "32 Orte". */
  readonly chapters: Readonly<Record<string, string>>;
  /** What should be known before it is made. */
  readonly notices: readonly { readonly title: string; readonly text: string }[];
}

/**
 * A report: reads its data set, then says once what there is to say. Formats are drawn from the document, so they cannot
 * disagree. Its folder under reports/ holds a README with what it shows and on which legal basis.
 */
export interface Report<Parameters, Data> {
  readonly id: string;
  readonly title: Text;
  /** What it is for, in a sentence, on the list of reports. */
  readonly purpose?: Text;
  /** True where a table is what the report is about: then it can be had as CSV, too. */
  readonly hasCsv?: boolean;
  readonly parameters: z.ZodObject & z.ZodType<Parameters>;
  /** True where all of it is for the service centre and auditors only: then it has no public page, and no public file. */
  readonly isInternal?: boolean;
  /**
   * Whether the people of a city may have it made: all of it, since it says nothing but what is published, or that of their
   * own city alone, with what is not published of it.
   */
  readonly forCities?: 'all' | 'own';
  /** Counts what it will hold, at once. Throws Problem `not_found` when there is nothing to report on. */
  readonly preview?: (reading: Reading, inputs: ReportInputs<Parameters>) => Promise<Preview>;
  /**
   * Reads what belongs to no registry revision, for the service centre and auditors: rounds, proofs. Plain values only:
   * a stored run keeps them as JSON, so that it can be made again.
   */
  readonly beside?: (reading: Omit<Reading, 'beside'>, inputs: ReportInputs<Parameters>) => Promise<unknown>;
  /** Reads everything in one snapshot. Throws Problem `not_found` when there is nothing to report on. */
  readonly dataset: (reading: Reading, inputs: ReportInputs<Parameters>) => Promise<Data>;
  readonly document: (
    data: Data,
    inputs: ReportInputs<Parameters>,
    settings: ReportSettings,
  ) => ReportDocument;
  /** What the JSON carries as `data`: what was read, without drawings. The fingerprint is taken over a part of it. */
  readonly published: (data: Data) => unknown;
  /** Name of the file without its ending, in ASCII. */
  readonly fileName: (data: Data) => string;
}
