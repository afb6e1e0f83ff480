import { type Text, text } from '../../kernel/text.js';
import { openDataPath } from '../addresses.js';
import { reuseNote } from '../operations-list/lists.js';
import type { Publisher } from '../publisher.js';
import type { ListState } from '../queries/updates.js';
import { datasetNodes } from './dataset.js';
import { address, inBoth, literal, type MetadataNode, type Value } from './node.js';
import { dayValue, languages, licenceOf, saxony } from './terms.js';

export interface CatalogFacts {
  /** Address people use, without a slash at its end. */
  readonly publicUrl: string;
  readonly publisher: Publisher;
  readonly states: readonly ListState[];
  /** Earlier state that is described, as addresses say it; null for the present. */
  readonly asOf: string | null;
}

const title: Text = text(
  'Register der ESF-Vorhaben der sächsischen Programmstädte',
  'Registry of ESF projects in the programme cities of Saxony',
);
const description: Text = text(
  `Vorhaben des Europäischen Sozialfonds in Sachsen, nach Förderperioden. ${reuseNote.de}`,
  `Operations of the European Social Fund in Saxony, by funding period. ${reuseNote.en}`,
);

/** Metadata of everything handed out as open data, as DCAT-AP.de asks for it: catalogue, publisher, lists, files. */
export function catalogNodes({ publicUrl, publisher, states, asOf }: CatalogFacts): MetadataNode[] {
  const here = `${publicUrl}${openDataPath}`;
  const publisherAddress = `${here}#publisher`;
  // A list without operations has nothing to fetch yet.
  const lists = states.filter(({ operations }) => operations > 0);
  const catalog: MetadataNode = {
    address: `${here}#catalog`,
    types: ['dcat:Catalog'],
    properties: {
      'dct:title': inBoth(title),
      'dct:description': inBoth(description),
      'dct:publisher': [address(publisherAddress)],
      'dct:language': languages,
      'dct:license': [licenceOf(publisher.licence)],
      'dct:spatial': [saxony],
      'foaf:homepage': [address(here)],
      ...dates(lists),
      'dcat:dataset': lists.map(({ list }) => address(`${here}#${list.key}`)),
    },
  };
  return [
    catalog,
    publisherNode(publisher, publisherAddress),
    homepage(here),
    ...contactNodes(publisher, here),
    ...lists.flatMap((state) => datasetNodes({ publicUrl, publisher, publisherAddress, state, asOf })),
  ];
}

const publisherNode = ({ name }: Publisher, at: string): MetadataNode => ({
  address: at,
  types: ['foaf:Organization', 'foaf:Agent'],
  properties: { 'foaf:name': [literal(name)] },
});

const homepage = (at: string): MetadataNode => ({ address: at, types: ['foaf:Document'], properties: {} });

function contactNodes({ name, contact }: Publisher, here: string): MetadataNode[] {
  if (contact === null) return [];
  const properties = { 'vcard:fn': [literal(name)], 'vcard:hasEmail': [address(`mailto:${contact}`)] };
  return [{ address: `${here}#contact`, types: ['vcard:Kind', 'vcard:Organization'], properties }];
}

function dates(lists: readonly ListState[]): Record<string, readonly Value[]> {
  const first = lists.map(({ firstPublished }) => firstPublished).filter((day) => day !== null);
  const last = lists.map(({ lastUpdated }) => lastUpdated).filter((day) => day !== null);
  return {
    'dct:issued': first.sort().slice(0, 1).map(dayValue),
    'dct:modified': last.sort().slice(-1).map(dayValue),
  };
}
