import { attributesOf, type Catalogue, type CatalogueEntry } from '../catalogue/index.js';
import { type Text, text } from '../kernel/text.js';

/** How the Union classes a NUTS 2 region in a funding period. The rates of priorities differ by it. */
export const regionCategories = ['lessDeveloped', 'transition', 'moreDeveloped'] as const;
export type RegionCategory = (typeof regionCategories)[number];

/** The category of a region in a funding period by the catalogue; null where it says nothing of it. */
export function regionCategoryOf(
  fundingPeriod: CatalogueEntry,
  nuts2: string | null,
  catalogue: Catalogue,
): RegionCategory | null {
  const region = catalogue.byKey('region', `${fundingPeriod.key}/${nuts2}`);
  return region ? attributesOf('region', region).category : null;
}

/** Whether the catalogue has an official source for the category of every region in it. */
export const regionCategoriesVerified = (catalogue: Catalogue): boolean =>
  catalogue.ofKind('region').every((region) => attributesOf('region', region).categoryVerified);

export const regionCategoryWords: Readonly<Record<RegionCategory, Text>> = {
  lessDeveloped: text('weniger entwickelte Region', 'less developed region'),
  transition: text('Übergangsregion', 'transition region'),
  moreDeveloped: text('stärker entwickelte Region', 'more developed region'),
};
