import { readFileSync } from 'node:fs';
import { packagePath } from './package-root.js';

/** Version of the running program; part of what makes a report reproducible. */
export const programVersion: string = JSON.parse(readFileSync(packagePath('package.json'), 'utf8')).version;
