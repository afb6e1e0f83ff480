import { type Text, text } from '../kernel/text.js';
import type { WorkflowState } from './tables.js';

/** What people call the states of a project's work. The service centre checks editorially; it approves no funding. */
export const stateWords: Readonly<Record<WorkflowState, Text>> = {
  draft: text('in Arbeit', 'in progress'),
  submitted: text('eingereicht', 'handed in'),
  returned: text('zurückgegeben', 'returned'),
  accepted: text('redaktionell geprüft', 'checked editorially'),
  published: text('veröffentlicht', 'published'),
  withdrawn: text('zurückgezogen', 'withdrawn'),
};

/** What happened, as a line of the history says it. */
export const stepWords = {
  begun: text('begonnen', 'begun'),
  handedIn: text('eingereicht', 'handed in'),
  takenBack: text('zurückgeholt', 'taken back'),
  returned: text('zurückgegeben', 'returned'),
  accepted: text('redaktionell geprüft', 'checked editorially'),
  reopened: text('wieder geöffnet', 'reopened'),
  published: text('veröffentlicht', 'published'),
  discarded: text('verworfen', 'discarded'),
} as const;
