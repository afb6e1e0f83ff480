import type { DraftView } from '../submissions/index.js';

export type OfDraft = { Params: { draftId: string } };

/** Where the pages of one draft begin. */
export const draftAddress = '/arbeitsbereich/entwurf/:draftId';

export const titleOf = ({ input }: Pick<DraftView, 'input'>): string =>
  input.name === '' ? 'Neues Vorhaben' : input.name;
