import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findPackageRoot(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'steckbrief')
      return folder;
    if (folder === dirname(folder)) throw new Error(`no package.json of steckbrief above ${start}`);
  }
}

const packageRoot = findPackageRoot(dirname(fileURLToPath(import.meta.url)));

/** Absolute path of a file that ships with the program (migrations, styles, reference data), wherever it was compiled to. */
export function packagePath(...segments: readonly string[]): string {
  return join(packageRoot, ...segments);
}
