import { type Finding, severityOf } from '../kernel/finding.js';
import { formatDay, formatEuro, formatRate } from '../kernel/format.js';
import type { GuidelineLimit, ProjectInput } from '../projects/index.js';
import { type DraftNotice, noticeWords } from '../proofs/index.js';
import { mayBeWaived, newWaiverPath, waiverWords } from '../waivers/index.js';
import type { ShownCheck } from './views/review-view.js';

/** What a group of rules makes sure of when it finds nothing. */
interface Assurance {
  readonly title: string;
  readonly clause: string | null;
  readonly codes: readonly string[];
}

const assurances: readonly Assurance[] = [
  {
    title: 'Alle Pflichtangaben vorhanden',
    clause: 'Art. 49 Abs. 3 VO (EU) 2021/1060',
    codes: ['name_missing', 'required_field_missing', 'value_unread'],
  },
  {
    title: 'Zeitraum passt zur Förderperiode',
    clause: null,
    codes: ['end_before_start', 'outside_eligibility', 'grant_period_order', 'entry_of_other_period'],
  },
  {
    title: 'Beträge passen zueinander',
    clause: null,
    codes: [
      'amount_out_of_range',
      'grant_parts_differ',
      'plan_parts_differ',
      'total_cost_below_eligible',
      'union_above_cost',
      'union_equals_grant',
      'union_of_zero',
      'union_rate_differs_from_amounts',
    ],
  },
  {
    title: 'Geld und Zeit beruhen auf einem Bescheid oder sind als beantragt gekennzeichnet',
    clause: null,
    codes: ['basis_missing', 'decision_missing', 'applied_for_nothing', 'file_unknown'],
  },
];

/** What has to be known about a draft to show its checks. */
export interface CheckedDraft {
  readonly input: ProjectInput;
  readonly findings: readonly Finding[];
  /** API names of long texts that say word for word what they said in the last round, with their labels. */
  readonly copied: readonly { readonly field: string; readonly label: string }[];
  /** The project was published again after the draft was begun. */
  readonly publishedMeanwhile: boolean;
  readonly limits: readonly GuidelineLimit[];
  /** Id of the draft, when whoever looks may accept findings of it; else null. */
  readonly waivable: string | null;
  /** What the SAB must be told at once because of it, and whether it was. */
  readonly notices: readonly DraftNotice[];
}

/** Faults first, then hints, then what is met. */
export function checksOf(draft: CheckedDraft): ShownCheck[] {
  const codes = new Set(draft.findings.map(({ code }) => code));
  const found = [
    ...meanwhile(draft),
    ...draft.findings.map((finding) => ofFinding(finding, draft.waivable)),
    ...draft.notices.map(ofNotice),
    ...draft.copied.map(ofCopiedText),
  ];
  const met = [...assurances, ...ofLimits(draft)]
    .filter((one) => !one.codes.some((code) => codes.has(code)))
    .map(({ title, clause }): ShownCheck => ({ tone: 'ok', title, clause, remedy: null, field: null }));
  return [
    ...found.filter(({ tone }) => tone === 'error'),
    ...found.filter(({ tone }) => tone === 'hint'),
    ...found.filter(({ tone }) => tone === 'ok'),
    ...met,
  ];
}

const ofFinding = (finding: Finding, draftId: string | null): ShownCheck => {
  const { reason, remedy, clause, field, waiver } = finding;
  const mayGrant = draftId !== null && waiver === undefined && mayBeWaived(finding.code);
  return {
    tone: severityOf(finding),
    title: reason.de,
    remedy: waiver === undefined ? remedy.de : waiverWords(waiver),
    clause,
    field,
    accepted: waiver !== undefined,
    waiveHref: mayGrant ? newWaiverPath({ draftId }, finding) : null,
  };
};

/** The service centre cannot tell the SAB for the city, so what is not told yet holds nothing up. */
const ofNotice = ({ kind, reason, clause, field, told }: DraftNotice): ShownCheck => ({
  tone: told === null ? 'hint' : 'ok',
  title:
    told === null
      ? `Der SAB sofort anzeigen: ${noticeWords[kind]}`
      : `${noticeWords[kind]}: der SAB angezeigt am ${formatDay(told.sentOn, 'de')}`,
  remedy: told === null ? `${reason.de} Die Stadt hat noch nicht vermerkt, dass sie es angezeigt hat.` : null,
  clause,
  field,
});

const ofCopiedText = ({ field, label }: { field: string; label: string }): ShownCheck => ({
  tone: 'hint',
  title: `${label}: Text unverändert übernommen`,
  remedy: 'Er steht da wie zuletzt. Fragen Sie nach, ob er noch stimmt.',
  clause: null,
  field,
});

const meanwhile = ({ publishedMeanwhile }: CheckedDraft): ShownCheck[] =>
  publishedMeanwhile
    ? [
        {
          tone: 'error',
          title: 'Das Vorhaben wurde veröffentlicht, nachdem dieser Entwurf begonnen wurde.',
          remedy: 'Geben Sie ihn zurück, damit die Stadt beide Fassungen vergleicht.',
          clause: null,
          field: null,
        },
      ]
    : [];

/** The ceilings of the guideline, where the record says something they can be held against. */
function ofLimits({ limits, input }: CheckedDraft): Assurance[] {
  return limits.flatMap(({ measure, rate, amount, bindingness, clause }): Assurance[] => {
    if (bindingness !== 'atMost') return [];
    const grant = input.amounts.grant;
    if (measure === 'grantRate' && rate !== null && (grant !== null || input.grantRate !== null))
      return [
        {
          title: `Fördersatz höchstens ${formatRate(rate, 'de')}`,
          clause,
          codes: ['grant_rate_above_ceiling'],
        },
      ];
    if (measure === 'grant' && amount !== null && grant !== null)
      return [
        { title: `Zuwendung höchstens ${formatEuro(amount, 'de')}`, clause, codes: ['grant_above_ceiling'] },
      ];
    return [];
  });
}
