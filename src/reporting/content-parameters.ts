import { z } from 'zod';
import { type Text, text } from '../kernel/text.js';
import { parameterWords } from './parameter-words.js';

/** Chapters that can be chosen, by key, in the order in which they stand in the report. */
export type Chapters = Readonly<Record<string, Text>>;

/**
 * Which chapters a report has. Left out, it has all of them but the `internal` ones, which say what belongs to no
 * registry revision and is not public; they are there when they are named. What is no choice is always there.
 */
export const chaptersParameter = (chapters: Chapters, internal: readonly string[] = []) =>
  z
    .string()
    .max(400)
    .refine((joined) => isChoice(joined.split(','), Object.keys(chapters)))
    .optional()
    .meta({
      description: `Chapters, parted by commas; all when left out${internal.length === 0 ? '' : ` but ${internal.join(', ')}, which only the service centre and auditors may ask for`}: ${Object.keys(chapters).join(', ')}.`,
    })
    .register(parameterWords, {
      label: text('Inhalt', 'Contents'),
      kind: 'chapters',
      options: chapters,
      internal,
    });

const isChoice = (chosen: readonly string[], known: readonly string[]): boolean =>
  chosen.every((key) => known.includes(key)) && new Set(chosen).size === chosen.length;

/** Longest foreword, in characters: about a page. */
export const longestForeword = 4_000;

/** Words of the sender's own in front of the figures. Part of a run alone: a link that anybody can write has none. */
export const forewordParameter = () =>
  z
    .string()
    .min(1)
    .max(longestForeword)
    .optional()
    .meta({ description: 'Foreword; empty lines part paragraphs. Part of runs alone.' })
    .register(parameterWords, {
      label: text('Vorwort', 'Foreword'),
      kind: 'longText',
      hint: text(
        'Steht auf einer Seite vor dem Inhalt, Wort für Wort. Leere Zeilen trennen Absätze.',
        'Stands on a page in front of the contents, word for word. Empty lines part paragraphs.',
      ),
      onlyInRuns: true,
    });

export interface ChosenContent {
  /** Keys of chapters; null for all there are. */
  readonly chapters: readonly string[] | null;
  readonly foreword: string | null;
}

/** What the parameters of any report say about its contents. */
export function contentOf(parameters: unknown): ChosenContent {
  const { chapters, foreword } = (parameters ?? {}) as Readonly<Record<string, unknown>>;
  return {
    chapters: typeof chapters === 'string' ? chapters.split(',') : null,
    foreword: typeof foreword === 'string' ? foreword : null,
  };
}

const wordsOfChapters = (shape: z.ZodRawShape) =>
  shape.chapters === undefined ? undefined : parameterWords.get(shape.chapters as z.ZodType);

/** Chapters of a report that can be chosen; none where its contents are no choice. */
export const chaptersOf = ({ shape }: z.ZodObject): Chapters => wordsOfChapters(shape)?.options ?? {};

/** Whether parameters name a chapter that only the service centre and auditors may have. */
export function asksForInternal({ shape }: z.ZodObject, parameters: unknown): boolean {
  const internal = wordsOfChapters(shape)?.internal ?? [];
  return (contentOf(parameters).chapters ?? []).some((key) => internal.includes(key));
}

/** Parameters anybody may put into a link. */
export const openParameters = ({ shape }: z.ZodObject): z.ZodRawShape =>
  Object.fromEntries(
    Object.entries(shape).filter(
      ([, schema]) => parameterWords.get(schema as z.ZodType)?.onlyInRuns !== true,
    ),
  );
