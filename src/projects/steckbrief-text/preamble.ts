import { plainSpaces } from '../../kernel/written-number.js';
import type { Line } from './line.js';

/** What stands above the labelled values: the page's title, the beneficiary, the description. */
export interface Preamble {
  /** The title line word by word ("Bautzen ESF"). */
  readonly title: string | null;
  /** The city named in the title, without the fund. */
  readonly titleCity: string | null;
  readonly titleFund: string | null;
  readonly beneficiary: string | null;
  readonly description: string | null;
  readonly ignored: readonly string[];
}

const titleLine = /^(?<city>\p{L}.{0,79}?)[ ,|:–-]+(?<fund>(?:ESF|EFRE|JTF)(?: ?(?:Plus|\+))?)$/iu;
const longestName = 160;

/** A beneficiary line is a name: short, and no sentence. Abbreviations such as "e.V." may end it. */
function isName(text: string): boolean {
  const line = plainSpaces(text);
  return (
    line.length <= longestName && (!/[.!?:]$/u.test(line) || /(?:e\. ?V|e\. ?G|mbH|i\. ?L|Co)\.$/u.test(line))
  );
}

const joined = (lines: readonly Line[]): string | null =>
  lines.length === 0
    ? null
    : lines.map(({ text }, index) => (index > 0 && lines[index]?.afterGap ? `\n${text}` : text)).join('\n');

/** Reads title, beneficiary and description; lines above a recognised title are navigation and kept as ignored. */
export function readPreamble(lines: readonly Line[]): Preamble {
  const titleIndex = lines.findIndex(({ text }) => titleLine.test(plainSpaces(text.slice(0, 120))));
  const groups = titleLine.exec(plainSpaces(lines[titleIndex]?.text ?? ''))?.groups;
  const rest = lines.slice(titleIndex + 1);
  const ignored = lines.slice(0, Math.max(titleIndex, 0)).map(({ text }) => text);
  const hasBeneficiary = rest[0] !== undefined && isName(rest[0].text);
  return {
    title: lines[titleIndex]?.text ?? null,
    titleCity: groups?.city ?? null,
    titleFund: groups?.fund ?? null,
    beneficiary: hasBeneficiary ? (rest[0]?.text ?? null) : null,
    description: joined(hasBeneficiary ? rest.slice(1) : rest),
    ignored,
  };
}
