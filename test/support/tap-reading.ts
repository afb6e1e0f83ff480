import { type FinalResults, Parser, type Result } from 'tap-parser';
import { stringify } from 'yaml';

/** What one test file said: assertions by outcome, and what went wrong, ready to print. */
export interface FileResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly string[];
  /** Why the whole file or single tests were left out. */
  readonly skipReasons: readonly string[];
}

/** Lines of one failure that are shown; the whole is to be had by running the file by itself. */
const longestFailure = 60;

/** What tap itself writes when a file holds no test. */
const saysNothing = 'no tests found';

/** Reads the TAP of a file whose process ended; a file that asserts nothing and says nothing about it has failed. */
export function readTap(tap: string, exit: { readonly ok: boolean; readonly errors: string }): FileResult {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const failures: string[] = [];
  const skipReasons: string[] = [];
  const skipped = (reason: string): void => {
    counts.skipped += 1;
    skipReasons.push(reason);
  };
  const failed = (what: string): void => {
    counts.failed += 1;
    failures.push(what);
  };
  const final = parse(tap, (result) => {
    if (result.skip || result.todo) skipped(`${result.fullname}: ${String(result.skip || result.todo)}`);
    else if (result.ok) counts.passed += 1;
    else if (!repeatsItsSubtest(result)) failed(describe(result));
  });
  const asserted = counts.passed + counts.failed + counts.skipped > 0;
  const { skipAll, skipReason } = final.plan;
  if (!asserted && skipAll && skipReason && skipReason !== saysNothing) skipped(skipReason);
  else if (!asserted) failed(`asserted nothing\n${exit.errors}`);
  if ((!exit.ok || !final.ok) && counts.failed === 0) failed(`ended with an error\n${exit.errors}`);
  return { ...counts, failures, skipReasons };
}

function parse(tap: string, onResult: (result: Result) => void): FinalResults {
  const parser = new Parser();
  parser.on('result', onResult);
  let final: FinalResults | undefined;
  parser.on('complete', (results: FinalResults) => {
    final = results;
  });
  parser.end(tap);
  if (!final) throw new Error('the TAP never ended');
  return final;
}

/** A failed subtest is told twice: by its assertion and by its closing line, which only says where it was begun. */
function repeatsItsSubtest(result: Result): boolean {
  return result.closingTestPoint && !('stack' in (result.diag ?? {}));
}

function describe(result: Result): string {
  const { at, source: _source, stack, diff, ...rest } = result.diag ?? {};
  const place = at?.fileName ? `at ${at.fileName}:${at.lineNumber}` : '';
  const others = Object.keys(rest).length > 0 ? stringify(rest).trim() : '';
  const parts = [result.fullname, place, diff ?? '', others, stack ?? ''].filter((part) => part !== '');
  return shortened(parts.join('\n'));
}

function shortened(text: string): string {
  const lines = text.split('\n');
  if (lines.length <= longestFailure) return text;
  return [...lines.slice(0, longestFailure), `… and ${lines.length - longestFailure} lines more`].join('\n');
}
