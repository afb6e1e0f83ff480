import { setTimeout as pause } from 'node:timers/promises';

const tries = 100;
const pauseMs = 100;

/** Tries until whoever works on an import has noticed that it was cancelled; false when they do not let go of it. */
export async function untilLetGo(take: () => Promise<boolean>): Promise<boolean> {
  for (let left = tries; left > 0; left -= 1) {
    if (await take()) return true;
    await pause(pauseMs);
  }
  return false;
}
