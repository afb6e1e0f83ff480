/** Pages of the service centre for what it adds to the catalogue. */
export const actionFieldsPath = '/servicestelle/handlungsfelder';
export const indicatorsPath = '/servicestelle/indikatoren';
