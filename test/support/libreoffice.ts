import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import type { Test } from 'tap';

const started = promisify(execFile);
/**
 * At every start LibreOffice draws test pictures of 64 MB each. Memory that it keeps instead of giving it back after each
 * makes that a quarter of the processor time.
 */
const keepsMemory = { MALLOC_MMAP_THRESHOLD_: '268435456', MALLOC_TRIM_THRESHOLD_: '268435456' };

/** Has LibreOffice convert a file, with a profile of its own in `folder`. */
const convert = (folder: string, format: string, output: string, file: string) =>
  started(
    'soffice',
    [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      format,
      '--outdir',
      output,
      file,
    ],
    { timeout: 120_000, env: { ...process.env, ...keepsMemory } },
  );
/** Every sheet as a CSV file of its own: comma, quotes, UTF-8, values rather than what cells show, dates as ISO. */
const everySheet = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,false,false,false,false,-1';

function isInstalled(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** LibreOffice for opening workbooks as people do; null with a word of why when it is not installed (never in CI). */
export function openLibreOffice(t: Test): LibreOffice | null {
  if (isInstalled())
    return {
      sheets: (workbook) => sheetsOf(t, workbook),
      withAmount: (workbook, change) => edited(t, workbook, change),
    };
  if (process.env.CI === 'true') t.fail('LibreOffice is missing: install libreoffice-calc-nogui');
  else t.comment('skipped: LibreOffice is not installed');
  return null;
}

interface LibreOffice {
  sheets(workbook: Uint8Array): Promise<Sheets>;
  /** Opens a workbook, types another amount over the one that stands there once, and saves it as .xlsx. */
  withAmount(workbook: Uint8Array, change: TypedAmount): Promise<Buffer>;
}

interface TypedAmount {
  readonly before: number;
  readonly after: number;
}

/** Rows of each sheet by its name, as LibreOffice has calculated them. */
type Sheets = Readonly<Record<string, string[][]>>;

/** By way of LibreOffice's own flat file: it opens the workbook, one value is typed over, it saves a workbook again. */
async function edited(t: Test, workbook: Uint8Array, { before, after }: TypedAmount): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'steckbrief-soffice-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'book.xlsx'), workbook);
  await convert(folder, 'fods', folder, join(folder, 'book.xlsx'));
  const flat = await readFile(join(folder, 'book.fods'), 'utf8');
  const parts = flat.split(`office:value="${before}"`);
  if (parts.length !== 2) throw new Error(`${before} stands in ${parts.length - 1} cells`);
  // LibreOffice believes the values that stand beside formulas in its own files: without them it calculates anew.
  const bare = parts
    .join(`office:value="${after}"`)
    .replace(/<table:table-cell [^>]*table:formula=[^>]*>/g, (cell) =>
      cell.replace(/ (?:office|calcext):(?:value|value-type|currency|string-value)="[^"]*"/g, ''),
    );
  await writeFile(join(folder, 'edited.fods'), bare);
  await convert(folder, 'xlsx', folder, join(folder, 'edited.fods'));
  return readFile(join(folder, 'edited.xlsx'));
}

async function sheetsOf(t: Test, workbook: Uint8Array): Promise<Sheets> {
  const folder = await mkdtemp(join(tmpdir(), 'steckbrief-soffice-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'book.xlsx'), workbook);
  const output = join(folder, 'out');
  await convert(folder, everySheet, output, join(folder, 'book.xlsx'));
  const files = await readdir(output);
  const read = files.map(async (file): Promise<[string, string[][]]> => {
    const rows = parse(await readFile(join(output, file)), { relax_column_count: true, bom: true });
    return [file.replace(/^book-(.*)\.csv$/, '$1'), rows];
  });
  return Object.fromEntries(await Promise.all(read));
}
