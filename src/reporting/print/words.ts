import { text } from '../../kernel/text.js';

export const emblemAlt = text('Emblem der Europäischen Union', 'Emblem of the European Union');
