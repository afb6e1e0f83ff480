import type { Day } from '../../kernel/day.js';
import type { Language } from '../../kernel/text.js';
import { Mark, type MarkTone } from '../../web/index.js';
import { type Commitment, type CommitmentState, isOverdue, stateOfCommitment } from '../agreement.js';
import { agreementMessages as words } from '../messages.js';

const tones: Readonly<Record<CommitmentState, MarkTone>> = {
  notBegun: 'open',
  underway: 'hint',
  kept: 'ok',
  dropped: 'open',
};

interface Shown {
  readonly commitment: Commitment;
  /** Day by which it is reckoned what is overdue; null where nobody asks. */
  readonly today: Day | null;
  readonly language: Language;
}

/** How a commitment stands, in a word: "in Arbeit, überfällig". */
export function commitmentWords({ commitment, today, language }: Shown): string {
  const state = stateOfCommitment(commitment);
  const said = (state === null ? words.notLooked : words.states[state])[language];
  return today !== null && isOverdue(commitment, today) ? words.lateOne(said)[language] : said;
}

/** The same as shape and word. */
export function CommitmentMark(props: Shown): JSX.Element {
  const { commitment, today } = props;
  const state = stateOfCommitment(commitment);
  const tone =
    today !== null && isOverdue(commitment, today) ? 'warn' : state === null ? 'open' : tones[state];
  return <Mark tone={tone} word={commitmentWords(props)} />;
}
