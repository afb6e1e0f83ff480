/** Where the service centre sees which offices have no valid contact. */
export const unreachablePage = {
  path: '/servicestelle/quartiersbueros',
  label: 'Büros ohne gültigen Kontakt',
} as const;
