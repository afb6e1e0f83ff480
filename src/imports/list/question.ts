import type { Text } from '../../kernel/text.js';

/** Something a list does not say clearly enough to be read without asking. */
export interface Question {
  /** The same from delivery to delivery of one source, so that an answer can be remembered. */
  readonly id: string;
  readonly text: Text;
  /** Letters of the column it is about; null where it is about the whole list. */
  readonly column: string | null;
  readonly options: readonly { readonly id: string; readonly label: Text }[];
}

/** Ids of questions and of the options chosen. */
export type Answers = ReadonlyMap<string, string>;
