import type { Migration, ShippedMigration } from '../platform/database/migration-steps.js';
import { StartError } from '../platform/start-error.js';
import type { Manifest } from './format.js';

/** Throws StartError unless this program has every migration the backup's database had been through. */
export function assertLevel(manifest: Manifest, shipped: readonly ShippedMigration[]): void {
  const { migrations, programVersion } = manifest;
  const newest = shipped.at(-1);
  if ((migrations.at(-1)?.writtenAt ?? 0) > (newest?.writtenAt ?? 0))
    throw new StartError(
      `The backup was made by a newer release, Steckbrief ${programVersion}, with a database this one does not know yet: restore it with that release.`,
    );
  const strange = migrations.findIndex((migration, index) => !same(migration, shipped[index]));
  if (strange >= 0)
    throw new StartError(
      `The backup does not fit: migration ${strange + 1} of its database is another than this program's (made by Steckbrief ${programVersion}).`,
    );
}

/**
 * The migrations to apply before loading, which bring this database to where the backup was made, and after it.
 * Throws StartError when this database is beyond that already.
 */
export function splitAtLevel(
  { migrations }: Manifest,
  applied: readonly Migration[],
  shipped: readonly ShippedMigration[],
): { readonly before: readonly ShippedMigration[]; readonly after: readonly ShippedMigration[] } {
  const strange = applied.findIndex((migration, index) => !same(migration, shipped[index]));
  if (strange >= 0 || applied.length > migrations.length)
    throw new StartError(
      'This database is empty, but was set up by another release than the one that made the backup: set another DATA_DIR, or a database nobody has used yet.',
    );
  return {
    before: shipped.slice(applied.length, migrations.length),
    after: shipped.slice(migrations.length),
  };
}

const same = (one: Migration, other: Migration | undefined): boolean =>
  one.hash === other?.hash && one.writtenAt === other.writtenAt;
