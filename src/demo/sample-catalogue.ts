import { type CatalogueField, eachCatalogueField, type ProjectInput } from '../projects/index.js';

export type SamplePeriod = '2014-2020' | '2021-2027';

const guidelines = { '2014-2020': 'nachhaltige-soziale-stadtentwicklung', '2021-2027': '02203' } as const;

/** Catalogue references of a project of the programme; `object` is the funding object's key within 2021–2027. */
export function catalogueOf(period: SamplePeriod, object: string): ProjectInput['catalogue'] {
  const keys: Partial<Record<CatalogueField, string>> =
    period === '2014-2020'
      ? {
          fund: 'ESF',
          priority: 'B',
          interventionCategory: '109',
          specificObjective: 'B.3',
          fundingObject: 'informelle-massnahmen-benachteiligte-stadtgebiete',
        }
      : {
          fund: 'ESF-Plus',
          priority: '3',
          interventionCategory: '152',
          specificObjective: 'ESO4.8',
          fundingObject: object,
        };
  return eachCatalogueField((field) => {
    const code = field === 'fundingGuideline' ? guidelines[period] : keys[field];
    return { key: field === 'fundingPeriod' ? period : `${period}/${code}`, sourceText: null };
  });
}
