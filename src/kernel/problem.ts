import { problemCatalogue } from './problem-catalogue.js';
import type { Text } from './text.js';

export type ProblemCode = keyof typeof problemCatalogue;

/** One fault inside a request: a JSON pointer into the body or the name of the parameter, and what is wrong with it. */
export interface ProblemDetail {
  readonly pointer: string;
  readonly code: string;
  readonly detail: Text;
}

interface ProblemOptions {
  /** What happened this time, beyond the catalogue's title; never internals. */
  readonly detail?: Text;
  readonly errors?: readonly ProblemDetail[];
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}

/**
 * The one way to refuse something. The code names an entry of the problem catalogue, which gives status and title;
 * one handler renders it as `application/problem+json` or as an error page.
 */
export class Problem extends Error {
  readonly detail: Text | undefined;
  readonly errors: readonly ProblemDetail[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: ProblemCode,
    options: ProblemOptions = {},
  ) {
    super(options.detail ? `${code}: ${options.detail.en}` : code, { cause: options.cause });
    this.name = 'Problem';
    this.detail = options.detail;
    this.errors = options.errors ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return problemCatalogue[this.code].status;
  }

  get title(): Text {
    return problemCatalogue[this.code].title;
  }
}
