import type { MarkTone } from '../web/index.js';
import type { InquiryState } from './inquiry.js';

export const inquiriesPath = '/servicestelle/anfragen';

/** The states in the words of the service centre, with the look of their mark. */
export const stateMarks: Readonly<Record<InquiryState, { readonly word: string; readonly tone: MarkTone }>> =
  {
    open: { word: 'in Arbeit', tone: 'warn' },
    cleared: { word: 'freigegeben', tone: 'ok' },
    answered: { word: 'beantwortet', tone: 'ok' },
  };

export const nameOf = ({ printedPaper, title }: { printedPaper: string | null; title: string }): string =>
  printedPaper === null ? title : `Drucksache ${printedPaper}: ${title}`;
