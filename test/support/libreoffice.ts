import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import type { Test } from 'tap';

const run = promisify(execFile);
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
export function openLibreOffice(t: Test): { sheets(workbook: Uint8Array): Promise<Sheets> } | null {
  if (isInstalled()) return { sheets: (workbook) => sheetsOf(t, workbook) };
  if (process.env.CI === 'true') t.fail('LibreOffice is missing: install libreoffice-calc-nogui');
  else t.comment('skipped: LibreOffice is not installed');
  return null;
}

/** Rows of each sheet by its name, as LibreOffice has calculated them. */
type Sheets = Readonly<Record<string, string[][]>>;

async function sheetsOf(t: Test, workbook: Uint8Array): Promise<Sheets> {
  const folder = await mkdtemp(join(tmpdir(), 'steckbrief-soffice-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'book.xlsx'), workbook);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const output = join(folder, 'out');
  await run(
    'soffice',
    [profile, '--headless', '--convert-to', everySheet, '--outdir', output, join(folder, 'book.xlsx')],
    {
      timeout: 120_000,
    },
  );
  const files = await readdir(output);
  const read = files.map(async (file): Promise<[string, string[][]]> => {
    const rows = parse(await readFile(join(output, file)), { relax_column_count: true, bom: true });
    return [file.replace(/^book-(.*)\.csv$/, '$1'), rows];
  });
  return Object.fromEntries(await Promise.all(read));
}
