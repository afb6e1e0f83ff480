import { formatEuro, formatRate } from '../../src/kernel/format.js';
import type { Cents } from '../../src/kernel/money.js';
import { type Rate, rateOf } from '../../src/kernel/rate.js';
import type { Language } from '../../src/kernel/text.js';
import type { Block, Part } from '../../src/reporting/index.js';
import type { SteckbriefRecord } from './dataset.js';
import { derivedNote, words } from './words.js';

type Amounts = SteckbriefRecord['amounts'];

const centsOf = (amount: Amounts[keyof Amounts]): Cents | null => amount?.cents ?? null;

/** The amount that heads the sheet, and how it is made up as far as the registry knows. */
export function moneyBlocks(record: SteckbriefRecord, language: Language): Block[] {
  const whole = centsOf(record.amounts.totalEligibleCost);
  const parts = financingParts(record, language);
  return [
    { kind: 'heading', level: 2, text: words.money[language] },
    {
      kind: 'keyFigures',
      figures: [
        {
          key: 'totalEligibleCost',
          label: words.totalEligibleCost[language],
          value: whole === null ? null : { type: 'money', cents: whole },
        },
      ],
    },
    { kind: 'composition', whole, parts, alt: describe(whole, parts, language) },
  ];
}

/**
 * Parts of the total eligible cost. The Union contribution always has its row; Land funds, own share and third-party
 * funds when they are known; what remains is named as what it is: not broken down.
 */
function financingParts(record: SteckbriefRecord, language: Language): Part[] {
  const whole = centsOf(record.amounts.totalEligibleCost);
  const union = record.unionContribution;
  const share = (cents: Cents | null): Rate | null =>
    cents === null || whole === null ? null : rateOf(cents, whole);
  const part = (
    key: string,
    label: string,
    cents: Cents | null,
    tone: Part['tone'],
    derived = false,
  ): Part => ({
    key,
    label,
    cents,
    share: share(cents),
    derived,
    tone,
  });
  const unionPart = part(
    'unionContribution',
    words.unionContribution[language],
    union.cents,
    union.cents === null ? 'unknown' : 1,
    union.origin === 'derived',
  );
  const others = (['landFunds', 'ownShare', 'thirdPartyFunds'] as const).flatMap((key, index) => {
    const cents = centsOf(record.amounts[key]);
    return cents === null ? [] : [part(key, words[key][language], cents, ([2, 4, 5] as const)[index] ?? 5)];
  });
  const known = [unionPart, ...others];
  const rest = union.cents === null || whole === null ? null : whole - sum(known);
  if (rest === null || rest <= 0n) return known;
  return [...known, part('restOfFinancing', words.restOfFinancing[language], rest, 'rest')];
}

const sum = (parts: readonly Part[]): Cents => parts.reduce((total, part) => total + (part.cents ?? 0n), 0n);

function describe(whole: Cents | null, parts: readonly Part[], language: Language): string {
  const unknown = language === 'de' ? 'nicht angegeben' : 'not stated';
  const say = (label: string, cents: Cents | null, share: Rate | null) =>
    `${label} ${cents === null ? unknown : formatEuro(cents, language)}${share === null ? '' : ` (${formatRate(share, language)})`}`;
  return [
    say(words.totalEligibleCost[language], whole, null),
    ...parts.map((part) => say(part.label, part.cents, part.share)),
  ].join(', ');
}

/** Says how a derived Union contribution came about; nothing when it was stated or is unknown. */
export function derivedNotes(record: SteckbriefRecord, language: Language): Block[] {
  if (record.unionContribution.origin !== 'derived' || record.unionRate === null) return [];
  const rate = formatRate(record.unionRate.rate, language);
  return [{ kind: 'note', mark: 'a', text: derivedNote(rate)[language] }];
}
