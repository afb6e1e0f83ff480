import { spawn } from 'node:child_process';
import type { SystemUser } from './system-user.js';

interface Outcome {
  /** Exit status; null when the program could not be started or was killed. */
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

/** PostgreSQL's own programs see nothing of this process's environment. */
export const bareEnvironment = { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C' };

/** Runs a program of PostgreSQL to its end, as the database user; `folder` is an open folder it gets as descriptor 3. */
export async function run(
  program: string,
  args: readonly string[],
  options: { readonly user: SystemUser | null; readonly folder?: number },
): Promise<Outcome> {
  const child = spawn(program, args, {
    ...options.user,
    cwd: '/',
    env: bareEnvironment,
    stdio: ['ignore', 'pipe', 'pipe', options.folder ?? 'ignore'],
  });
  let output = '';
  let errors = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    errors += chunk;
  });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ status: null, output, errors: errors || error.message }));
    child.once('close', (status) => resolve({ status, output, errors }));
  });
}
