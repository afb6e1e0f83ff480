import { type Text, text } from '../kernel/text.js';

/** Funding periods that have common indicators, and the law that lists them. */
export const indicatorSources = {
  '2014-2020': 'VO (EU) Nr. 1304/2013, Anhang I',
  '2021-2027': 'VO (EU) 2021/1057, Anhang I',
} as const;
export type IndicatorPeriod = keyof typeof indicatorSources;
export const indicatorPeriods = Object.keys(indicatorSources) as IndicatorPeriod[];

/** A common output or result indicator. */
export interface CommonIndicator {
  /** "EECO01"; the letter before the number says whether it counts output (O) or results (R). */
  readonly code: string;
  readonly period: IndicatorPeriod;
  /** Persons are broken down by gender; projects, enterprises and administrations are not. */
  readonly counts: 'persons' | 'entities';
  readonly title: Text;
}

type Line = readonly [code: string, counts: CommonIndicator['counts'], de: string, en: string];

/** Numbers follow the order of the annex. German titles are shortened and not those of the Official Journal. */
const former: readonly Line[] = [
  ['CO01', 'persons', 'Arbeitslose, auch Langzeitarbeitslose', 'Unemployed, including long-term unemployed'],
  ['CO02', 'persons', 'Langzeitarbeitslose', 'Long-term unemployed'],
  ['CO03', 'persons', 'Nichterwerbstätige', 'Inactive'],
  [
    'CO04',
    'persons',
    'Nichterwerbstätige, die keine schulische oder berufliche Bildung absolvieren',
    'Inactive, not in education or training',
  ],
  ['CO05', 'persons', 'Erwerbstätige, auch Selbstständige', 'Employed, including self-employed'],
  ['CO06', 'persons', 'Unter 25-Jährige', 'Below 25 years of age'],
  ['CO07', 'persons', 'Über 54-Jährige', 'Above 54 years of age'],
  [
    'CO08',
    'persons',
    'Über 54-Jährige, die arbeitslos sind oder nicht erwerbstätig und ohne schulische oder berufliche Bildung',
    'Above 54 years of age who are unemployed, including long-term unemployed, or inactive not in education or training',
  ],
  [
    'CO09',
    'persons',
    'Mit Grundbildung (ISCED 1) oder Sekundarbildung Unterstufe (ISCED 2)',
    'With primary (ISCED 1) or lower secondary education (ISCED 2)',
  ],
  [
    'CO10',
    'persons',
    'Mit Sekundarbildung Oberstufe (ISCED 3) oder postsekundärer Bildung (ISCED 4)',
    'With upper secondary (ISCED 3) or post-secondary education (ISCED 4)',
  ],
  ['CO11', 'persons', 'Mit tertiärer Bildung (ISCED 5 bis 8)', 'With tertiary education (ISCED 5 to 8)'],
  [
    'CO12',
    'persons',
    'Teilnehmende in Erwerbslosenhaushalten (bis 2018)',
    'Participants who live in jobless households (until 2018)',
  ],
  [
    'CO13',
    'persons',
    'Teilnehmende in Erwerbslosenhaushalten mit unterhaltsberechtigten Kindern (bis 2018)',
    'Participants who live in jobless households with dependent children (until 2018)',
  ],
  [
    'CO14',
    'persons',
    'Teilnehmende in Haushalten mit einem Erwachsenen und unterhaltsberechtigten Kindern (bis 2018)',
    'Participants who live in a single adult household with dependent children (until 2018)',
  ],
  [
    'CO15',
    'persons',
    'Migranten, Teilnehmende ausländischer Herkunft, Angehörige von Minderheiten',
    'Migrants, participants with a foreign background, minorities',
  ],
  ['CO16', 'persons', 'Teilnehmende mit Behinderungen', 'Participants with disabilities'],
  ['CO17', 'persons', 'Sonstige benachteiligte Personen', 'Other disadvantaged'],
  [
    'CO18',
    'persons',
    'Obdachlose oder von Ausgrenzung auf dem Wohnungsmarkt Betroffene',
    'Homeless or affected by housing exclusion',
  ],
  ['CO19', 'persons', 'Personen, die in ländlichen Gebieten leben', 'From rural areas'],
  [
    'CO20',
    'entities',
    'Projekte, die ganz oder teilweise von Sozialpartnern oder Nichtregierungsorganisationen durchgeführt werden',
    'Number of projects fully or partially implemented by social partners or non-governmental organisations',
  ],
  [
    'CO21',
    'entities',
    'Projekte für die nachhaltige Beteiligung von Frauen am Erwerbsleben',
    'Number of projects dedicated at sustainable participation and progress of women in employment',
  ],
  [
    'CO22',
    'entities',
    'Projekte für öffentliche Verwaltungen oder öffentliche Dienste',
    'Number of projects targeting public administrations or public services at national, regional or local level',
  ],
  [
    'CO23',
    'entities',
    'Unterstützte Kleinstunternehmen sowie kleine und mittlere Unternehmen',
    'Number of supported micro, small and medium-sized enterprises (including cooperative enterprises, enterprises of the social economy)',
  ],
  [
    'CR01',
    'persons',
    'Nichterwerbstätige, die nach ihrer Teilnahme auf Arbeitsuche sind',
    'Inactive participants engaged in job searching upon leaving',
  ],
  [
    'CR02',
    'persons',
    'Teilnehmende, die danach eine schulische oder berufliche Bildung absolvieren',
    'Participants in education/training upon leaving',
  ],
  [
    'CR03',
    'persons',
    'Teilnehmende, die danach eine Qualifizierung erlangen',
    'Participants gaining a qualification upon leaving',
  ],
  [
    'CR04',
    'persons',
    'Teilnehmende, die danach einen Arbeitsplatz haben, auch Selbstständige',
    'Participants in employment, including self-employment, upon leaving',
  ],
  [
    'CR05',
    'persons',
    'Benachteiligte, die danach auf Arbeitsuche, in Bildung oder Arbeit sind oder eine Qualifizierung erlangen',
    'Disadvantaged participants engaged in job searching, education/training, gaining a qualification, in employment, including self-employment, upon leaving',
  ],
  [
    'CR06',
    'persons',
    'Teilnehmende, die innerhalb von sechs Monaten danach einen Arbeitsplatz haben, auch Selbstständige',
    'Participants in employment, including self-employment, six months after leaving',
  ],
  [
    'CR07',
    'persons',
    'Teilnehmende, deren Lage auf dem Arbeitsmarkt sich innerhalb von sechs Monaten danach verbessert',
    'Participants with an improved labour market situation six months after leaving',
  ],
  [
    'CR08',
    'persons',
    'Über 54-Jährige, die innerhalb von sechs Monaten danach einen Arbeitsplatz haben, auch Selbstständige',
    'Participants above 54 years of age in employment, including self-employment, six months after leaving',
  ],
  [
    'CR09',
    'persons',
    'Benachteiligte, die innerhalb von sechs Monaten danach einen Arbeitsplatz haben, auch Selbstständige',
    'Disadvantaged participants in employment, including self-employment, six months after leaving',
  ],
];
const present: readonly Line[] = [
  ['EECO01', 'persons', 'Gesamtzahl der Teilnehmenden', 'Total number of participants'],
  [
    'EECO02',
    'persons',
    'Arbeitslose, auch Langzeitarbeitslose',
    'Unemployed, including long-term unemployed',
  ],
  ['EECO03', 'persons', 'Langzeitarbeitslose', 'Long-term unemployed'],
  ['EECO04', 'persons', 'Nichterwerbstätige', 'Inactive'],
  ['EECO05', 'persons', 'Erwerbstätige, auch Selbstständige', 'Employed, including self-employed'],
  ['EECO06', 'persons', 'Kinder unter 18 Jahren', 'Number of children below 18 years of age'],
  ['EECO07', 'persons', 'Junge Menschen von 18 bis 29 Jahren', 'Number of young people aged 18-29 years'],
  ['EECO08', 'persons', 'Teilnehmende ab 55 Jahren', 'Number of participants 55 years of age and above'],
  [
    'EECO09',
    'persons',
    'Mit Sekundarbildung Unterstufe oder weniger (ISCED 0–2)',
    'With lower secondary education or less (ISCED 0-2)',
  ],
  [
    'EECO10',
    'persons',
    'Mit Sekundarbildung Oberstufe (ISCED 3) oder postsekundärer Bildung (ISCED 4)',
    'With upper secondary (ISCED 3) or post-secondary education (ISCED 4)',
  ],
  ['EECO11', 'persons', 'Mit tertiärer Bildung (ISCED 5–8)', 'With tertiary education (ISCED 5 to 8)'],
  ['EECO12', 'persons', 'Teilnehmende mit Behinderungen', 'Participants with disabilities'],
  ['EECO13', 'persons', 'Drittstaatsangehörige', 'Third-country nationals'],
  ['EECO14', 'persons', 'Teilnehmende ausländischer Herkunft', 'Participants with a foreign background'],
  ['EECO15', 'persons', 'Angehörige von Minderheiten', 'Minorities'],
  [
    'EECO16',
    'persons',
    'Obdachlose oder von Ausgrenzung auf dem Wohnungsmarkt Betroffene',
    'Homeless or affected by housing exclusion',
  ],
  ['EECO17', 'persons', 'Personen, die in ländlichen Gebieten leben', 'Participants from rural areas'],
  [
    'EECO18',
    'entities',
    'Unterstützte öffentliche Verwaltungen oder öffentliche Dienste',
    'Number of supported public administrations or public services at national, regional or local level',
  ],
  [
    'EECO19',
    'entities',
    'Unterstützte Kleinstunternehmen sowie kleine und mittlere Unternehmen',
    'Number of supported micro, small and medium-sized enterprises',
  ],
  [
    'EECR01',
    'persons',
    'Teilnehmende, die nach ihrer Teilnahme auf Arbeitsuche sind',
    'Participants engaged in job searching upon leaving',
  ],
  [
    'EECR02',
    'persons',
    'Teilnehmende, die danach eine schulische oder berufliche Bildung absolvieren',
    'Participants in education or training upon leaving',
  ],
  [
    'EECR03',
    'persons',
    'Teilnehmende, die danach eine Qualifizierung erlangen',
    'Participants gaining a qualification upon leaving',
  ],
  [
    'EECR04',
    'persons',
    'Teilnehmende, die danach einen Arbeitsplatz haben, auch Selbstständige',
    'Participants in employment, including self-employment, upon leaving',
  ],
  [
    'EECR05',
    'persons',
    'Teilnehmende, die sechs Monate danach einen Arbeitsplatz haben, auch Selbstständige',
    'Participants in employment, including self-employment, six months after leaving',
  ],
  [
    'EECR06',
    'persons',
    'Teilnehmende, deren Lage auf dem Arbeitsmarkt sich sechs Monate danach verbessert hat',
    'Participants with an improved labour market situation six months after leaving',
  ],
];

const ofPeriod = (period: IndicatorPeriod, lines: readonly Line[]): CommonIndicator[] =>
  lines.map(([code, counts, de, en]) => ({ code, period, counts, title: text(de, en) }));

/** The common indicators of both periods, in the order of the law. */
export const commonIndicators: readonly CommonIndicator[] = [
  ...ofPeriod('2014-2020', former),
  ...ofPeriod('2021-2027', present),
];

const byCode = new Map(commonIndicators.map((indicator) => [indicator.code, indicator]));

export const commonIndicator = (code: string): CommonIndicator | undefined => byCode.get(code);
