import type { Language } from '../../src/kernel/text.js';
import type { Block, Fact } from '../../src/reporting/index.js';
import type { SteckbriefData, SteckbriefRecord } from './dataset.js';
import { words } from './words.js';

/** The map with the place marked, its name, district and AGS. Operations of the whole Land mark the whole Land. */
export function placeBlocks({ record, map }: SteckbriefData, language: Language): Block[] {
  const { place } = record;
  const name = placeName(record, language);
  const chosen = {
    municipality: place.district === null ? [] : [place.district.ags],
    statewide: 'all' as const,
    unmatched: [],
  }[place.kind];
  const mark = place.kind === 'municipality' ? map.mark : null;
  return [
    { kind: 'heading', level: 2, text: words.location[language] },
    {
      kind: 'map',
      shapes: map.shapes,
      chosen: { districts: chosen, mark },
      alt: `${words.location[language]}: ${name}`,
      facts: placeFacts(record, name, language),
    },
  ];
}

function placeName({ place, area }: SteckbriefRecord, language: Language): string {
  if (place.kind === 'statewide') return words.statewide[language];
  const name = place.name ?? place.sourceText ?? words.placeUnknown[language];
  return area === null ? name : `${name}, ${area}`;
}

function placeFacts({ place }: SteckbriefRecord, name: string, language: Language): Fact[] {
  const facts: Fact[] = [{ key: 'place', label: '', value: { type: 'text', text: name } }];
  if (place.kind === 'unmatched' && place.sourceText !== null)
    facts.push({
      key: 'placeKind',
      label: '',
      value: { type: 'text', text: words.unmatchedPlace[language] },
    });
  const district = districtName(place, language);
  if (district !== null) facts.push({ key: 'district', label: '', value: { type: 'text', text: district } });
  if (place.ags !== null)
    facts.push({ key: 'ags', label: 'AGS', value: { type: 'code', code: place.ags, title: null } });
  return facts;
}

function districtName({ ags, district }: SteckbriefRecord['place'], language: Language): string | null {
  if (district === null) return null;
  if (ags?.slice(5) === '000') return words.districtFreeCity[language];
  const named = /kreis$/.test(district.name);
  return named ? district.name : `${words.district[language]} ${district.name}`;
}
