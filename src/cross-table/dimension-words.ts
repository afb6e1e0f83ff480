import type { Dimension } from '../aggregates/index.js';
import { type Text, text } from '../kernel/text.js';

interface DimensionWords {
  /** Head of the first column, name in the form. */
  readonly label: Text;
  /** In titles: "Gesamtkosten nach Stadt". */
  readonly by: Text;
  /** Several of them: "11 weitere Städte". */
  readonly more: Text;
}

const words = (label: Text, by: Text, more: Text): DimensionWords => ({ label, by, more });

/** What dimensions are called. */
export const dimensionWords: Readonly<Record<Dimension, DimensionWords>> = {
  city: words(text('Stadt', 'City'), text('Stadt', 'city'), text('weitere Städte', 'more cities')),
  district: words(
    text('Landkreis', 'District'),
    text('Landkreis', 'district'),
    text('weitere Landkreise', 'more districts'),
  ),
  nuts2: words(
    text('Region (NUTS 2)', 'Region (NUTS 2)'),
    text('Region', 'region'),
    text('weitere Regionen', 'more regions'),
  ),
  regionCategory: words(
    text('Regionenkategorie', 'Category of region'),
    text('Regionenkategorie', 'category of region'),
    text('weitere Regionenkategorien', 'more categories of regions'),
  ),
  area: words(
    text('Fördergebiet', 'Area'),
    text('Fördergebiet', 'area'),
    text('weitere Fördergebiete', 'more areas'),
  ),
  beneficiary: words(
    text('Begünstigter', 'Beneficiary'),
    text('Begünstigtem', 'beneficiary'),
    text('weitere Begünstigte', 'more beneficiaries'),
  ),
  object: words(
    text('Fördergegenstand', 'Funding object'),
    text('Fördergegenstand', 'funding object'),
    text('weitere Fördergegenstände', 'more funding objects'),
  ),
  guideline: words(
    text('Förderrichtlinie', 'Funding guideline'),
    text('Förderrichtlinie', 'funding guideline'),
    text('weitere Förderrichtlinien', 'more funding guidelines'),
  ),
  category: words(
    text('Interventionskategorie', 'Intervention category'),
    text('Interventionskategorie', 'intervention category'),
    text('weitere Kategorien', 'more categories'),
  ),
  objective: words(
    text('Spezifisches Ziel', 'Specific objective'),
    text('spezifischem Ziel', 'specific objective'),
    text('weitere Ziele', 'more objectives'),
  ),
  actionField: words(
    text('Handlungsfeld', 'Action field'),
    text('Handlungsfeld', 'action field'),
    text('weitere Handlungsfelder', 'more action fields'),
  ),
  priority: words(
    text('Priorität', 'Priority'),
    text('Priorität', 'priority'),
    text('weitere Prioritäten', 'more priorities'),
  ),
  fund: words(text('Fonds', 'Fund'), text('Fonds', 'fund'), text('weitere Fonds', 'more funds')),
  fundingPeriod: words(
    text('Förderperiode', 'Funding period'),
    text('Förderperiode', 'funding period'),
    text('weitere Förderperioden', 'more funding periods'),
  ),
  year: words(
    text('Jahr des Beginns', 'Year of start'),
    text('Jahr des Beginns', 'year of start'),
    text('weitere Jahre', 'more years'),
  ),
  calendarYear: words(
    text('Kalenderjahr (rechnerisch verteilt)', 'Calendar year (spread by computation)'),
    text('Kalenderjahr', 'calendar year'),
    text('weitere Jahre', 'more years'),
  ),
};

/** Order in which the form offers dimensions. */
export const offeredDimensions = Object.keys(dimensionWords) as Dimension[];

/** Dimensions shown in their own order, never folded: time, and what a project may have several of. */
export const keepsOrder = (dimension: Dimension): boolean =>
  dimension === 'year' ||
  dimension === 'actionField' ||
  dimension === 'calendarYear' ||
  dimension === 'fundingPeriod';
