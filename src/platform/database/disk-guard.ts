import { statfs } from 'node:fs/promises';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { StartError } from '../start-error.js';

/** Below this much free space the embedded database takes no writes: a full disk would stop PostgreSQL altogether. */
export const neededFreeBytes = 1_000_000_000;

/** Watches the disk of the embedded database; an external one looks after its own. */
export interface DiskGuard {
  /** Throws Problem `disk_full` (507) when there is too little space for writes. Reads go on. */
  assertDiskSpace(): Promise<void>;
}

export const noDiskGuard: DiskGuard = { assertDiskSpace: async () => undefined };

export function diskGuard(folder: string, needed = neededFreeBytes): DiskGuard {
  return {
    async assertDiskSpace() {
      if ((await freeBytes(folder)) >= needed) return;
      throw new Problem('disk_full', {
        detail: text(
          'Auf dem Datenträger des Registers ist zu wenig Platz frei. Gelesen werden kann weiterhin.',
          'There is too little free space on the disk of the registry. Reading still works.',
        ),
      });
    },
  };
}

/** Throws StartError when the disk is nearly full. */
export async function assertSpaceToStart(folder: string, needed = neededFreeBytes): Promise<void> {
  const free = await freeBytes(folder);
  if (free >= needed) return;
  throw new StartError(
    `The disk of DATA_DIR (${folder}) is nearly full: ${megabytes(free)} MB free, ${megabytes(needed)} MB needed; make room and start again.`,
  );
}

async function freeBytes(folder: string): Promise<number> {
  const disk = await statfs(folder);
  return disk.bavail * disk.bsize;
}

const megabytes = (bytes: number): string => String(Math.floor(bytes / 1_000_000));
