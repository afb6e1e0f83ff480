import { Problem } from '../kernel/problem.js';
import { type Text, text } from '../kernel/text.js';
import type { Faults } from './question.js';

const unreadable = text('Diesen Wert gibt es hier nicht.', 'There is no such value here.');

/** Faults of an address as a refusal, where there is no form to show them in. */
export const faultProblem = (faults: Faults): Problem =>
  new Problem('invalid_parameter', {
    errors: Object.entries(faults).map(([pointer, detail]: [string, Text | undefined]) => ({
      pointer,
      code: 'invalid_value',
      detail: detail ?? unreadable,
    })),
  });
