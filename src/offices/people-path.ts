/** Where a city enters who works in one of its offices. */
export const peoplePath = (reference: string): string => `/arbeitsbereich/quartiersbueros/${reference}`;
