/** What rows of a delivery can be taken together by: one guideline, one city, rows that are equal. */
export const groupKinds = ['fundingGuideline', 'city', 'equal'] as const;
export type GroupKind = (typeof groupKinds)[number];

/** Kinds of rows somebody can choose from. */
export const choosableChanges = ['new', 'changed', 'missing'] as const;
export type ChoosableChange = (typeof choosableChanges)[number];
