export type { Board } from './board.js';
export { boardKind } from './board-kind.js';
