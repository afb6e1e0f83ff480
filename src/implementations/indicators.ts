import { attributesOf, type Catalogue, type CatalogueEntry, referenceCatalogue } from '../catalogue/index.js';
import type { Language, Text } from '../kernel/text.js';
import { Indicators, type KnownIndicator } from './rules/known-indicators.js';

const known = new WeakMap<Catalogue, Indicators>();
let shipped: Indicators | undefined;

/** The indicators of a catalogue. States from before the catalogue held any are read with those that ship. */
export function indicatorsIn(catalogue: Catalogue): Indicators {
  const found = known.get(catalogue);
  if (found !== undefined) return found;
  const entries = catalogue.ofKind('indicator');
  if (entries.length === 0) {
    shipped ??= new Indicators(referenceCatalogue().ofKind('indicator').map(indicatorOf));
    return shipped;
  }
  const indicators = new Indicators(entries.map(indicatorOf));
  known.set(catalogue, indicators);
  return indicators;
}

function indicatorOf(entry: CatalogueEntry): KnownIndicator {
  const { fundingPeriod, counts, brokenDownBy, parts, clause } = attributesOf('indicator', entry);
  const { de, en } = entry.title;
  const code = entry.code ?? entry.key.slice(fundingPeriod.length + 1);
  return {
    code,
    period: fundingPeriod,
    title: { de: de ?? code, en: en ?? de ?? code },
    counts,
    brokenDownBy,
    parts: parts.map((group) => group.map((key) => key.slice(fundingPeriod.length + 1))),
    clause,
  };
}

/** "EECO01 Gesamtzahl der Teilnehmenden", or the name of one of its own. */
export const indicatorTitle = (
  {
    code,
    name,
    title,
  }: { readonly code: string | null; readonly name: string | null; readonly title: Text | null },
  language: Language,
): string => (code === null ? (name ?? '') : `${code} ${title?.[language] ?? ''}`.trim());
