import { type Text, text } from '../../kernel/text.js';
import { listPath, openDataPath } from '../addresses.js';
import { type ListExtension, type OperationsList, reuseNote } from '../operations-list/lists.js';
import { licences, type Publisher } from '../publisher.js';
import type { ListState } from '../queries/updates.js';
import { address, inBoth, literal, type MetadataNode, type Value } from './node.js';
import { authority, dayValue, languages, licenceOf, saxony } from './terms.js';

interface DatasetFacts {
  readonly publicUrl: string;
  readonly publisher: Publisher;
  readonly publisherAddress: string;
  readonly state: ListState;
  /** Earlier state the files are fetched in, as addresses say it; null for the present. */
  readonly asOf: string | null;
}

const formats: Readonly<Record<ListExtension, { readonly code: string; readonly mediaType: string }>> = {
  csv: { code: 'CSV', mediaType: 'text/csv' },
  xlsx: {
    code: 'XLSX',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  json: { code: 'JSON', mediaType: 'application/json' },
  xml: { code: 'XML', mediaType: 'application/xml' },
};

/** A list as a dataset, and each of its files as a distribution. */
export function datasetNodes(facts: DatasetFacts): MetadataNode[] {
  const { list } = facts.state;
  return [datasetNode(facts), ...list.extensions.map((extension) => fileNode(facts, extension))];
}

function datasetNode(facts: DatasetFacts): MetadataNode {
  const { publicUrl, publisher, publisherAddress, state } = facts;
  const { list } = state;
  const here = `${publicUrl}${openDataPath}`;
  return {
    address: `${here}#${list.key}`,
    types: ['dcat:Dataset'],
    properties: {
      'dct:title': inBoth(list.title),
      'dct:description': inBoth(describing(list)),
      'dct:identifier': [literal(`${here}#${list.key}`)],
      'dct:publisher': [address(publisherAddress)],
      'dcatde:maintainer': [address(publisherAddress)],
      ...(publisher.contributorId === null
        ? {}
        : { 'dcatde:contributorID': [address(publisher.contributorId)] }),
      ...(publisher.contact === null ? {} : { 'dcat:contactPoint': [address(`${here}#contact`)] }),
      'dcat:theme': [authority('data-theme', 'GOVE'), authority('data-theme', 'SOCI')],
      'dcat:keyword': keywords,
      'dct:accrualPeriodicity': [authority('frequency', 'IRREG')],
      'dct:language': languages,
      'dct:spatial': [saxony],
      'dcatde:politicalGeocodingLevelURI': [address('http://dcat-ap.de/def/politicalGeocoding/Level/state')],
      'dcatde:politicalGeocodingURI': [address('http://dcat-ap.de/def/politicalGeocoding/stateKey/14')],
      'dct:accessRights': [authority('access-right', 'PUBLIC')],
      'dcat:landingPage': [address(here)],
      ...published(state),
      'dcat:distribution': list.extensions.map((extension) => address(fileAddress(facts, extension))),
    },
  };
}

const describing = ({ legalBasis }: OperationsList): Text =>
  text(`Angaben nach ${legalBasis.de}. ${reuseNote.de}`, `The fields of ${legalBasis.en}. ${reuseNote.en}`);

const keywords: readonly Value[] = [
  'ESF',
  'ESF Plus',
  'Vorhaben',
  'Förderung',
  'Stadtentwicklung',
  'Sachsen',
].map((words) => ({ words, language: 'de' }));

function published({ firstPublished, lastUpdated }: ListState): Record<string, readonly Value[]> {
  return {
    ...(firstPublished === null ? {} : { 'dct:issued': [dayValue(firstPublished)] }),
    ...(lastUpdated === null ? {} : { 'dct:modified': [dayValue(lastUpdated)] }),
  };
}

const fileAddress = ({ publicUrl, state, asOf }: DatasetFacts, extension: ListExtension): string =>
  `${publicUrl}${listPath(state.list.key, extension)}${asOf === null ? '' : `?asOf=${asOf}`}`;

function fileNode(facts: DatasetFacts, extension: ListExtension): MetadataNode {
  const { publisher, state } = facts;
  const { code, mediaType } = formats[extension];
  const { list } = state;
  const at = fileAddress(facts, extension);
  return {
    address: at,
    types: ['dcat:Distribution'],
    properties: {
      'dct:title': inBoth(text(`${list.title.de}, ${code}`, `${list.title.en}, ${code}`)),
      'dcat:accessURL': [address(at)],
      'dcat:downloadURL': [address(at)],
      'dct:format': [authority('file-type', code)],
      'dcat:mediaType': [address(`http://www.iana.org/assignments/media-types/${mediaType}`)],
      'dct:license': [licenceOf(publisher.licence)],
      'dcatde:licenseAttributionByText': [literal(`${publisher.name}, ${licences[publisher.licence]}`)],
      ...(state.lastUpdated === null ? {} : { 'dct:modified': [dayValue(state.lastUpdated)] }),
    },
  };
}
