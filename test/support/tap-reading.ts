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
  /** From its beginning to that of the next, in whole seconds. */
  readonly seconds: number;
}

/** Lines of one failure that are shown; the whole is to be had by running the file by itself. */
const longestFailure = 60;

/** Names of the files a process runs, by commas; not among its arguments, of which tap makes names of folders. */
export const filesVariable = 'STECKBRIEF_TEST_FILES';
/** Stands before the name of a file in the comment that precedes its tests. */
export const fileMark = 'test file: ';
/** Name of the empty test that ends when all tests of a file have. */
export const endOfFile = 'end of the file';

/** Reads the TAP of a process that runs test files one after another, while it comes in. */
export interface TapReader {
  write(tap: string): void;
  /** What each file said that was begun, in their order. A file that asserts nothing and says nothing about it has failed. */
  end(exit: { readonly ok: boolean; readonly errors: string }): Map<string, FileResult>;
}

interface Reading {
  passed: number;
  failed: number;
  skipped: number;
  readonly failures: string[];
  readonly skipReasons: string[];
  seconds: number;
}

/** `onFile` is told when a file begins. */
export function readTap(onFile: (file: string) => void): TapReader {
  const readings = new Map<string, Reading>();
  let current: Reading | undefined;
  let complete = false;
  let begun = 0;
  const stopClock = (): void => {
    if (current) current.seconds = Math.round((performance.now() - begun) / 1_000);
    begun = performance.now();
  };
  const parser = new Parser();
  parser.on('comment', (comment: string) => {
    const [, file] = comment.split(fileMark);
    if (file === undefined) return;
    stopClock();
    current = { passed: 0, failed: 0, skipped: 0, failures: [], skipReasons: [], seconds: 0 };
    readings.set(file.trim(), current);
    onFile(file.trim());
  });
  parser.on('result', (result: Result) => current && note(current, result));
  parser.on('complete', ({ bailout, plan }: FinalResults) => {
    complete = bailout === false && plan.end !== null;
  });
  return {
    write: (tap) => parser.write(tap),
    end({ ok, errors }) {
      parser.end();
      stopClock();
      for (const reading of readings.values())
        if (reading.passed + reading.failed + reading.skipped === 0)
          fail(reading, `asserted nothing\n${errors}`);
      const nobodyFailed = [...readings.values()].every((reading) => reading.failed === 0);
      if (current && (!complete || (!ok && nobodyFailed))) fail(current, `ended with an error\n${errors}`);
      return readings;
    },
  };
}

function note(reading: Reading, result: Result): void {
  if (result.fullname === endOfFile) return;
  const skipReason = result.skip || result.todo;
  if (skipReason) {
    reading.skipped += 1;
    reading.skipReasons.push(`${result.fullname}: ${String(skipReason)}`);
  } else if (result.ok) reading.passed += 1;
  else if (!repeatsItsSubtest(result)) fail(reading, describe(result));
}

function fail(reading: Reading, what: string): void {
  reading.failed += 1;
  reading.failures.push(what);
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
