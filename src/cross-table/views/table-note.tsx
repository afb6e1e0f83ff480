import { type Sums, unionUnknown } from '../../aggregates/index.js';
import { formatCount, formatEuro } from '../../kernel/format.js';
import type { Language, Text } from '../../kernel/text.js';
import { measureOf } from '../measures.js';
import { crossMessages } from '../messages.js';
import { addsUp } from '../table.js';
import type { CrossView } from '../view.js';
import { valueInWords } from '../words.js';

/** What is summed below the table, of how many projects nothing is known, and what the table leaves apart. */
export function TableNote(props: { view: CrossView; language: Language }): JSX.Element {
  const { view, language } = props;
  return (
    <p class="tnote" safe>
      {sentences(view, language)
        .map((sentence) => sentence[language])
        .join(' ')}
    </p>
  );
}

function sentences(view: CrossView, language: Language): Text[] {
  const { question, table } = view;
  if (table === null) return [];
  const { measure, rows, columns } = question;
  const { kind, note } = measureOf(measure);
  const { total } = table.totals;
  const value = valueInWords(total.value, measure, language);
  const count = crossMessages.projects(formatCount(total.projects, language));
  const adds = addsUp(measure, rows) && addsUp(measure, columns);
  const spread = rows === 'calendarYear' || columns === 'calendarYear';
  const unshaded =
    table.apart.length > 0 ||
    [...table.rows.map(({ line }) => line), ...table.columns].some((line) => line.folded || line.apart);
  return [
    ...(kind === 'money' ? [crossMessages.inEuro] : []),
    ...(total.value === null
      ? []
      : [(adds ? crossMessages.sameTotal : crossMessages.wholeTotal)(value, count)]),
    ...(note === undefined ? [] : [note]),
    ...unknownSentences(view, total.sums, language),
    ...(spread ? [crossMessages.spread] : []),
    ...(unshaded ? [crossMessages.foldedNotShaded] : []),
  ];
}

function unknownSentences({ question }: CrossView, sums: Sums, language: Language): Text[] {
  const { measure } = question;
  const count = (number: number) => formatCount(number, language);
  if (measureOf(measure).from === 'unionContribution') {
    const { unionContribution: stated, unionContributionDerived: derived } = sums.amounts;
    return [
      crossMessages.otherUnion(
        formatEuro(stated.cents, language),
        formatEuro(derived.cents, language),
        count(unionUnknown(sums)),
      ),
    ];
  }
  const { from } = measureOf(measure);
  const amount = from in sums.amounts ? sums.amounts[from as 'grant'] : undefined;
  const unknown = amount === undefined ? 0 : sums.projects - amount.known;
  return unknown > 0 ? [crossMessages.unknownFor(count(unknown))] : [];
}
