import type { CountPart } from '../../web/index.js';
import type { Standing } from '../queries/board.js';

/** A standing as the parts of its bar. */
export const standingParts = ({ handedIn, unchanged, open }: Standing): readonly CountPart[] => [
  { count: handedIn, tone: 'done' },
  { count: unchanged, tone: 'same' },
  { count: open, tone: 'rest' },
];
