import type { z } from 'zod';
import { type Text, text } from '../../kernel/text.js';

type Issue = z.core.$ZodIssue;

const typeWords: Readonly<Record<string, Text>> = {
  string: text('Text', 'text'),
  number: text('eine Zahl', 'a number'),
  int: text('eine ganze Zahl', 'a whole number'),
  boolean: text('true oder false', 'true or false'),
  array: text('eine Liste', 'a list'),
  object: text('ein Objekt', 'an object'),
  null: text('null', 'null'),
};

/** What is wrong with one value, in both languages. A schema of our own says it itself: `params: { reason: text(…) }`. */
export function issueText(issue: Issue): Text {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, issue.message);
    case 'too_small':
      return text(`Mindestens ${issue.minimum}.`, `At least ${issue.minimum}.`);
    case 'too_big':
      return text(`Höchstens ${issue.maximum}.`, `At most ${issue.maximum}.`);
    case 'invalid_value':
      return oneOf(issue.values.map(String));
    case 'unrecognized_keys':
      return text('Dieses Feld gibt es nicht.', 'There is no such field.');
    case 'custom':
      return reasonOf(issue.params) ?? text('Ungültiger Wert.', 'Invalid value.');
    default:
      return text('Ungültiger Wert.', 'Invalid value.');
  }
}

function wrongType(expected: string, message: string): Text {
  // zod 4 leaves the received value out of its issues; a missing one shows only in the message.
  if (message.endsWith('received undefined')) return text('Die Angabe fehlt.', 'A value is missing.');
  const word = typeWords[expected] ?? text('ein anderer Wert', 'another value');
  return text(`Erwartet wird: ${word.de}.`, `Expected: ${word.en}.`);
}

function oneOf(values: readonly string[]): Text {
  const listed = values.slice(0, 40).join(', ');
  return text(`Möglich sind: ${listed}.`, `Possible values: ${listed}.`);
}

function reasonOf(params: Record<string, unknown> | undefined): Text | null {
  const reason = params?.reason;
  if (typeof reason !== 'object' || reason === null || !('de' in reason) || !('en' in reason)) return null;
  return text(String(reason.de), String(reason.en));
}
