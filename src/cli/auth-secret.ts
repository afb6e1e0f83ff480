import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { StartError } from '../platform/start-error.js';

/** Throws StartError with an own database and no AUTH_SECRET: several services on one database have to agree on it. */
export function assertAuthSecret(config: Config): void {
  if (config.databaseUrl !== null && config.authSecret === null)
    throw new StartError(
      'AUTH_SECRET is required with DATABASE_URL: set it to what `openssl rand -base64 32` prints, and keep it as safe as the database.',
    );
}

/**
 * The secret that signs sessions and encrypts second factors: AUTH_SECRET, else the one made at the first start and kept
 * in DATA_DIR, readable to its owner only. DATA_DIR is there already.
 */
export async function authSecretOf(config: Config): Promise<string> {
  if (config.authSecret !== null) return config.authSecret;
  const file = join(config.dataDir, 'auth-secret');
  await writeFile(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  const secret = (await readFile(file, 'utf8')).trim();
  if (secret.length >= 32) return secret;
  throw new StartError(
    `The file ${file} is damaged: restore it, or delete it and have everybody sign in anew.`,
  );
}
