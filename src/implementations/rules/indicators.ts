import type { Finding } from '../../kernel/finding.js';
import { fold } from '../../kernel/fold.js';
import { error, hint } from '../../kernel/said-finding.js';
import { genders, type Indicators, type KnownIndicator } from './known-indicators.js';

export interface RuledIndicator {
  readonly code: string | null;
  readonly name: string | null;
  readonly persons: boolean;
  readonly years: readonly {
    readonly year: number;
    readonly reached: number | null;
    readonly women: number | null;
    readonly men: number | null;
    readonly nonBinary: number | null;
  }[];
}

/** Indicators are those of the period, each once, and their parts make their total. */
export const indicatorFindings = (
  indicators: readonly RuledIndicator[],
  period: string,
  known: Indicators,
): Finding[] => {
  const keys = indicators.map(({ code, name }) => code ?? fold(name ?? ''));
  return indicators.flatMap((indicator, index) => [
    ...codeFindings(indicator, { index, keys, known: known.ofPeriod(period) }),
    ...indicator.years.flatMap((year) =>
      yearFindings(indicator, year, `indicators.${index}.reached`, known.find(period, indicator.code)),
    ),
  ]);
};

function codeFindings(
  { code, name }: RuledIndicator,
  { index, keys, known }: { index: number; keys: readonly string[]; known: readonly KnownIndicator[] },
): Finding[] {
  const field = `indicators.${index}.code`;
  if (code !== null && !known.some((one) => one.code === code))
    return [
      error({
        code: 'unknown_value',
        field,
        reason: ['Diesen Indikator gibt es in der Förderperiode nicht.', 'The period has no such indicator.'],
        remedy: ['Wählen Sie aus der Liste.', 'Choose from the list.'],
      }),
    ];
  if (code === null && name === null)
    return [
      error({
        code: 'indicator_unnamed',
        field,
        reason: ['Es fehlt, was gezählt wird.', 'It is not said what is counted.'],
        remedy: [
          'Wählen Sie einen Indikator, oder nennen Sie einen eigenen.',
          'Choose an indicator, or name your own.',
        ],
      }),
    ];
  if (keys.indexOf(keys[index] ?? '') === index) return [];
  return [
    error({
      code: 'indicator_twice',
      field,
      reason: ['Dieser Indikator steht schon da.', 'This indicator is there already.'],
      remedy: ['Führen Sie beide zusammen.', 'Make one of both.'],
    }),
  ];
}

function yearFindings(
  { code, persons }: RuledIndicator,
  said: RuledIndicator['years'][number],
  place: string,
  common: KnownIndicator | undefined,
): Finding[] {
  const { year, reached, women, men, nonBinary } = said;
  const field = `${place}.${year}`;
  const asked = (common?.brokenDownBy ?? genders).map((part) => said[part]);
  const known = [women, men, nonBinary].filter((part) => part !== null);
  const sum = known.reduce((total, part) => total + part, 0);
  const isComplete = asked.length > 0 && asked.every((part) => part !== null);
  if (reached !== null && known.length > 0 && (isComplete ? sum !== reached : sum > reached))
    return [
      error({
        code: 'parts_differ',
        field,
        reason: [
          `${year}: Die Aufschlüsselung ergibt ${sum}, insgesamt sind ${reached} angegeben.`,
          `${year}: the parts come to ${sum}, the total is ${reached}.`,
        ],
        remedy: ['Prüfen Sie beides.', 'Check both.'],
      }),
    ];
  const isOfPersons = code === null ? persons : common?.counts === 'persons';
  if (!isOfPersons || reached === null || reached === 0 || isComplete) return [];
  return [
    hint({
      code: 'gender_missing',
      field,
      reason: [
        `${year}: Die Aufschlüsselung nach Geschlecht fehlt.`,
        `${year}: the breakdown by gender is missing.`,
      ],
      remedy: ['Ergänzen Sie sie; null ist eine Angabe.', 'Add it; zero is a value.'],
      ...(common === undefined ? {} : { clause: common.clause }),
    }),
  ];
}
