import { z } from 'zod';
import type { Text } from '../kernel/text.js';

/** What a form says about a parameter of a report. */
export interface ParameterWords {
  readonly label: Text;
  readonly hint?: Text;
  /** Words for the values of an enumeration. */
  readonly options?: Readonly<Record<string, Text>>;
  /**
   * `city`: a programme city, by its AGS; `cities`: several, parted by commas; `area`: a published area, by its reference;
   * `chapters`: what the report contains; `longText`: running text.
   */
  readonly kind?: 'city' | 'cities' | 'area' | 'chapters' | 'longText';
  /** Options that only the service centre and auditors may choose. */
  readonly internal?: readonly string[];
  /** True where a public address does not take it. */
  readonly onlyInRuns?: boolean;
}

/**
 * Labels of parameters: `scope: z.enum(scopes).register(parameterWords, { label: … })`. A parameter without any is shown
 * under its name. Register last: every further call on a schema makes another one.
 */
export const parameterWords = z.registry<ParameterWords>();
