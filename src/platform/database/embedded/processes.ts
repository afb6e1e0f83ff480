import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const linux = process.platform === 'linux';

/**
 * What tells a process from a later one that got the same number: when it began, and under which boot of the machine.
 * Null when there is no such process, or only its remains that nobody has collected.
 */
export async function processIdentity(pid: number): Promise<string | null> {
  return linux ? identityFromProc(pid) : identityFromPs(pid);
}

export async function isRunning(pid: number): Promise<boolean> {
  return (await processIdentity(pid)) !== null;
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

async function identityFromProc(pid: number): Promise<string | null> {
  try {
    const [boot, stat] = await Promise.all([
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
      readFile(`/proc/${pid}/stat`, 'utf8'),
    ]);
    // The name in brackets may hold spaces; what follows it is state (field 3) … start time (field 22).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? null : `${boot.trim()} ${fields[19]}`;
  } catch {
    return null;
  }
}

async function identityFromPs(pid: number): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'stat=,lstart=', '-p', String(pid)]);
    const answer = stdout.trim();
    return answer === '' || answer.startsWith('Z') ? null : answer.replace(/^\S+\s+/, '');
  } catch {
    return null;
  }
}
