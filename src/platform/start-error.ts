/**
 * Why the program cannot start or go on, said to the operator in one sentence: what is wrong and what to do.
 * It is printed without a stack trace, so it never carries passwords or internals.
 */
export class StartError extends Error {
  constructor(sentence: string, options?: { readonly cause?: unknown }) {
    super(sentence, options);
    this.name = 'StartError';
  }
}
