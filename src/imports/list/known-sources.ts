import { comparableKeys } from '../../kernel/comparable.js';

/** A list that was read before others were, under a name of its own: its deliveries go on under that name. */
export interface KnownSource {
  readonly key: string;
  readonly title: string;
  /** Keys of catalogue entries: what holds for every row without being written there. */
  readonly fundingPeriod: string;
  readonly fund: string;
  readonly headings: readonly string[];
}

/**
 * List of operations of the ESF in Saxony 2014–2020 (CCI 2014DE05SFOP012), published under Art. 115(2) and Annex XII of
 * Regulation (EU) No 1303/2013. It says neither fund nor period; its wording of the headings is its own.
 */
const saxonyEsf20142020: KnownSource = {
  key: 'saxony-esf-2014-2020',
  title: 'Liste der Vorhaben, ESF Sachsen 2014–2020',
  fundingPeriod: '2014-2020',
  fund: '2014-2020/ESF',
  headings: [
    'Name des Begünstigten',
    'Bezeichnung des Vorhabens',
    'Zusammenfassung des Vorhabens',
    'Datum des Beginns des Vorhabens',
    'Datum des Endes des Vorhabens',
    'Gesamtbetrag der förderfähigen Ausgaben des Vorhabens',
    'Unions-Kofinanzierungssatz pro Prioritätsachse',
    'Durchführungsort des Vorhabens',
    'Landkreis',
    'Land',
    'Bezeichnung der Interventionskategorie für das Vorhaben',
    'Förderrichtlinie',
    'Fördergegenstand',
  ],
};

const knownSources: readonly KnownSource[] = [saxonyEsf20142020];
const keyOf = (heading: string): string => comparableKeys(heading)[0];
/** With this share of its headings a list is taken for a damaged delivery rather than for another list. */
const nearly = 0.75;

export interface Recognised {
  readonly source: KnownSource;
  readonly missing: readonly string[];
  readonly repeated: readonly string[];
}

/** The source whose headings a list has, in any order; with those that are missing or stand there twice. */
export function knownSourceOf(headings: readonly string[]): Recognised | null {
  const keys = headings.map(keyOf);
  for (const source of knownSources) {
    const missing = source.headings.filter((heading) => !keys.includes(keyOf(heading)));
    const present = source.headings.length - missing.length;
    // A list with many headings besides is another one.
    const others = keys.filter((key) => key !== '').length - present;
    if (present / source.headings.length < nearly || others > 3) continue;
    const repeated = source.headings.filter(
      (heading) => keys.indexOf(keyOf(heading)) !== keys.lastIndexOf(keyOf(heading)),
    );
    return { source, missing, repeated };
  }
  return null;
}
