import type { ListLayout } from './layout.js';

/**
 * List of operations of the ESF in Saxony 2014–2020 (CCI 2014DE05SFOP012), published under Art. 115(2) and Annex XII of
 * Regulation (EU) No 1303/2013. Its Union rate is that of the priority axis; it has no codes and no Union amounts.
 */
export const saxonyEsf20142020: ListLayout = {
  key: 'saxony-esf-2014-2020',
  title: 'Liste der Vorhaben, ESF Sachsen 2014–2020',
  fundingPeriod: '2014-2020',
  fund: '2014-2020/ESF',
  headings: {
    beneficiary: 'Name des Begünstigten',
    name: 'Bezeichnung des Vorhabens',
    summary: 'Zusammenfassung des Vorhabens',
    start: 'Datum des Beginns des Vorhabens',
    end: 'Datum des Endes des Vorhabens',
    totalEligibleCost: 'Gesamtbetrag der förderfähigen Ausgaben des Vorhabens',
    unionRate: 'Unions-Kofinanzierungssatz pro Prioritätsachse',
    place: 'Durchführungsort des Vorhabens',
    district: 'Landkreis',
    country: 'Land',
    interventionCategory: 'Bezeichnung der Interventionskategorie für das Vorhaben',
    fundingGuideline: 'Förderrichtlinie',
    fundingObject: 'Fördergegenstand',
  },
};
