import { type Board, boardKind } from '../boards/index.js';
import { recordsAt } from '../city-records/index.js';
import { viewpointAt } from '../history/index.js';
import { type Implementation, implementationKind } from '../implementations/index.js';
import { addDays } from '../kernel/day.js';
import { publishSample } from './publish-sample.js';
import { sampleCities } from './sample-places.js';
import type { Stage } from './sample-work.js';

const { bautzen, dresden } = sampleCities;

const nothing: Omit<Implementation, 'name' | 'project'> = {
  fundingPeriod: '2021-2027',
  forwarded: null,
  bodies: [],
  costOption: null,
  flatRate: null,
  fixed: { decision: null, on: null, lumpSums: [], targets: [], correction: null },
  indicators: [],
  openOffers: [],
  deliveries: [],
};

const common = (code: string, years: Implementation['indicators'][number]['years']) => ({
  code,
  name: null,
  persons: true,
  years,
});
const people = (year: number, planned: number, women: number, men: number, nonBinary: number) => ({
  year,
  planned,
  reached: women + men + nonBinary,
  women,
  men,
  nonBinary,
});

/** How two projects of Bautzen and one of Dresden are carried out; some numbers are too small to be published. */
export async function sampleImplementations(stage: Stage): Promise<void> {
  const { reckoningDay: today } = await viewpointAt(stage.database.orm);
  const delivery = (name: string, dueIn: number, deliveredIn: number | null, accepted = false) => ({
    name,
    dueOn: addDays(today, dueIn),
    deliveredOn: deliveredIn === null ? null : addDays(today, deliveredIn),
    acceptedOn: accepted && deliveredIn !== null ? addDays(today, deliveredIn + 20) : null,
  });
  await publishSample(stage, implementationKind, bautzen, {
    ...nothing,
    name: 'Werkstatt und Beratung im Quartier',
    project: await stage.project(bautzen, 3),
    forwarded: true,
    bodies: [
      { name: 'Nachbarschaft Gesundbrunnen e. V.', amount: 8_450_000n, agreedOn: '2024-02-12', note: null },
    ],
    costOption: 'flatRate',
    flatRate: 4_000,
    indicators: [
      common('EECO01', [people(2024, 40, 22, 17, 0), people(2025, 60, 35, 24, 6)]),
      common('EECO02', [people(2024, 20, 9, 8, 0), people(2025, 30, 14, 12, 5)]),
      common('EECO12', [people(2024, 3, 2, 1, 0), people(2025, 5, 6, 3, 0)]),
      common('EECR02', [people(2025, 12, 7, 6, 0)]),
      {
        code: null,
        name: 'Nachbarn, die selbst etwas anbieten',
        persons: true,
        years: [{ year: 2025, planned: 10, reached: 12, women: null, men: null, nonBinary: null }],
      },
    ],
    openOffers: [
      { year: 2024, visits: 1_240, days: 86 },
      { year: 2025, visits: 2_105, days: 121 },
    ],
    deliveries: [
      delivery('Stichtag 31.12.2024', -660, -670, true),
      delivery('Stichtag 31.12.2025', -300, -296),
      delivery('Stichtag 30.06.2026', -95, null),
    ],
  });
  await publishSample(stage, implementationKind, bautzen, {
    ...nothing,
    name: 'Quartiersfest und offene Höfe',
    project: await stage.project(bautzen, 4),
    forwarded: false,
    costOption: 'lumpSum',
    fixed: {
      decision: 'SAB-2024-1187',
      on: '2024-03-04',
      lumpSums: [{ name: 'Drei Feste und zwölf offene Höfe', amount: 3_600_000n }],
      targets: [
        { name: 'Feste mit mindestens 150 Besuchern', quantity: 3, unit: 'Feste' },
        { name: 'Höfe, die Bewohner selbst gestalten', quantity: 12, unit: 'Höfe' },
      ],
      correction: null,
    },
    indicators: [common('EECO01', [people(2025, 15, 11, 9, 0)])],
    openOffers: [{ year: 2025, visits: 640, days: 5 }],
    deliveries: [delivery('Stichtag 31.12.2026', 65, null)],
  });
  await publishSample(stage, implementationKind, dresden, {
    ...nothing,
    name: 'Stadtteilladen Johannstadt',
    project: await stage.project(dresden, 1),
    forwarded: null,
    costOption: 'flatRate',
    flatRate: 4_000,
    indicators: [common('EECO01', [people(2024, 80, 51, 38, 0), people(2025, 90, 57, 44, 3)])],
  });
}

/** The residents' council and the steering round of Bautzen-Gesundbrunnen. */
export async function sampleBoards(stage: Stage): Promise<void> {
  const { orm } = stage.database;
  const { revision, reckoningDay: today } = await viewpointAt(orm);
  const areas = (await recordsAt(orm, 'area', revision, bautzen)).map(({ reference }) => reference);
  const decided = (what: string, vote: string, body: string | null) => ({ what, vote, body, dueOn: null });
  const boards: readonly Board[] = [
    {
      name: 'Bewohnerbeirat Gesundbrunnen',
      kind: 'residentsCouncil',
      areas,
      tasks: 'Berät Vorhaben im Gebiet und entscheidet über den Verfügungsfonds.',
      members: ['Gewählte aus sechs Wohnblöcken', 'Jugendclub', 'Seniorentreff'],
      rhythm: 'alle zwei Monate',
      meetings: [
        {
          on: addDays(today, -70),
          topics: 'Verfügungsfonds, Spielplatz',
          decisions: [
            decided('1.200 Euro für Hochbeete am Ring', 'einstimmig', 'Hausgemeinschaft am Ring'),
            decided('Der Spielplatz bekommt Schatten', '9 zu 2', 'Stadt Bautzen'),
          ],
        },
        { on: addDays(today, -9), topics: 'Stand der Vereinbarung', decisions: [] },
      ],
    },
    {
      name: 'Steuerungsrunde Gesundbrunnen',
      kind: 'steeringRound',
      areas,
      tasks: 'Stimmt Ämter und Träger ab und überprüft die Ziele.',
      members: ['Stadt Bautzen', 'Quartiersbüro Gesundbrunnen', 'Wohnungsgenossenschaft', 'Bewohnerbeirat'],
      rhythm: 'vierteljährlich',
      meetings: [
        {
          on: addDays(today, -60),
          topics: 'Überprüfung der Zusagen',
          decisions: [decided('Der Umbau der Räume geht vor', 'einstimmig', 'Wohnungsgenossenschaft')],
        },
      ],
    },
  ];
  for (const board of boards) await publishSample(stage, boardKind, bautzen, board);
}
