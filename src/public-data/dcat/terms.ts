import { type LicenceKey, licenceAddress } from '../publisher.js';
import { address, literal, type Value } from './node.js';

/** A term of a vocabulary of the Publications Office of the EU. */
export const authority = (table: string, code: string): Value =>
  address(`http://publications.europa.eu/resource/authority/${table}/${code}`);

export const languages: readonly Value[] = [authority('language', 'DEU'), authority('language', 'ENG')];

/** NUTS 1 region DED. */
export const saxony: Value = address('http://data.europa.eu/nuts/code/DED');

export const dayValue = (day: string): Value => literal(day, 'xsd:date');
export const licenceOf = (key: LicenceKey): Value => address(licenceAddress(key));
