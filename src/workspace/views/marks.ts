import { type Finding, severityOf } from '../../kernel/finding.js';
import { stateWords, type WorkflowState } from '../../submissions/index.js';
import type { MarkTone } from '../../web/index.js';

export interface StateMark {
  readonly tone: MarkTone;
  readonly word: string;
}

const tones: Readonly<Record<WorkflowState, MarkTone>> = {
  draft: 'open',
  submitted: 'ok',
  returned: 'error',
  accepted: 'ok',
  published: 'ok',
  withdrawn: 'open',
};

export const stateMark = (state: WorkflowState): StateMark => ({
  tone: tones[state],
  word: stateWords[state].de,
});

/** How a draft stands, in a word: in the city's hands it is the completeness that counts. */
export function draftMark(draft: {
  readonly state: WorkflowState;
  readonly findings: readonly Finding[];
}): StateMark {
  if (draft.state !== 'draft') return stateMark(draft.state);
  const isIncomplete = draft.findings.some(
    (finding) =>
      severityOf(finding) === 'error' || (finding.code.endsWith('_missing') && finding.waiver === undefined),
  );
  return isIncomplete
    ? { tone: 'warn', word: 'unvollständig' }
    : { tone: 'hint', word: 'vollständig, nicht eingereicht' };
}
