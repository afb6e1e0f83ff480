import { Problem, type ProblemDetail } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';

const deepest = 100;
const mostErrors = 20;

// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what is looked for
const unstorable = /\u0000|\p{Surrogate}/u;

/** Whether PostgreSQL and UTF-8 can hold a text: no NUL character, no half of a surrogate pair. */
export const isStorable = (value: string): boolean => !unstorable.test(value);

export const unstorableDetail = (pointer: string): ProblemDetail => ({
  pointer,
  code: 'invalid_text',
  detail: text(
    'Der Text enthält ein NUL-Zeichen oder ein halbes Zeichen. Geben Sie ihn neu ein.',
    'The text contains a NUL character or half of a surrogate pair. Enter it again.',
  ),
});

/**
 * Refuses a parsed body with text that cannot be stored (`invalid_text`) or nested deeper than any form of ours
 * (`malformed`). Walks without recursion, or the nesting itself would bring the process down.
 */
export function checkBodyText(body: unknown): void {
  const errors: ProblemDetail[] = [];
  const open: { value: unknown; pointer: string; depth: number }[] = [{ value: body, pointer: '', depth: 0 }];
  for (let node = open.pop(); node && errors.length < mostErrors; node = open.pop()) {
    if (node.depth > deepest) throw new Problem('malformed', { detail: tooDeep });
    if (typeof node.value === 'string' && !isStorable(node.value))
      errors.push(unstorableDetail(node.pointer));
    if (typeof node.value !== 'object' || node.value === null || ArrayBuffer.isView(node.value)) continue;
    for (const [key, value] of Object.entries(node.value)) {
      const pointer = `${node.pointer}/${key}`;
      if (!isStorable(key)) errors.push(unstorableDetail(node.pointer));
      open.push({ value, pointer, depth: node.depth + 1 });
    }
  }
  if (errors.length > 0) throw new Problem('invalid_text', { errors });
}

const tooDeep = text(
  `Die Angaben sind tiefer als ${deepest} Ebenen verschachtelt.`,
  `The body is nested deeper than ${deepest} levels.`,
);
