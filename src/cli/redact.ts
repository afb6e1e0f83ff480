import type { Config } from '../config.js';
import { systemActor } from '../kernel/actor.js';
import { formatCount } from '../kernel/format.js';
import { Problem } from '../kernel/problem.js';
import { StartError } from '../platform/start-error.js';
import { type Format, fileFormats } from '../reporting/index.js';
import { type RedactedFile, redactRun, wouldRedact } from '../runs/index.js';
import { print } from './print.js';
import { withRegistry } from './registry.js';

interface RedactOptions {
  readonly reason: string;
  readonly format?: readonly string[];
  readonly dryRun?: boolean;
}

const formats: readonly Format[] = [...fileFormats, 'csv'];
const writer = { actor: systemActor('command-line') };

/** Takes the bytes of a stored run away for good, or says which that would be. Throws StartError. */
export async function redactCommand(config: Config, runId: string, options: RedactOptions): Promise<void> {
  const { dryRun = false } = options;
  const reason = options.reason.trim();
  if (reason === '') throw new StartError('--reason says who ordered it and by which law; it is empty.');
  const redaction = { runId, formats: options.format?.map(formatOf), reason };
  const files = await withRegistry(config, (database) =>
    (dryRun ? wouldRedact : redactRun)(database, writer, redaction),
  ).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'not_found')
      throw new StartError(`There is no run ${runId}.`);
    throw error;
  });
  for (const line of linesOf(files, runId, dryRun)) print(line);
}

function formatOf(name: string): Format {
  const format = formats.find((known) => known === name);
  if (format === undefined) throw new StartError(`--format is one of ${formats.join(', ')}.`);
  return format;
}

function linesOf(files: readonly RedactedFile[], runId: string, dryRun: boolean): string[] {
  const done = dryRun ? 'würde gelöscht' : 'gelöscht';
  const lines = files.map(
    ({ runId: owner, format, byteLength, sha256 }) =>
      `${format}, ${formatCount(byteLength, 'de')} Bytes, SHA-256 ${sha256}: ${done}${owner === runId ? '' : ` (dieselbe Datei in Lauf ${owner})`}`,
  );
  if (files.length === 0) return ['Der Lauf hat keine Datei, die noch nicht gelöscht ist.'];
  return [
    ...lines,
    dryRun
      ? 'Nichts wurde geändert.'
      : 'Name, Länge und Prüfwert bleiben beim Lauf. Löschen Sie auch ältere Sicherungen.',
  ];
}
