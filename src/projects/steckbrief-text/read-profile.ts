import { readAmount } from '../../kernel/written-amount.js';
import { readPeriod } from '../../kernel/written-day.js';
import { amountFields } from '../project-input.js';
import { isBoilerplate, isHeading } from './boilerplate.js';
import { linesOfHtml, looksLikeHtml } from './html-lines.js';
import type { LabelMeaning, ValueShape } from './labels.js';
import { type Line, linesOfText } from './line.js';
import { type Preamble, readPreamble } from './preamble.js';
import { type FoundLabel, findLabel } from './recognise-label.js';

/** One labelled value of a Steckbrief, word by word. `meaning` is null for labels the record has no field for. */
export interface ProfileField {
  readonly label: string;
  readonly meaning: LabelMeaning | null;
  /** The wording a misspelled label was taken for; null when it was spelled like that. */
  readonly readAs: string | null;
  readonly value: string;
}

/** A Steckbrief taken apart. Every line of the source is in exactly one of its parts. */
export interface SteckbriefReading extends Preamble {
  readonly fields: readonly ProfileField[];
  /** How often the heading "Steckbrief" stood in the source. */
  readonly headings: readonly string[];
  /** Lines that belong to the page and not to the Steckbrief: navigation, cookie notice, footer; shown, never read as values. */
  readonly ignored: readonly string[];
}

interface OpenField {
  readonly found: FoundLabel;
  readonly meaning: LabelMeaning | null;
  readonly shape: ValueShape;
  /** Whether labels and values are the items of one list, so that bullets are layout and not text. */
  readonly isListItem: boolean;
  /** Whether the value began on the label's own line. */
  readonly isInline: boolean;
  readonly values: string[];
}

const fundWords = /^(?:esf|efre|jtf|kohäsionsfonds|europäische[rn]? sozialfonds|europäische[rn]? fonds)/iu;

const amountMeanings: ReadonlySet<LabelMeaning> = new Set(amountFields);

/** Whether what was read so far is a complete value, so that the next line cannot be part of it. */
function isComplete({ meaning, shape, isListItem, values }: OpenField, line: Line): boolean {
  if (shape !== 'line') return false;
  const value = values.slice(0, 4).join(' ');
  if (meaning === 'period') return readPeriod(value).kind === 'exact' || values.length > 3;
  if (meaning === 'fund') return fundWords.test(value);
  if (meaning !== null && amountMeanings.has(meaning))
    return values.length > 3 || (readAmount(value).kind !== 'refused' && /€|eur/iu.test(value));
  return !(isListItem && line.bullet !== '');
}

function takes(field: OpenField, line: Line): boolean {
  if (field.values.length === 0 || field.shape === 'text') return true;
  return !line.afterGap && !isComplete(field, line);
}

/** Running text keeps its own bullets and paragraphs; elsewhere they are layout. */
function lineOfValue(field: OpenField, line: Line): string {
  if (field.shape !== 'text' || field.values.length === 0) return line.text;
  return (line.afterGap ? '\n' : '') + (field.isListItem ? '' : line.bullet) + line.text;
}

const endsField = (line: Line | undefined): boolean =>
  !line || line.afterGap || isHeading(line.text) || isBoilerplate(line.text) || findLabel(line) !== null;

/** Inside running text, words that only look like a label are one when just its value follows, and then an end or another label. */
function opensUnknownField(
  field: OpenField | null,
  found: FoundLabel,
  line: Line,
  next: readonly Line[],
): boolean {
  if (!field) return false;
  if (line.isMarkedLabel) return true;
  if (field.values.length === 0) return found.rest === '';
  if (field.shape !== 'text') return true;
  if (field.isListItem !== (line.bullet !== '')) return false;
  const [value, after] = next;
  if (found.rest !== '') return field.isInline && endsField(value);
  if (!value || value.afterGap || (value.bullet !== '' && line.bullet === '')) return false;
  return endsField(after);
}

/** Goes through the lines once and puts each into exactly one place. */
class ProfileReader {
  readonly fields: OpenField[] = [];
  readonly headings: string[] = [];
  readonly preamble: Line[] = [];
  readonly ignored: string[] = [];
  private open: OpenField | null = null;

  constructor(private readonly lines: readonly Line[]) {}

  read(): this {
    const lastHeading = this.lines.findLastIndex((line) => isHeading(line.text));
    for (const [index, line] of this.lines.entries()) {
      const found = line.isFurniture ? null : this.findLabel(line, index, index > lastHeading);
      if (found) this.start(found, line);
      else this.place(line);
    }
    return this;
  }

  private place(line: Line): void {
    const isHeadingLine = isHeading(line.text);
    const isOfPage = line.isFurniture || isBoilerplate(line.text);
    if (!isHeadingLine && !isOfPage && this.open && takes(this.open, line)) {
      this.open.values.push(lineOfValue(this.open, line));
      return;
    }
    this.open = null;
    if (isHeadingLine) this.headings.push(line.text);
    else if (isOfPage || this.fields.length > 0) this.ignored.push(line.text);
    else this.preamble.push(line);
  }

  private findLabel(line: Line, index: number, isBelowHeading: boolean): FoundLabel | null {
    const found = findLabel(line);
    if (!found) return null;
    if (!found.known) {
      const next = this.lines.slice(index + 1, index + 3);
      return opensUnknownField(this.open, found, line, next) ? found : null;
    }
    const isClear = !found.known.isWeak && (line.isMarkedLabel || /[:：]/u.test(line.text));
    return isClear || this.mayBeLabel(found, line, isBelowHeading) ? found : null;
  }

  /** Everyday words, and labels without a colon, count only inside the Steckbrief and not in the middle of its running text. */
  private mayBeLabel(found: FoundLabel, line: Line, isBelowHeading: boolean): boolean {
    if (!isBelowHeading) return false;
    const hasColon = line.isMarkedLabel || /[:：]/u.test(line.text);
    const awaitsValue = this.open?.values.length === 0 && !this.open.isInline;
    // „Projekt: Lernküche“ below „Name des Vorhabens:“ is the name, not a label of its own.
    if (awaitsValue && found.known?.isWeak && (found.rest !== '' || !hasColon)) return false;
    if (this.open?.shape !== 'text') return true;
    if (found.rest !== '') return this.open.isInline && hasColon;
    return hasColon || found.known?.isWeak === false;
  }

  private start(found: FoundLabel, line: Line): void {
    this.open = {
      found,
      meaning: found.known?.meaning ?? null,
      shape: found.known?.shape ?? 'wrapped',
      isListItem: line.bullet !== '',
      isInline: found.rest !== '',
      values: found.rest === '' ? [] : [found.rest],
    };
    this.fields.push(this.open);
  }
}

const joinValues = ({ shape, values }: OpenField): string => values.join(shape === 'wrapped' ? ' ' : '\n');

/**
 * Takes a Steckbrief apart, pasted as text or given as an HTML page, in any of the portal's layouts. Any text can be
 * read: nothing is refused, nothing is lost, and what was not understood is handed back as it was.
 */
export function readSteckbrief(
  source: string,
  format: 'text' | 'html' | 'detect' = 'detect',
): SteckbriefReading {
  const isHtml = format === 'html' || (format === 'detect' && looksLikeHtml(source));
  const { fields, headings, preamble, ignored } = new ProfileReader(
    isHtml ? linesOfHtml(source) : linesOfText(source),
  ).read();
  const opening = readPreamble(preamble);
  return {
    ...opening,
    fields: fields.map((field) => ({
      label: field.found.label,
      meaning: field.meaning,
      readAs: field.found.readAs,
      value: joinValues(field),
    })),
    headings,
    ignored: [...opening.ignored, ...ignored],
  };
}
