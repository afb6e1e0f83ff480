import type { Text } from '../../kernel/text.js';

/** A value in the metadata: another thing by its address, words in a language, or a literal of a datatype. */
export type Value =
  | { readonly address: string }
  | { readonly words: string; readonly language: 'de' | 'en' }
  | { readonly literal: string; readonly datatype?: 'xsd:date' | 'xsd:dateTime' };

/** One thing the metadata describes: its address, its classes, its properties in order; names as prefix and local name. */
export interface MetadataNode {
  readonly address: string;
  readonly types: readonly string[];
  readonly properties: Readonly<Record<string, readonly Value[]>>;
}

export const prefixes = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  dcatde: 'http://dcat-ap.de/def/dcatde/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/** The address behind "dct:title". */
export function expanded(name: string): string {
  const [prefix = '', local = ''] = name.split(':', 2);
  const start = Object.entries(prefixes).find(([known]) => known === prefix)?.[1];
  if (start === undefined) throw new Error(`the metadata has no prefix ${prefix}`);
  return start + local;
}

export const address = (value: string): Value => ({ address: value });
export const inBoth = ({ de, en }: Text): readonly Value[] => [
  { words: de, language: 'de' },
  { words: en, language: 'en' },
];
export const literal = (value: string, datatype?: 'xsd:date' | 'xsd:dateTime'): Value =>
  datatype === undefined ? { literal: value } : { literal: value, datatype };
