import { type Area, areaKind } from '../areas/index.js';
import type { Perimeter } from '../city-records/index.js';
import { handInSample, publishSample } from './publish-sample.js';
import { sampleCities } from './sample-places.js';
import type { Stage } from './sample-work.js';

interface SampleArea {
  readonly city: string;
  readonly area: Partial<Area> & Pick<Area, 'name'>;
  /** Corners of an invented border, longitude and latitude. */
  readonly border: readonly (readonly [number, number])[] | null;
  readonly published: boolean;
}

const { bautzen, chemnitz, dresden, goerlitz } = sampleCities;

const areas: readonly SampleArea[] = [
  {
    city: bautzen,
    area: {
      name: 'Gesundbrunnen',
      description:
        'Größtes Wohngebiet der Stadt, in den siebziger Jahren in Plattenbauweise errichtet. Viele Haushalte leben von Grundsicherung; Treffpunkte und Wege zu Ämtern sind weit.',
      inhabitants: 8_420,
      sgb2Rate: 1_940,
      urbanRenewal: 'Sozialer Zusammenhalt, Gebiet Bautzen-Gesundbrunnen (laufend)',
      leader: 'none',
      spellings: ['Bautzen-Gesundbrunnen'],
    },
    border: [
      [14.4405, 51.1905],
      [14.4482, 51.1936],
      [14.4571, 51.1929],
      [14.4628, 51.1894],
      [14.4617, 51.1843],
      [14.4549, 51.1818],
      [14.4476, 51.1822],
      [14.4421, 51.1851],
    ],
    published: true,
  },
  {
    city: dresden,
    area: {
      name: 'Johannstadt',
      description:
        'Innenstadtnahes Wohngebiet an der Elbe mit Altbauten und großen Wohnblöcken. Menschen aus über sechzig Ländern leben hier; die Einkommen liegen deutlich unter dem Durchschnitt der Stadt.',
      inhabitants: 13_150,
      sgb2Rate: 1_610,
      urbanRenewal: 'Sozialer Zusammenhalt, Gebiet Nördliche Johannstadt (laufend)',
      erdf: 'Integrierte Stadtentwicklung, Johannstadt/Pirnaische Vorstadt (abgeschlossen)',
      leader: 'none',
      spellings: ['Nördliche Johannstadt'],
    },
    border: [
      [13.7585, 51.0562],
      [13.7668, 51.0588],
      [13.7786, 51.0579],
      [13.7871, 51.0533],
      [13.7812, 51.0494],
      [13.7719, 51.0481],
      [13.7631, 51.0499],
    ],
    published: true,
  },
  {
    city: goerlitz,
    area: {
      name: 'Westliche Innenstadt',
      description:
        'Gründerzeitviertel zwischen Bahnhof und Altstadt mit vielen leeren Läden. Familien mit wenig Geld ziehen zu, ältere Menschen bleiben allein zurück.',
      inhabitants: 10_270,
      sgb2Rate: 2_230,
      urbanRenewal: 'Wachstum und nachhaltige Erneuerung, Gebiet Innenstadt West (beantragt)',
      leader: 'none',
    },
    border: [
      [14.9662, 51.1548],
      [14.9738, 51.1567],
      [14.9809, 51.1552],
      [14.9824, 51.1509],
      [14.9772, 51.1476],
      [14.9695, 51.1471],
      [14.9648, 51.1504],
    ],
    published: true,
  },
  {
    city: chemnitz,
    area: { name: 'Sonnenberg', inhabitants: 15_600, sgb2Rate: 2_480 },
    border: null,
    published: false,
  },
];

/** Areas of three cities as they were published, and one that is handed in and has gaps. */
export async function sampleAreas(stage: Stage): Promise<void> {
  for (const { city, area, border, published } of areas) {
    const said = { ...usual, ...area };
    if (published) await publishSample(stage, areaKind, city, said, border && perimeterOf(border));
    else await handInSample(stage, areaKind, city, said);
  }
}

const usual: Area = {
  name: '',
  kind: 'fundingArea',
  fundingPeriod: '2021-2027',
  period: { start: '2022-12-16', end: '2028-12-31' },
  description: null,
  inhabitants: null,
  inhabitantsOn: '2020-12-31',
  sgb2Rate: null,
  sgb2RateOn: '2020-12-31',
  urbanRenewal: null,
  erdf: null,
  leader: null,
  otherProgrammes: null,
  spellings: [],
};

/** The corners against the clock, closed. */
function perimeterOf(border: readonly (readonly [number, number])[]): Perimeter {
  const corners = border.toReversed();
  const ring = [...corners, ...corners.slice(0, 1)];
  return {
    type: 'MultiPolygon',
    coordinates: [[ring]],
    source: { fileName: 'beispiel.zip', system: 'ETRS89 / UTM 33N' },
  };
}
