/** Who hands out open data, under which terms: decided by the operator, said in the metadata and on the page. */
export interface Publisher {
  readonly name: string;
  /** Mail address of the contact point; null where none is set. */
  readonly contact: string | null;
  readonly licence: LicenceKey;
  /** Id of the data provider that GovData gave out, an address; null where none is set. */
  readonly contributorId: string | null;
}

/** Licences of the list of DCAT-AP.de an operator may choose from. */
export const licences = {
  'dl-by-de/2.0': 'Datenlizenz Deutschland – Namensnennung – Version 2.0',
  'dl-zero-de/2.0': 'Datenlizenz Deutschland – Zero – Version 2.0',
  'cc-by/4.0': 'Creative Commons Namensnennung 4.0 International',
  'cc-zero': 'Creative Commons Zero',
} as const;
export type LicenceKey = keyof typeof licences;

export const isLicence = (key: string): key is LicenceKey => key in licences;

/** Address of a licence in the list of DCAT-AP.de. */
export const licenceAddress = (key: LicenceKey): string => `http://dcat-ap.de/def/licenses/${key}`;
