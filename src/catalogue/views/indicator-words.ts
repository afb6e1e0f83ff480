/** What a number is of, and by what people are broken down, as the pages of the catalogue say it. */
export const measureWords = { output: 'Output', result: 'Ergebnis' } as const;
export const countsWords = { persons: 'Personen', entities: 'anderes' } as const;
export const genderWords = { women: 'Frauen', men: 'Männer', nonBinary: 'nicht binär' } as const;
