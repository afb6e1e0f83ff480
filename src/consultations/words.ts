import { type Text, text } from '../kernel/text.js';
import type { MarkTone } from '../web/index.js';
import type { Consultation, ConsultationState, Topic } from './consultation.js';

export const cityConsultationsPath = '/arbeitsbereich/beratung';
export const staffConsultationsPath = '/servicestelle/beratung';

export const topicWords: Readonly<Record<Topic, Text>> = {
  plan: text('Handlungskonzept', 'Action plan'),
  funding: text('Förderung und Antrag', 'Funding and application'),
  indicators: text('Indikatoren', 'Indicators'),
  participation: text('Beteiligung', 'Participation'),
  proof: text('Nachweise', 'Proofs of use'),
  networking: text('Vernetzung', 'Networking'),
  other: text('Anderes', 'Other'),
};

const stateMarks: Readonly<Record<ConsultationState, { readonly word: string; readonly tone: MarkTone }>> = {
  open: { word: 'offen', tone: 'open' },
  inProgress: { word: 'in Arbeit', tone: 'warn' },
  answered: { word: 'beantwortet', tone: 'ok' },
};

export const markOf = ({
  state,
  isOverdue,
}: Consultation): { readonly word: string; readonly tone: MarkTone } =>
  isOverdue ? { word: `${stateMarks[state].word}, überfällig`, tone: 'error' } : stateMarks[state];
