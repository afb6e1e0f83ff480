import { z } from 'zod';
import { programVersion } from '../platform/files/program-version.js';
import { StartError } from '../platform/start-error.js';
import { formatName, formatVersion, type Manifest, manifestName, manifestSchema } from './format.js';

const outlineSchema = z.object({
  format: z.literal(formatName),
  formatVersion: z.int(),
  programVersion: z.string(),
});

/** Reads the manifest of a backup. Throws StartError when it is none, or one that only a newer release understands. */
export function parseManifest(path: string, text: string): Manifest {
  const content = parseJson(text);
  const outline = outlineSchema.safeParse(content);
  if (!outline.success)
    throw new StartError(`${path} is not a backup of Steckbrief: its ${manifestName} says nothing of it.`);
  if (outline.data.formatVersion > formatVersion)
    throw new StartError(
      `${path} was made by Steckbrief ${outline.data.programVersion} in backup format ${outline.data.formatVersion}, which this release (${programVersion}) does not know yet: restore it with a newer release.`,
    );
  const manifest = manifestSchema.safeParse(content);
  if (manifest.success) return manifest.data;
  const at = manifest.error.issues[0]?.path.join('.');
  throw new StartError(`${path} is damaged: ${manifestName} has a wrong value at ${at || 'its top'}.`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
