import { formatCount } from '../../kernel/format.js';
import type { Language, Text } from '../../kernel/text.js';
import { crossMessages } from '../messages.js';
import type { DifferenceKind } from '../queries/differences.js';
import { crossHref } from '../question.js';
import type { CrossView, Explanation } from '../view.js';
import { valueInWords } from '../words.js';

export const differencesPath = '/auswertung/unterschiede';

/** Why the total is not what it was: what came, what went, what changed, to the cent. */
export function ExplanationBox(props: { view: CrossView; language: Language }): JSX.Element {
  const { view, language } = props;
  const { explanation, question } = view;
  if (explanation === null) return '';
  const state = formatCount(explanation.other.revision, language);
  const same =
    explanation.parts === null ? explanation.before === explanation.now : explanation.parts.length === 0;
  if (same)
    return (
      <div class="note note--why">
        <b safe>{crossMessages.unchangedTitle(state)[language]}</b>
      </div>
    );
  return (
    <div class="note note--why">
      <h2 safe>{crossMessages.whyTitle(state)[language]}</h2>
      <p>
        <span safe>{sentence(explanation, view, language)}</span>
        {explanation.parts !== null && (
          <a href={crossHref(language, question, {}, differencesPath)} safe>
            {crossMessages.allDifferences[language]}
          </a>
        )}
      </p>
    </div>
  );
}

const kindWords: Readonly<Record<DifferenceKind, (count: string, value: string) => Text>> = {
  new: crossMessages.newOnes,
  gone: crossMessages.goneOnes,
  amended: crossMessages.amendedOnes,
};

function sentence({ now, before, parts }: Explanation, { question }: CrossView, language: Language): string {
  const write = (value: bigint | number | null) => valueInWords(value, question.measure, language);
  if (parts === null) return crossMessages.rateThen(write(before), write(now))[language];
  const difference = parts.reduce((sum, part) => sum + part.difference, 0n);
  const words = (['new', 'gone', 'amended'] as const).flatMap((kind) => {
    const part = parts.find((one) => one.kind === kind);
    return part === undefined
      ? []
      : [kindWords[kind](formatCount(part.projects, language), write(part.difference))[language]];
  });
  const start =
    difference === 0n
      ? crossMessages.noDifference[language]
      : `${(difference > 0n ? crossMessages.plus : crossMessages.minus)[language]} ${write(difference < 0n ? -difference : difference)}`;
  return `${start}: ${words.join(', ')}. `;
}
