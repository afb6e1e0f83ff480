/** Cities of the sample with one area each; AGS are real, areas and everything said about them are invented. */
export const samplePlaces: readonly { readonly ags: string; readonly city: string; readonly area: string }[] =
  [
    { ags: '14612000', city: 'Dresden', area: 'Johannstadt' },
    { ags: '14713000', city: 'Leipzig', area: 'Schönefeld' },
    { ags: '14511000', city: 'Chemnitz', area: 'Sonnenberg' },
    { ags: '14524330', city: 'Zwickau', area: 'Pölbitz' },
    { ags: '14523320', city: 'Plauen', area: 'Haselbrunn' },
    { ags: '14626110', city: 'Görlitz', area: 'Westliche Innenstadt' },
    { ags: '14625020', city: 'Bautzen', area: 'Gesundbrunnen' },
    { ags: '14625240', city: 'Hoyerswerda', area: 'Neustadt' },
    { ags: '14626610', city: 'Zittau', area: 'Zittau-Mitte' },
    { ags: '14626600', city: 'Weißwasser/O.L.', area: 'Südstadt' },
    { ags: '14626290', city: 'Löbau', area: 'Innenstadt' },
    { ags: '14627140', city: 'Meißen', area: 'Triebischtal' },
    { ags: '14627230', city: 'Riesa', area: 'Weida' },
    { ags: '14628270', city: 'Pirna', area: 'Copitz' },
    { ags: '14729050', city: 'Borna', area: 'Nord' },
    { ags: '14730270', city: 'Schkeuditz', area: 'Altscherbitz' },
    { ags: '14730310', city: 'Torgau', area: 'Nordwest' },
    { ags: '14522180', city: 'Freiberg', area: 'Wasserberg' },
    { ags: '14521020', city: 'Annaberg-Buchholz', area: 'Barbara-Uthmann-Ring' },
    { ags: '14521390', city: 'Marienberg', area: 'Mühlberg' },
  ];

/** Cities of the sample in which people work. */
export const sampleCities = {
  bautzen: '14625020',
  chemnitz: '14511000',
  dresden: '14612000',
  goerlitz: '14626110',
  zwickau: '14524330',
} as const;
