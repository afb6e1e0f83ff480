import { parseArgs } from 'node:util';

const parts = ['requests', 'exports', 'bystander', 'prints', 'imports', 'seal', 'history'] as const;
/** A report with more projects than this is no longer printed as one. */
const mostPrinted = 10_000;
type Part = (typeof parts)[number];

/** What is measured: how many projects, how long each side of a row answers requests. */
export interface BenchOptions {
  readonly projects: number;
  /** Rows of the list that is brought in. */
  readonly rows: number;
  readonly seconds: number;
  readonly connections: number;
  readonly seed: number;
  /** Versions every project has at least; only for a registry that is filled now. */
  readonly versions: number;
  /** Writes the results into docs/bench.md. */
  readonly write: boolean;
  /** Folder of a registry that stays for the next run; null for one that is thrown away. */
  readonly registry: string | null;
  /** What is measured: everything, or the one named part. */
  readonly parts: readonly Part[];
}

export function readOptions(): BenchOptions {
  const { values } = parseArgs({
    options: {
      projects: { type: 'string', default: '100000' },
      rows: { type: 'string', default: '100000' },
      seconds: { type: 'string', default: '6' },
      connections: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      versions: { type: 'string', default: '1' },
      write: { type: 'boolean', default: false },
      registry: { type: 'string' },
      only: { type: 'string' },
    },
  });
  const number = (name: 'projects' | 'rows' | 'seconds' | 'connections' | 'seed' | 'versions'): number => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a whole number from 1`);
    return value;
  };
  const only = parts.filter((part) => part === values.only);
  if (values.only !== undefined && only.length === 0) throw new Error(`--only takes ${parts.join(', ')}`);
  const projects = number('projects');
  const isKept = values.registry !== undefined;
  if (isKept && only.includes('imports'))
    throw new Error('what is brought in stays: --only imports goes without --registry');
  const all = parts.filter(
    (part) => (part !== 'prints' || projects <= mostPrinted) && (part !== 'imports' || !isKept),
  );
  return {
    projects,
    rows: number('rows'),
    seconds: number('seconds'),
    connections: number('connections'),
    seed: number('seed'),
    versions: number('versions'),
    write: values.write,
    registry: values.registry ?? null,
    parts: only.length > 0 ? only : all,
  };
}
