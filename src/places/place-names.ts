/** Words that stand before or after a municipality's name and say what it is. Sources glue them to the name. */
const designations = [
  'Große Kreisstadt',
  'Grosse Kreisstadt',
  'Kreisfreie Stadt',
  'Landeshauptstadt',
  'Stadtverwaltung',
  'Gemeindeverwaltung',
  'Universitätsstadt',
  'Hochschulstadt',
  'Höhenluftkurort',
  'Gneisenaustadt',
  'Bergstadt',
  'Kreisstadt',
  'Kurort',
  'Gemeinde',
  'Stadt',
] as const;

const beforeName = new RegExp(`^(?:${designations.join('|')})\\s*(?=\\p{Lu})`, 'u');
const afterName = new RegExp(`(?:,\\s*|\\s+)(?:${designations.join('|')})$`, 'u');
const postcode = /^(?:D\s*[-–]\s*)?\d{5}\s+/u;
const country = /(?:,\s*|\s*\/\s*)(?:DE|D|Deutschland|Germany)$/u;

const longForms: readonly [RegExp, string][] = [
  [/\bErzgeb\.?(?!\p{L})/gu, 'Erzgebirge'],
  [/\bVogtl\.?(?!\p{L})/gu, 'Vogtland'],
  [/\bSächs\.\s*Schw\.?(?!\p{L})/gu, 'Sächsische Schweiz'],
  [/\bO\.?\s?L\.?(?!\p{L})/gu, 'Oberlausitz'],
  [/\bSachs\.?(?!\p{L})|\bSa\.?(?!\p{L})/gu, 'Sachsen'],
  [/\bSt\.\s*/gu, 'Sankt '],
];

/** Words between a name and what tells it apart ("Neustadt in Sachsen", "Sohland a. d. Spree"): they do not count. */
const betweenWords = /(?<![\p{L}])(?:a\.|an|am|d\.|der|b\.|bei|i\.|im|in)(?![\p{L}])\s*/giu;

/** What tells one municipality from another of the same name: after a slash, in brackets or after a word between. */
const furtherName = /\s*(?:[/(]|(?<![\p{L}])(?:a\.|an der|am|b\.|bei|i\.|im|in)(?![\p{L}])).*$/iu;

/** The name without postcode, country and the words that say what kind of municipality it is. */
export function withoutDesignations(text: string): string {
  let name = text.replace(/\s+/gu, ' ').trim().replace(postcode, '').replace(country, '');
  while (afterName.test(name)) name = name.replace(afterName, '');
  while (beforeName.test(name)) name = name.replace(beforeName, '');
  return name.trim();
}

/** The whole name with abbreviations written out and the words between left away: "Neustadt i. Sa." → "Neustadt Sachsen". */
export function fullName(name: string): string {
  return longForms.reduce((text, [short, long]) => text.replace(short, long), name).replace(betweenWords, '');
}

/** The name alone: "Neustadt i. Sa." → "Neustadt". */
export function bareName(name: string): string {
  const bare = name.replace(furtherName, '').trim();
  return bare === '' ? name : bare;
}

/** What a name adds to the name alone, with abbreviations written out: "Frankenberg (Sa.)" → "(Sachsen)"; empty without one. */
export function additionOf(name: string): string {
  return fullName(name.slice(bareName(name).length).trim());
}

/** Whether an addition only says that the place lies in Saxony; "Coswig (Anhalt)" is another town. */
export function isSaxon(addition: string): boolean {
  return /^\P{L}*(?:Sachsen|Erzgebirge|Vogtland|Oberlausitz|Lausitz|Sächsische Schweiz)\P{L}*$/iu.test(
    addition,
  );
}
