import { createHash } from 'node:crypto';
import { comparableKeys } from '../../kernel/comparable.js';
import { plainSpaces } from '../../kernel/written-number.js';
import type { Dictionary } from '../../projects/index.js';
import type { Headings } from './find-headings.js';
import type { Origin } from './list-origin.js';
import type { ProfiledPart } from './list-parts.js';
import { periodOfReference } from './own-lists.js';
import { programmeCodeIn } from './programme-codes.js';
import type { ListField } from './wordings/fields.js';

/** The same from delivery to delivery of one source: its headings, and the code of the programme above them. */
export function fingerprintOf({ columns, titles }: Headings): string {
  const keys = columns.map((heading) => comparableKeys(heading)[0]).filter((key) => key !== '');
  const programme = titles.map(programmeCodeIn).find((code) => code !== null)?.cci ?? null;
  return createHash('sha256')
    .update(JSON.stringify([keys, programme]))
    .digest('hex');
}

/** Lists with the same headings are different sources where they name different programmes. */
export function sourceKeyOf(headingsSha256: string, { programme }: Origin): string {
  const facts = [headingsSha256, programme?.cci ?? null];
  return `list-${createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 16)}`;
}

/** The same name is the same source, however it is spaced and whether its letters are large. */
export function keyOfNamedSource(name: string): string {
  const words = plainSpaces(name.normalize('NFC')).toLowerCase();
  return `named-${createHash('sha256').update(words).digest('hex').slice(0, 16)}`;
}

/** Says what stays the same from delivery to delivery, for it is part of what every row says about its source. */
export function titleOf({ programme, fundingPeriod, fund }: Origin, { catalogue }: Dictionary): string {
  const code = fund === null ? null : catalogue.byKey('fund', fund)?.code;
  const period = fundingPeriod?.replace('-', '–');
  const words = [code, period, programme && `(${programme.cci})`].filter((word) => word);
  return words.length === 0 ? 'Liste der Vorhaben' : `Liste der Vorhaben, ${words.join(' ')}`;
}

/** What the parts of a list show about its origin. */
export function evidenceOf(parts: readonly ProfiledPart[], main: ProfiledPart, fileName: string | null) {
  const { sheet, headings } = main;
  const distinct = (field: ListField): string[] =>
    parts.flatMap(({ profile }) => [...(profile.distinct.get(field) ?? [])]);
  return {
    programmes: distinct('programme'),
    funds: distinct('fund'),
    periods: [...distinct('fundingPeriod'), ...periodsOfReferences(parts)],
    titles: headings.titles,
    headings: headings.columns,
    sheetName: sheet.name,
    fileName: fileName,
    beginnings: parts.flatMap(({ profile }) => [...profile.beginnings]),
  };
}

function periodsOfReferences(parts: readonly ProfiledPart[]): string[] {
  const codes = parts.flatMap(({ profile }) => [...profile.codes.keys()]);
  return [...new Set(codes.map(periodOfReference).filter((period) => period !== null))];
}
