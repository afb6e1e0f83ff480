import type { GroupedSums, Sums } from '../../src/aggregates/index.js';
import { formatCount } from '../../src/kernel/format.js';
import { type Language, type Text, text as words } from '../../src/kernel/text.js';
import type { Block } from '../../src/reporting/index.js';
import { bars } from './bars.js';
import { headings } from './headings.js';
import { note, section } from './notes.js';
import { byCost, overlappingTable } from './sum-tables.js';

/** Sums by action field; a project counts wholly in each field it serves, and once in the total. */
export function actionFields(totals: Sums, rows: readonly GroupedSums[], language: Language): Block[] {
  const named = rows.filter(({ groups }) => groups[0]?.key !== null);
  const without = rows.find(({ groups }) => groups[0]?.key === null)?.projects ?? 0;
  const sentence = sentenceOf(totals.projects - without, named.length, totals.projects)[language];
  const heading = section('actionFields', actionFieldsTitle[language], sentence);
  if (named.length === 0) return [heading];
  const what = {
    key: 'actionField',
    title: actionFieldsTitle,
    heading: headings.actionField,
    otherwise: noActionField,
    total: eachOnce,
  };
  return [
    heading,
    ...bars(named, headings.actionField[language], language),
    overlappingTable(totals, byCost(rows), what, language),
    note(null, overlapNote[language]),
  ];
}

export const noActionField = words('kein Handlungsfeld genannt', 'no action field named');
export const eachOnce = words('Insgesamt, jedes Vorhaben einmal', 'In all, each project once');
export const actionFieldsTitle = words('Handlungsfelder', 'Action fields');

const sentenceOf = (known: number, fields: number, all: number): Text =>
  known === 0
    ? words('Kein Vorhaben nennt ein Handlungsfeld.', 'No project names an action field.')
    : words(
        `${formatCount(known, 'de')} von ${formatCount(all, 'de')} Vorhaben nennen Handlungsfelder, zusammen ${formatCount(fields, 'de')} verschiedene.`,
        `${formatCount(known, 'en')} of ${formatCount(all, 'en')} projects name action fields, ${formatCount(fields, 'en')} different ones in all.`,
      );

export const overlapNote = words(
  'Ein Vorhaben in mehreren Handlungsfeldern zählt in jedem davon ganz und in der letzten Zeile einmal. Die Zeilen ergeben deshalb zusammen mehr.',
  'A project in several action fields counts wholly in each of them and once in the last row. So the rows add up to more.',
);
