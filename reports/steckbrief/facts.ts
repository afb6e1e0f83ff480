import { formatDay, formatRate } from '../../src/kernel/format.js';
import type { Language } from '../../src/kernel/text.js';
import { amountFields, appliedForLines, evidences } from '../../src/projects/index.js';
import type { Fact } from '../../src/reporting/index.js';
import type { SteckbriefRecord } from './dataset.js';
import { evidenceWords, inSource, sourceWords, words } from './words.js';

type CatalogueField = keyof SteckbriefRecord['catalogue'];

/** All other fields of the record in the order of CPR Art. 49(3); optional ones only when they are known. */
export function recordFacts(record: SteckbriefRecord, language: Language): Fact[] {
  const party = (key: 'beneficiary' | 'executingBody'): Fact => ({
    key,
    label: words[key][language],
    value: record[key] === null ? null : { type: 'text', text: record[key].name },
  });
  return [
    party('beneficiary'),
    ...(record.executingBody === null ? [] : [party('executingBody')]),
    ...planNumberFact(record, language),
    ...amountFacts(record, language),
    ...appliedForFact(record, language),
    ...(
      ['fund', 'fundingGuideline', 'fundingObject', 'interventionCategory', 'specificObjective'] as const
    ).map((field) => catalogueFact(record, field, language)),
    ...actionFieldFact(record, language),
    unionRateFact(record, language),
    evidenceFact(record, language),
    sourceFact(record, language),
  ];
}

function planNumberFact({ planNumber }: SteckbriefRecord, language: Language): Fact[] {
  if (planNumber === null) return [];
  return [
    { key: 'planNumber', label: words.planNumber[language], value: { type: 'text', text: planNumber } },
  ];
}

function actionFieldFact({ actionFields }: SteckbriefRecord, language: Language): Fact[] {
  if (actionFields.length === 0) return [];
  const titles = actionFields.map(({ title }) => title[language]).join('; ');
  return [
    { key: 'actionFields', label: words.actionFields[language], value: { type: 'text', text: titles } },
  ];
}

function amountFacts({ amounts, grantRate }: SteckbriefRecord, language: Language): Fact[] {
  const rateNote =
    grantRate === null
      ? {}
      : { note: `${words.grantRate[language]} ${formatRate(grantRate.rate, language)}` };
  const fact = (key: 'totalCost' | 'grant', note: { note?: string }): Fact[] => {
    const amount = amounts[key];
    if (amount === null) return [];
    return [{ key, label: words[key][language], value: { type: 'money', cents: amount.cents }, ...note }];
  };
  const grant = fact('grant', rateNote);
  const rateAlone: Fact[] =
    grant.length > 0 || grantRate === null
      ? []
      : [
          {
            key: 'grantRate',
            label: words.grantRate[language],
            value: { type: 'rate', rate: grantRate.rate },
          },
        ];
  return [...fact('totalCost', {}), ...grant, ...rateAlone];
}

/** Asked for and not decided: said beside what is granted, and part of no sum. */
function appliedForFact({ appliedFor }: SteckbriefRecord, language: Language): Fact[] {
  if (appliedFor === null) return [];
  const text = appliedForLines(appliedFor, language).join('; ');
  return [
    {
      key: 'appliedFor',
      label: words.appliedFor[language],
      value: { type: 'text', text },
      note: words.notGranted[language],
    },
  ];
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function catalogueFact({ catalogue }: SteckbriefRecord, field: CatalogueField, language: Language): Fact {
  const { code, title, sourceText } = catalogue[field];
  const label = field === 'fundingPeriod' ? '' : words[field][language];
  const ownTitle = title[language] ?? title.de;
  if (code === null && ownTitle === null) {
    const value = sourceText === null ? null : ({ type: 'text', text: sourceText } as const);
    return { key: field, label, value, ...(value === null ? {} : { note: words.wordingOfSource[language] }) };
  }
  const fund = field === 'fund' ? (code ?? ownTitle) : null;
  const shown = fund === null ? null : ({ type: 'text', text: fund } as const);
  const note = catalogueNote(field, code, fund ?? ownTitle, sourceText);
  return {
    key: field,
    label,
    value: shown ?? { type: 'code', code, title: ownTitle },
    ...(note === null ? {} : { note: note[language] }),
  };
}

function catalogueNote(
  field: CatalogueField,
  code: string | null,
  title: string | null,
  sourceText: string | null,
) {
  if (sourceText === null) return null;
  const source = lettersOf(sourceText);
  if (field === 'fund' && title !== null && source !== lettersOf(title)) return inSource(sourceText);
  const carriesCode = code === null || source.includes(lettersOf(code));
  return field === 'interventionCategory' && !carriesCode ? words.matchedByTitle : null;
}

function unionRateFact({ unionRate }: SteckbriefRecord, language: Language): Fact {
  const label = words.unionRate[language];
  if (unionRate === null) return { key: 'unionRate', label, value: null };
  const notes = { project: null, priority: words.rateOfPriority, amounts: words.rateFromAmounts };
  const note = notes[unionRate.basis];
  return {
    key: 'unionRate',
    label,
    value: { type: 'rate', rate: unionRate.rate },
    ...(note === null ? {} : { note: note[language] }),
  };
}

/** One word when all amounts have the same evidence, else which amounts have which. */
function evidenceFact({ amounts }: SteckbriefRecord, language: Language): Fact {
  const known = amountFields.filter((key) => amounts[key] !== null);
  const kinds = evidences
    .map((kind) => ({ kind, keys: known.filter((key) => amounts[key]?.evidence === kind) }))
    .filter(({ keys }) => keys.length > 0);
  const text = kinds
    .map(({ kind, keys }) => {
      const named = kinds.length === 1 ? '' : ` (${keys.map((key) => words[key][language]).join(', ')})`;
      return evidenceWords[kind][language] + named;
    })
    .join('; ');
  return {
    key: 'evidence',
    label: words.evidence[language],
    value: known.length === 0 ? null : { type: 'text', text },
  };
}

function sourceFact({ source }: SteckbriefRecord, language: Language): Fact {
  const date =
    source.date === null ? '' : `, ${sourceWords[source.kind][language]} ${formatDay(source.date, language)}`;
  return {
    key: 'source',
    label: words.source[language],
    value: { type: 'text', text: `${source.title}${date}` },
  };
}
