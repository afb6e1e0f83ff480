import type { MarkTone } from '../../web/index.js';
import type { CityDraft } from '../queries.js';

/** How a draft stands, as shape and word. */
export function draftMark({ state, withdrawal }: CityDraft): { tone: MarkTone; word: string } {
  const what = withdrawal ? 'Rücknahme ' : '';
  switch (state) {
    case 'draft':
      return { tone: 'open', word: withdrawal ? 'Rücknahme vorbereitet' : 'Entwurf' };
    case 'submitted':
      return { tone: 'hint', word: `${what}eingereicht` };
    case 'returned':
      return { tone: 'warn', word: `${what}zurückgegeben` };
  }
}
