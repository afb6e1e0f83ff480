import type { Finding } from '../../kernel/finding.js';
import type { Period } from '../../kernel/period.js';
import type { Rate } from '../../kernel/rate.js';
import { readAmount } from '../../kernel/written-amount.js';
import { readDay, readPeriod } from '../../kernel/written-day.js';
import { plainSpaces, saysUnknown, withoutInvisible } from '../../kernel/written-number.js';
import { decideRateUnit, readRate } from '../../kernel/written-rate.js';
import type { Amount, AmountField } from '../project-input.js';
import type { LabelMeaning } from './labels.js';
import { labelRepeated, remarkKept, unreadable } from './profile-findings.js';
import type { ProfileField } from './read-profile.js';

const isRateOf = (field: AmountField, words: string): boolean =>
  (field === 'unionContribution' || field === 'grant') && words.endsWith('%');

/** The labelled values of one Steckbrief by meaning; collects what was found while reading them. */
export class ProfileValues {
  readonly findings: Finding[] = [];

  constructor(private readonly fields: readonly ProfileField[]) {}

  /** The value word by word, without invisible characters; the first one where a label is repeated, null where nothing is said. */
  words(meaning: LabelMeaning): string | null {
    const filled = this.fields.filter((field) => field.meaning === meaning && !saysUnknown(field.value));
    const [first] = filled;
    if (!first) return null;
    if (new Set(filled.map(({ value }) => plainSpaces(value))).size > 1)
      this.findings.push(labelRepeated(meaning, first.label));
    return withoutInvisible(first.value).normalize('NFC').trim();
  }

  /**
   * An amount in EUR. In a Steckbrief a mark before exactly three digits groups thousands: the portal prints whole
   * euros that way. Published by the portal, it counts as the city's own statement, not as a decision.
   */
  amount(field: AmountField): Amount | null {
    const words = this.words(field);
    if (words === null || isRateOf(field, words)) return null;
    const amount = readAmount(words);
    if (amount.kind === 'unknown') return null;
    if (amount.kind === 'refused') {
      this.findings.push(unreadable(field, amount.fault, words));
      return null;
    }
    if (amount.remark !== '') this.findings.push(remarkKept(field, amount.remark));
    return { cents: amount.kind === 'exact' ? amount.cents : amount.grouped, evidence: 'ownStatement' };
  }

  rate(meaning: 'unionRate' | 'grantRate'): Rate | null {
    const words = this.words(meaning) ?? this.rateGivenAsAmount(meaning);
    if (words === null) return null;
    const rate = readRate(words, decideRateUnit([words]));
    if (rate.kind === 'refused') this.findings.push(unreadable(meaning, rate.fault, words));
    return rate.kind === 'exact' ? rate.rate : null;
  }

  /** Some pages write a percentage where others write the amount: „EU-Anteil: 80 %“. */
  private rateGivenAsAmount(meaning: 'unionRate' | 'grantRate'): string | null {
    const field = meaning === 'unionRate' ? 'unionContribution' : 'grant';
    const words = this.words(field);
    return words !== null && isRateOf(field, words) ? words : null;
  }

  /** The period as one value, or its two days under labels of their own. */
  period(): Period {
    const words = this.words('period');
    if (words === null)
      return { start: this.day('periodStart', 'period.start'), end: this.day('periodEnd', 'period.end') };
    const period = readPeriod(words);
    if (period.kind === 'refused') this.findings.push(unreadable('period', period.fault, words));
    return period.kind === 'exact' ? period.period : { start: null, end: null };
  }

  private day(meaning: 'periodStart' | 'periodEnd', field: string): string | null {
    const words = this.words(meaning);
    if (words === null) return null;
    const day = readDay(words);
    if (day.kind === 'refused') this.findings.push(unreadable(field, day.fault, words));
    return day.kind === 'exact' ? day.day : null;
  }
}
