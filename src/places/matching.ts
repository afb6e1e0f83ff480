import { comparableKeys, WordingIndex } from '../kernel/comparable.js';
import { additionOf, bareName, fullName, isSaxon, withoutDesignations } from './place-names.js';
import type { PlaceEntry, Places } from './places.js';

/** What a source's place means, beside its wording. */
export interface PlaceMatch {
  readonly kind: 'municipality' | 'statewide' | 'unmatched';
  /** Official municipality key, eight digits; set exactly when kind is `municipality`. */
  readonly ags: string | null;
  readonly sourceText: string | null;
  /** Keys of municipalities that may be meant, for a person to choose from; empty when the match is certain. */
  readonly candidates: readonly string[];
}

interface PlaceIndex {
  /** Names as written, with what stands after them: "Bernsdorf, Stadt" is not "Bernsdorf". */
  readonly written: WordingIndex<PlaceEntry>;
  readonly full: WordingIndex<PlaceEntry>;
  readonly bare: WordingIndex<PlaceEntry>;
  readonly districts: WordingIndex<PlaceEntry>;
}

/** No place is called anything longer; what is longer is not read, so that no text can keep the program busy. */
const longestName = 200;

const indexes = new WeakMap<Places, PlaceIndex>();
const statewide = new Set(
  [
    'Sachsen',
    'Freistaat Sachsen',
    'Land Sachsen',
    'Sachsen landesweit',
    'landesweit',
    'sachsenweit',
    'Saxony',
  ].map((text) => comparableKeys(text)[0]),
);

/**
 * The municipality that a source's text certainly means: official names, names with glued designations
 * ("Große KreisstadtGlauchau"), written-out or missing additions, lost letters. The district decides between
 * municipalities of the same name; without it such a name stays unmatched, with candidates. "Sachsen" and the like
 * mean the whole Land.
 */
export function matchPlace(
  places: Places,
  text: string | null,
  districtText: string | null = null,
): PlaceMatch {
  const wanted = text?.trim() ?? '';
  if (wanted === '' || wanted.length > longestName) return unmatched(text, []);
  if (statewide.has(comparableKeys(wanted)[0])) return { ...unmatched(text, []), kind: 'statewide' };
  const index = indexOf(places);
  const district = districtText === null ? [] : index.districts.find(districtText);
  return district.length > 0
    ? insideDistrict(index, wanted, text, new Set(district.map((place) => place.ags)))
    : anywhere(index, wanted, text);
}

/** Within the district the strictest reading that fits a municipality decides. */
function insideDistrict(
  index: PlaceIndex,
  wanted: string,
  text: string | null,
  districts: ReadonlySet<string>,
): PlaceMatch {
  const name = withoutDesignations(wanted);
  const readings = [
    index.written.find(wanted),
    index.full.find(fullName(name)),
    index.bare.find(bareName(name)),
  ];
  const inside = readings.map((found) =>
    found.filter((place) => place.districtAgs !== null && districts.has(place.districtAgs)),
  );
  const deciding = inside.find((found) => found.length > 0);
  return deciding ? decided(text, deciding) : unmatched(text, readings.flat());
}

/** Without a district a name counts only if no other municipality bears it, with or without an addition. */
function anywhere(index: PlaceIndex, wanted: string, text: string | null): PlaceMatch {
  const official = wanted.includes(',') ? index.written.find(wanted) : [];
  if (official.length > 0) return decided(text, official);
  const name = withoutDesignations(wanted);
  const addition = additionOf(name);
  if (addition !== '') {
    const full = index.full.find(fullName(name));
    if (full.length > 0) return decided(text, full);
  }
  const bare = index.bare.find(bareName(name));
  return addition === '' || isSaxon(addition) ? decided(text, bare) : unmatched(text, bare);
}

function decided(text: string | null, found: readonly PlaceEntry[]): PlaceMatch {
  const [only] = found;
  return found.length === 1 && only ? municipality(text, only) : unmatched(text, found);
}

const municipality = (sourceText: string | null, place: PlaceEntry): PlaceMatch => ({
  kind: 'municipality',
  ags: place.ags,
  sourceText,
  candidates: [],
});

const unmatched = (sourceText: string | null, candidates: readonly PlaceEntry[]): PlaceMatch => ({
  kind: 'unmatched',
  ags: null,
  sourceText,
  candidates: [...new Set(candidates.map((place) => place.ags))],
});

function indexOf(places: Places): PlaceIndex {
  const known = indexes.get(places) ?? buildIndex(places);
  indexes.set(places, known);
  return known;
}

function buildIndex(places: Places): PlaceIndex {
  const index: PlaceIndex = {
    written: new WordingIndex(),
    full: new WordingIndex(),
    bare: new WordingIndex(),
    districts: new WordingIndex(),
  };
  for (const place of places.municipalities) {
    const official = place.designation === null ? place.name : `${place.name}, ${place.designation}`;
    for (const wording of [official, ...place.spellings]) index.written.add(wording, place);
    for (const wording of [place.name, ...place.spellings].map(withoutDesignations)) {
      index.full.add(fullName(wording), place);
      index.bare.add(bareName(wording), place);
    }
  }
  for (const district of places.districts)
    for (const wording of [district.name, ...district.spellings]) index.districts.add(wording, district);
  return index;
}
