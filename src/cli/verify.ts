import type { Config } from '../config.js';
import { StartError } from '../platform/start-error.js';
import { type Printed, readPrinted, sealTrail, type Verification, verifyRegistry } from '../seal/index.js';
import { print } from './print.js';
import { withRegistry } from './registry.js';

export interface VerifyOptions {
  readonly seal?: readonly string[];
}

/** What a running transaction holds back is said to be unsealed after this long. */
const sealingMs = 5_000;

/**
 * Seals what is not sealed yet and checks the whole trail of the registry of the settings, beside a service or without one.
 * Throws StartError that names the first wrong entry or seal.
 */
export async function verify(config: Config, options: VerifyOptions): Promise<void> {
  const printed = (options.seal ?? []).map(printedOf);
  const found = await withRegistry(config, async (database) => {
    await sealTrail(database.orm, sealingMs);
    return verifyRegistry(database.bulk, { printed });
  });
  if (found.fault !== null) throw new StartError(`The trail is wrong. ${found.fault.words.en}`);
  for (const sentence of [...found.sentences.en, ...unsealedOf(found)]) print(sentence);
  print(`checked in ${found.seconds.toFixed(1)} s`);
}

function printedOf(written: string): Printed {
  const read = readPrinted(written);
  if (read === null)
    throw new StartError(`"${written}" is no seal: give its number and at least 16 of its digits.`);
  return read;
}

const unsealedOf = ({ unsealed: { entries, oldest } }: Verification): string[] =>
  entries === 0
    ? []
    : [
        `${entries} entries since ${oldest} are not sealed yet: something still writes, or sealing stands still.`,
      ];
