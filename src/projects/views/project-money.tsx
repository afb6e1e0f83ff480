import { formatEuro, formatRate } from '../../kernel/format.js';
import type { Cents } from '../../kernel/money.js';
import { rateOf } from '../../kernel/rate.js';
import type { Language, Text } from '../../kernel/text.js';
import {
  AmountText,
  CompositionBar,
  CompositionLegend,
  componentMessages,
  DerivedNote,
  type MoneyPart,
} from '../../web/index.js';
import type { ProjectRecord } from '../record.js';
import { amountLabels } from './field-labels.js';
import { projectMessages } from './project-messages.js';

/**
 * The parts of the financing plan as far as they are known: the Union's, or the whole grant where only that is known.
 * What is left over is named a difference, not an amount of its own.
 */
export function partsOf(record: ProjectRecord, language: Language): MoneyPart[] {
  const whole = record.amounts.totalEligibleCost?.cents ?? null;
  const first = whole === null ? null : publicPart(record, whole, language);
  if (whole === null || first === null) return [];
  const others = first.coversLand
    ? (['ownShare', 'thirdPartyFunds'] as const)
    : (['landFunds', 'ownShare', 'thirdPartyFunds'] as const);
  const parts: MoneyPart[] = [
    first.part,
    ...others.flatMap((field) => {
      const cents = record.amounts[field]?.cents ?? 0n;
      return cents === 0n ? [] : [{ label: amountLabels[field][language], cents }];
    }),
  ];
  const rest = whole - parts.reduce((sum, part) => sum + part.cents, 0n);
  // Parts that are more than the whole do not make a bar; the rules report them.
  if (rest < 0n) return [];
  if (rest === 0n) return parts;
  const label = parts.length > 1 || first.coversLand ? projectMessages.otherFunds : projectMessages.remainder;
  const remark = projectMessages.asDifference[language];
  return [...parts, { label: label[language], cents: rest, remark, rest: true }];
}

function publicPart(
  record: ProjectRecord,
  whole: Cents,
  language: Language,
): { part: MoneyPart; coversLand: boolean } | null {
  const { cents: union, origin } = record.unionContribution;
  const cents = union ?? record.amounts.grant?.cents ?? null;
  if (cents === null) return null;
  const share = rateOf(cents, whole);
  const label = union === null ? amountLabels.grant : amountLabels.unionContribution;
  const remark = share === null ? {} : { remark: formatRate(share, language) };
  const part = { label: label[language], cents, derived: union !== null && origin === 'derived', ...remark };
  return { part, coversLand: union === null };
}

const described = (parts: readonly MoneyPart[], language: Language): string =>
  parts.map((part) => `${part.label} ${formatEuro(part.cents, language)}`).join(', ');

/** What the project costs and who pays, as figure, bar and exact amounts. */
export function ProjectMoney(props: { record: ProjectRecord; language: Language }): JSX.Element {
  const { record, language } = props;
  const whole = record.amounts.totalEligibleCost?.cents ?? null;
  const parts = partsOf(record, language);
  return (
    <section>
      <h2 safe>{projectMessages.money[language]}</h2>
      <p class="headline">
        <span safe>{amountLabels.totalEligibleCost[language]}</span>
        <b>
          <AmountText cents={whole} language={language} />
        </b>
      </p>
      {whole !== null && <Composition record={record} whole={whole} parts={parts} language={language} />}
      {whole === null && record.unionContribution.cents !== null && (
        <p>
          <span safe>{`${amountLabels.unionContribution[language]} `}</span>
          <AmountText cents={record.unionContribution.cents} language={language} />
        </p>
      )}
      {record.unionContribution.origin === 'derived' && <DerivedNote language={language} />}
    </section>
  );
}

function Composition(props: {
  record: ProjectRecord;
  whole: Cents;
  parts: readonly MoneyPart[];
  language: Language;
}): JSX.Element {
  const { record, whole, parts, language } = props;
  const unknown = record.unionContribution.cents === null;
  const said = parts.length > 0 ? described(parts, language) : projectMessages.unionUnknownBar[language];
  return (
    <>
      <CompositionBar whole={whole} parts={parts} description={said} />
      {parts.length > 0 && <CompositionLegend parts={parts} language={language} />}
      {unknown && (
        <p class="legend">
          <span>
            <span safe>{`${amountLabels.unionContribution[language]} `}</span>
            <b safe>{componentMessages.notStated[language]}</b>
            <span safe>{whyUnknown(record)[language]}</span>
          </span>
        </p>
      )}
    </>
  );
}

function whyUnknown(record: ProjectRecord): Text {
  return record.catalogue.fundingPeriod.key === '2014-2020' && record.source.kind === 'page'
    ? projectMessages.unionUnknown2014
    : projectMessages.noReason;
}
