import { readFileSync } from 'node:fs';

/**
 * The published list read and summed apart from the program: its own CSV reader, its own arithmetic. Amounts in cents.
 */
export interface RawProject {
  readonly name: string;
  readonly place: string;
  readonly district: string;
  readonly category: string;
  readonly guideline: string;
  readonly start: string;
  readonly end: string;
  readonly cost: bigint;
  readonly union: bigint;
}

export interface RawSums {
  readonly projects: number;
  readonly cost: bigint;
  readonly union: bigint;
}

const programmeGuideline = 'Nachhaltige soziale Stadtentwicklung - ESF 2014-2020';

export function readRawList(file: string, scope: 'all' | 'programme'): RawProject[] {
  const [, ...rows] = fieldsOf(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  const projects = rows.map((row): RawProject => {
    const [, name = '', , start = '', end = '', amount = '', rate = '', place = '', district = ''] = row;
    const cost = centsOf(amount);
    return {
      name,
      place,
      district,
      category: row[10] ?? '',
      guideline: row[11] ?? '',
      start: isoDay(start),
      end: isoDay(end),
      cost,
      // Half up, project by project; the list has whole percents.
      union: (cost * BigInt(rate) + 50n) / 100n,
    };
  });
  return scope === 'all' ? projects : projects.filter(({ guideline }) => guideline === programmeGuideline);
}

/** Fields of every row; quotes as in RFC 4180. */
function fieldsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? '';
    if (quoted && letter === '"' && text[at + 1] === '"') {
      field += '"';
      at++;
    } else if (letter === '"') quoted = !quoted;
    else if (!quoted && letter === ',') {
      row.push(field);
      field = '';
    } else if (!quoted && letter === '\n') {
      rows.push([...row, field.replace(/\r$/, '')]);
      row = [];
      field = '';
    } else field += letter;
  }
  if (field !== '' || row.length > 0) rows.push([...row, field]);
  return rows.filter(({ length }) => length > 1);
}

function centsOf(written: string): bigint {
  const found = /^(\d+)(?:,(\d{1,2}))?$/.exec(written);
  if (!found) throw new Error(`not an amount of this list: ${written}`);
  return BigInt(found[1] ?? '') * 100n + BigInt((found[2] ?? '').padEnd(2, '0') || '0');
}

const isoDay = (day: string): string => day.replace(/^(\d\d)\.(\d\d)\.(\d{4})$/, '$3-$2-$1');

export function sumsOf(projects: readonly RawProject[]): RawSums {
  return projects.reduce<RawSums>(
    (sums, { cost, union }) => ({
      projects: sums.projects + 1,
      cost: sums.cost + cost,
      union: sums.union + union,
    }),
    { projects: 0, cost: 0n, union: 0n },
  );
}

export function groupedBy(
  projects: readonly RawProject[],
  keyOf: (project: RawProject) => string,
): Map<string, RawSums> {
  const groups = new Map<string, RawProject[]>();
  for (const project of projects) {
    const members = groups.get(keyOf(project));
    if (members) members.push(project);
    else groups.set(keyOf(project), [project]);
  }
  return new Map([...groups].map(([key, members]) => [key, sumsOf(members)]));
}
