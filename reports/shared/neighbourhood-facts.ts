import { publicSums } from '../../src/implementations/index.js';
import { formatCount } from '../../src/kernel/format.js';
import type { Language } from '../../src/kernel/text.js';
import type { Reading } from '../../src/reporting/index.js';
import type { NeighbourhoodFacts } from './neighbourhood-chapter.js';
import { neighbourhoodsAt } from './neighbourhoods.js';
import { goalsAt } from './reported-goals.js';
import { officesAt } from './reported-offices.js';

/** Areas, plans, goals, indicators and offices as they were published at the revision, of one city or of all. */
export async function neighbourhoodFacts(
  reading: Pick<Reading, 'tx' | 'viewpoint'>,
  city?: string,
): Promise<NeighbourhoodFacts> {
  const { tx, viewpoint } = reading;
  const by = city === undefined ? 'state' : 'city';
  const sums = await publicSums(tx, viewpoint.revision, { by, city });
  return {
    neighbourhoods: await neighbourhoodsAt(reading, city),
    goals: await goalsAt(reading, city),
    indicators: sums.filter(({ year }) => year === null),
    offices: await officesAt(reading, city),
  };
}

/** "3 Gebiete, 8 Ziele, 3 Anlaufstellen", before the report is made. */
export async function neighbourhoodNote(
  reading: Pick<Reading, 'tx' | 'viewpoint'>,
  language: Language,
  city?: string,
): Promise<string> {
  const { areas } = await neighbourhoodsAt(reading, city);
  const goals = await goalsAt(reading, city);
  const offices = await officesAt(reading, city);
  const parts = [
    { found: areas, de: ['Gebiet', 'Gebiete'], en: ['area', 'areas'] },
    { found: goals, de: ['Ziel', 'Ziele'], en: ['goal', 'goals'] },
    { found: offices, de: ['Anlaufstelle', 'Anlaufstellen'], en: ['office', 'offices'] },
  ];
  return parts
    .map(({ found, ...words }) => {
      const [one, many] = words[language];
      return `${formatCount(found.length, language)} ${found.length === 1 ? one : many}`;
    })
    .join(', ');
}
