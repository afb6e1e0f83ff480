import type { Problem, ProblemCode } from '../../kernel/problem.js';
import type { Language } from '../../kernel/text.js';

/** A refusal in one language, ready to be shown on a page or sent as JSON. */
export interface ProblemView {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The request's id, for asking back. */
  readonly instance: string;
  readonly code: ProblemCode;
  readonly errors: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
}

/** Members of RFC 9457 in the order people read them. */
export function problemView(problem: Problem, language: Language, requestId: string): ProblemView {
  return {
    type: `urn:steckbrief:problem:${problem.code}`,
    title: problem.title[language],
    status: problem.status,
    detail: (problem.detail ?? problem.title)[language],
    instance: requestId,
    code: problem.code,
    errors: problem.errors.map((error) => ({ ...error, detail: error.detail[language] })),
  };
}
