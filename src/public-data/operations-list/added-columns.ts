import { originWords, unionRateBasisWords } from '../../projects/index.js';
import { catalogueText, type ListColumn, optionalColumn } from './column.js';

/** What the registry adds behind the columns of the regulation. */
export const municipalityKey: ListColumn = optionalColumn({
  key: 'municipalityKey',
  point: null,
  de: 'Gemeindeschlüssel (AGS)',
  en: 'Municipality key (AGS)',
  type: 'code',
  width: 12,
  value: ({ place }) => place.ags,
});

export const unionRateBasis: ListColumn = optionalColumn({
  key: 'unionRateBasis',
  point: null,
  de: 'Grundlage des Unions-Kofinanzierungssatzes',
  en: 'Basis of the Union co-financing rate',
  type: 'text',
  width: 16,
  value: ({ unionRate }) => unionRate && unionRateBasisWords[unionRate.basis].de,
});

export const unionContribution: readonly ListColumn[] = [
  optionalColumn({
    key: 'unionContribution',
    point: null,
    de: 'EU-Betrag in EUR',
    en: 'Union contribution in EUR',
    type: 'money',
    width: 17,
    value: (record) => record.unionContribution.cents,
  }),
  optionalColumn({
    key: 'unionContributionOrigin',
    point: null,
    de: 'Herkunft des EU-Betrags',
    en: 'Origin of the Union contribution',
    type: 'text',
    width: 12,
    value: (record) => originWords[record.unionContribution.origin].de,
  }),
];

export const fundingGuideline: ListColumn = optionalColumn({
  key: 'fundingGuideline',
  point: null,
  de: 'Förderrichtlinie',
  en: 'Funding guideline',
  type: 'text',
  width: 36,
  value: ({ catalogue }) => catalogueText(catalogue.fundingGuideline),
});

export const fundingObject: ListColumn = optionalColumn({
  key: 'fundingObject',
  point: null,
  de: 'Fördergegenstand',
  en: 'Funding object',
  type: 'text',
  width: 36,
  value: ({ catalogue }) => catalogueText(catalogue.fundingObject),
});
