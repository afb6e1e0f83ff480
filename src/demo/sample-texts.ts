/** A kind of project of the sample: name, purpose in our own words, funding object of 2021–2027, typical cost in EUR. */
export interface SampleKind {
  readonly name: string;
  readonly object: string;
  /** Keys of the action fields it serves. */
  readonly actionFields: readonly string[];
  readonly executingBody: string | null;
  readonly cost: readonly [from: number, to: number];
  readonly purpose: string;
}

export const sampleKinds: readonly SampleKind[] = [
  {
    name: 'Quartiersmanagement',
    object: 'begleitende-massnahmen',
    actionFields: ['coordination-networks', 'participation-integration'],
    executingBody: null,
    cost: [180_000, 340_000],
    purpose:
      'Ein Büro im Quartier ist an vier Tagen in der Woche offen. Es bringt Bewohnerinnen und Bewohner, Vereine, Vermieter und Verwaltung zusammen, begleitet die einzelnen Vorhaben und hält nach, was aus Zusagen wird. Ziel ist, dass Absprachen im Quartier auch nach dem Ende der Förderung weitergehen.',
  },
  {
    name: 'Nachbarschaftstreff',
    object: 'soziale-integration',
    actionFields: ['participation-integration', 'social-infrastructure'],
    executingBody: 'Nachbarschaftsverein am Markt e. V.',
    cost: [90_000, 210_000],
    purpose:
      'Der Treff bietet Mittagstisch, Sprachcafé und Beratung zu Anträgen. Wer kommt, muss nichts mitbringen und sich nicht anmelden. Im letzten Jahr sollen mindestens fünf Gruppen ihre Angebote selbst tragen.',
  },
  {
    name: 'Läden mit Zukunft',
    object: 'wirtschaft-im-quartier',
    actionFields: ['local-economy'],
    executingBody: 'Gewerbeverein Stadtmitte e. V.',
    cost: [45_000, 180_000],
    purpose:
      'Kleine Läden und Werkstätten tauschen sich monatlich aus, zeigen ihre Arbeit bei offenen Abenden und nutzen leere Schaufenster gemeinsam. Beratung gibt es vor Ort und einzeln.',
  },
  {
    name: 'Ferienlernen',
    object: 'informelle-kinder-und-jugendbildung',
    actionFields: ['social-infrastructure'],
    executingBody: 'Jugendhaus Regenbogen gGmbH',
    cost: [60_000, 170_000],
    purpose:
      'In den Ferien lernen Kinder in kleinen Gruppen, kochen, bauen und forschen. Eltern sind an zwei Nachmittagen dabei. Die Gruppen treffen sich im Stadtteil, damit niemand weit fahren muss.',
  },
  {
    name: 'Medienlabor für Jugendliche',
    object: 'informelle-kinder-und-jugendbildung',
    actionFields: ['social-infrastructure', 'image-publicity'],
    executingBody: 'Kulturwerkstatt Nord e. V.',
    cost: [110_000, 240_000],
    purpose:
      'Jugendliche nehmen Filme und Hörstücke über ihr Quartier auf und zeigen sie öffentlich. Sie üben, im Team zu arbeiten, Quellen zu prüfen und vor Menschen zu sprechen.',
  },
  {
    name: 'Alltagslotsen',
    object: 'soziale-integration',
    actionFields: ['participation-integration', 'health-life-situations'],
    executingBody: 'Sozialwerk Brücke gGmbH',
    cost: [120_000, 260_000],
    purpose:
      'Lotsinnen und Lotsen begleiten Menschen zu Ämtern, Ärzten und Vorstellungsgesprächen. Sie sprechen zusammen neun Sprachen und sind selbst aus dem Quartier.',
  },
  {
    name: 'Öffentlichkeitsarbeit und Beteiligung',
    object: 'begleitende-massnahmen',
    actionFields: ['image-publicity', 'participation-integration'],
    executingBody: null,
    cost: [25_000, 90_000],
    purpose:
      'Zweimal im Jahr erscheint eine Stadtteilzeitung, jedes Vorhaben stellt sich auf einem Fest vor. Ein Beirat aus zwölf Bewohnerinnen und Bewohnern berät über die Reihenfolge der Vorhaben.',
  },
  {
    name: 'Gesund im Quartier',
    object: 'soziale-integration',
    actionFields: ['health-life-situations'],
    executingBody: 'Gesundheitsforum Sachsen e. V.',
    cost: [8_000, 95_000],
    purpose:
      'Bewegung im Hof, Kochkurse mit kleinem Budget und eine Sprechstunde ohne Termin. Die Angebote sollen Menschen erreichen, die sonst selten zum Arzt gehen.',
  },
];
