import { fold } from '../../kernel/fold.js';
import { type Concept, concepts } from './wordings/concepts.js';
import { type ListField, type Wording, wordings } from './wordings/fields.js';

/** A field that a heading may mean, from 0 to 1. */
export interface FieldScore {
  readonly field: ListField;
  readonly score: number;
}

/** A heading as letters only, with the places where its words begin and end. */
interface Letters {
  readonly text: string;
  /** At i: whether a word begins or ends before the letter i. */
  readonly edges: readonly boolean[];
}

const symbols: readonly (readonly [RegExp, string])[] = [
  [/%/gu, ' percent '],
  [/€/gu, ' euro '],
  [/£/gu, ' gbp '],
  [/n°|№|n\.º/giu, ' ndeg '],
];

/** Soft hyphens, and hyphens at the end of a line, only divide a word. */
const withoutHyphenation = (heading: string): string =>
  heading
    .replace(/[\u00ad\u200b\u2060\ufeff]/gu, '')
    .replace(/(?<=\p{Ll})[-\u2010]\s*[\r\n]+\s*(?=\p{Ll})/gu, '');

/** "… gemäß Artikel 73 Absatz 2 Buchstabe g": which clause it rests on says nothing about the values. */
const clause =
  /(?<!\p{L})(?:gemäß|gem\.?|nach|laut|im Sinne (?:von|des)|pursuant to|in accordance with|according to|referred to in|under|conformément à|visée?s? à|ai sensi dell?|de conformidad con|con arreglo a|zgodnie z|podle|overeenkomstig)\s*(?:l['’]|el\s|het\s)?\s*(?:Art(?:ikel|icle|icolo|ículo|\.)?|Anhang|Annex\p{L}*|§+)\s*\d*(?:[^;|/()\r\n\d]|\d)*/giu;

function lettersOf(heading: string): Letters {
  let words = withoutHyphenation(heading).replace(clause, ' ');
  for (const [symbol, word] of symbols) words = words.replace(symbol, word);
  words = fold(words.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')).replace(/ς/gu, 'σ');
  const edges: boolean[] = [];
  let text = '';
  let edge = true;
  for (const character of words) {
    if (!/\p{L}/u.test(character)) {
      edge = true;
      continue;
    }
    edges.push(edge);
    text += character;
    edge = false;
  }
  edges.push(true);
  return { text, edges };
}

interface Stem {
  readonly letters: string;
  readonly concept: Concept;
  readonly begins: boolean;
  readonly ends: boolean;
}

const umlauts: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  Ä: 'ae',
  Ö: 'oe',
  Ü: 'ue',
};
const shortest = 5;

/** A wording as sources write it: as it is, with umlauts spelled out, with letters beyond ASCII lost. */
function stemsOf(written: string, concept: Concept): Stem[] {
  const openFront = written.startsWith('*');
  const openBack = written.endsWith('*');
  const bare = written.replace(/^\*|\*$/gu, '');
  const usual = lettersOf(bare).text;
  const spelledOut = lettersOf(bare.replace(/[äöüßÄÖÜ]/gu, (letter) => umlauts[letter] ?? letter)).text;
  const isLatin = /^\p{Script=Latin}/u.test(bare);
  const lost = isLatin ? lettersOf(bare.replace(/[^\p{ASCII}]/gu, '')).text : '';
  const forms = new Set([usual, spelledOut, ...(lost.length >= shortest ? [lost] : [])]);
  return [...forms].map((letters) => {
    const isLong = letters.length >= shortest && !openFront && !openBack;
    return { letters, concept, begins: !isLong && !openFront, ends: !isLong && !openBack };
  });
}

const stems: readonly Stem[] = Object.entries(concepts).flatMap(([concept, words]) =>
  words.flatMap((word) => stemsOf(word, concept as Concept)),
);

/** Stems by the two letters they begin with; those of one letter under it. */
const stemsBegunWith = new Map<string, Stem[]>();
for (const stem of stems) {
  const beginning = stem.letters.slice(0, 2);
  const same = stemsBegunWith.get(beginning);
  if (same) same.push(stem);
  else stemsBegunWith.set(beginning, [stem]);
}

function* stemsAt({ text, edges }: Letters, from: number): Generator<Stem> {
  for (const length of [1, 2])
    for (const stem of stemsBegunWith.get(text.slice(from, from + length)) ?? []) {
      if (!text.startsWith(stem.letters, from)) continue;
      const isBegun = !stem.begins || edges[from] === true;
      if (isBegun && (!stem.ends || edges[from + stem.letters.length] === true)) yield stem;
    }
}

/** A part of a heading and what it may mean. */
interface Segment {
  readonly length: number;
  readonly concepts: ReadonlySet<Concept>;
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly concepts: Set<Concept>;
}

/** Long stems count before short ones that lie inside them. */
function segmentsOf(letters: Letters): Segment[] {
  const spans = new Map<number, Span>();
  for (let from = 0; from < letters.text.length; from += 1)
    for (const { letters: stem, concept } of stemsAt(letters, from)) {
      const to = from + stem.length;
      const key = from * 1_000 + to;
      const span = spans.get(key);
      if (span) span.concepts.add(concept);
      else spans.set(key, { from, to, concepts: new Set([concept]) });
    }
  const longestFirst = [...spans.values()].sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  const taken: Span[] = [];
  for (const span of longestFirst)
    if (taken.every(({ from, to }) => span.to <= from || span.from >= to)) taken.push(span);
  return taken.map(({ from, to, concepts: meant }) => ({ length: to - from, concepts: meant }));
}

const foreignPenalty = 0.3;
/** Where a text stands there in two languages, that of the programme comes before English. */
const englishPenalty = 0.07;
const explainedPart = 0.35;

function scoreOf({ all, may, not, weight }: Wording, segments: readonly Segment[], letters: number): number {
  const rest = [...segments];
  let explained = 0;
  for (const group of all) {
    const at = rest.findIndex(({ concepts: meant }) => group.some((concept) => meant.has(concept)));
    if (at === -1) return 0;
    explained += rest[at]?.length ?? 0;
    rest.splice(at, 1);
  }
  const allowed = [...may, ...all.flat()];
  let penalty = 0;
  for (const { length, concepts: meant } of rest) {
    if (allowed.some((concept) => meant.has(concept))) {
      explained += length;
      if (meant.has('english') && !meant.has('wholeWords')) penalty += englishPenalty;
      continue;
    }
    if ([...meant].every((concept) => not.includes(concept))) return 0;
    penalty += foreignPenalty;
  }
  return weight * (1 - explainedPart + (explainedPart * explained) / Math.max(letters, 1)) - penalty;
}

/** Longest heading that is read; the rest of a longer one is a text and says nothing. */
const longestHeading = 400;
const known = new Map<string, readonly FieldScore[]>();

/** The fields a heading may mean, the likeliest first; empty when its words are none the registry knows. */
export function fieldsOfHeading(heading: string): readonly FieldScore[] {
  const start = heading.slice(0, longestHeading);
  const remembered = known.get(start);
  if (remembered) return remembered;
  const scores = scored(start);
  if (known.size > 5_000) known.clear();
  known.set(start, scores);
  return scores;
}

/** A heading in two languages is read as a whole and in its parts: parts that agree are as good as one. */
function scored(heading: string): FieldScore[] {
  const best = new Map<ListField, number>();
  for (const part of new Set([heading, ...partsOf(heading)])) {
    const isWhole = part === heading;
    for (const [field, score] of scoresOfPart(part)) {
      const counted = isWhole ? score : score * 0.9;
      if (counted > (best.get(field) ?? 0)) best.set(field, counted);
    }
  }
  return [...best]
    .map(([field, score]) => ({ field, score }))
    .filter(({ score }) => score >= 0.3)
    .sort((a, b) => b.score - a.score);
}

const divides = /\s[/|–-]\s|\/|\||\r?\n|__+|(?<=\S)\s*\(|;/u;
/** "… bzw. bei Vergabe der Name des Auftragnehmers": what stands there in another case. */
const otherwise =
  /,?\s+(?:bzw\.?|beziehungsweise)\s+|,?\s+(?:und|oder|and|or),?\s+(?=(?:bei|im Fall|in the case|where)\s)/iu;

const partsOf = (heading: string): string[] =>
  withoutHyphenation(heading)
    .split(divides)
    .flatMap((part) => part.split(otherwise))
    .map((part) => part.trim())
    .filter((part) => part.length > 2)
    .slice(0, 6);

function scoresOfPart(part: string): Map<ListField, number> {
  const letters = lettersOf(part);
  const segments = segmentsOf(letters);
  const scores = new Map<ListField, number>();
  for (const wording of wordings) {
    const score = scoreOf(wording, segments, letters.text.length);
    if (score > (scores.get(wording.field) ?? 0)) scores.set(wording.field, score);
  }
  return scores;
}

/** Whether a heading says one of these things beside its field, e.g. that its amounts are in another currency. */
export function headingSays(heading: string, concept: Concept): boolean {
  return segmentsOf(lettersOf(heading.slice(0, longestHeading))).some(({ concepts: meant }) =>
    meant.has(concept),
  );
}
