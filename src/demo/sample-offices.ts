import { recordAt, recordsAt } from '../city-records/index.js';
import { viewpointAt } from '../history/index.js';
import { addOfficePerson, type Office, officeKind } from '../offices/index.js';
import { publishSample } from './publish-sample.js';
import { sampleCities } from './sample-places.js';
import type { Stage } from './sample-work.js';

const { bautzen, dresden, goerlitz } = sampleCities;

const nothing: Office = {
  name: '',
  area: null,
  carrier: null,
  street: null,
  postcode: null,
  town: null,
  phone: null,
  email: null,
  website: null,
  hours: [],
  hoursNote: null,
  tasks: [],
  goals: [],
  offers: [],
  rooms: [],
  booking: null,
  notices: [],
  checkedOn: null,
};

const open = (day: number, from: string, to: string) => ({ day, from, to });

const offices: readonly { readonly city: string; readonly office: Partial<Office> }[] = [
  {
    city: bautzen,
    office: {
      name: 'Quartiersbüro Gesundbrunnen',
      carrier: 'Stadt Bautzen, Amt für Soziales',
      street: 'Gesundbrunnenring 7',
      postcode: '02625',
      town: 'Bautzen',
      email: 'quartier@bautzen.example',
      hours: [open(2, '10:00', '12:00'), open(2, '14:00', '18:00'), open(4, '14:00', '18:00')],
      hoursNote: 'Zeiten der Vertretung.',
      tasks: [
        'Anlaufstelle für das Wohngebiet',
        'Vernetzung der Träger',
        'Bewohnerbeirat',
        'Veranstaltungen',
      ],
      goals: ['Bewohner entscheiden mit, was im Gebiet geschieht', 'Nachbarn lernen einander kennen'],
      offers: ['Sozialberatung, dienstags', 'Elterncafé, donnerstags', 'Verleih von Lastenrad und Werkzeug'],
      rooms: [
        { name: 'Großer Raum', seats: 40, equipment: 'Beamer, Leinwand, Küche' },
        { name: 'Beratungszimmer', seats: 6, equipment: null },
      ],
      booking: 'quartier@bautzen.example, mindestens eine Woche vorher',
      notices: [
        {
          title: 'Stelle zurzeit nicht besetzt',
          text: null,
          standIn: 'Rathaus, Amt für Soziales',
          from: '2026-09-01',
          until: null,
        },
      ],
      checkedOn: '2026-10-02',
    },
  },
  {
    city: dresden,
    office: {
      name: 'Stadtteilladen Johannstadt',
      carrier: 'Nachbarn für Johannstadt e. V.',
      street: 'Pfotenhauerstraße 66',
      postcode: '01307',
      town: 'Dresden',
      phone: '0351 5550 142',
      email: 'laden@johannstadt.example',
      website: 'https://johannstadt.example',
      hours: [open(1, '13:00', '18:00'), open(3, '09:30', '12:30'), open(5, '10:00', '13:00')],
      tasks: ['Begleitung des Stadtteilbeirats', 'Beratung zu Fördermitteln', 'Stadtteilzeitung'],
      offers: ['Offenes Nachbarschaftscafé', 'Sprachtreff', 'Hilfe bei Anträgen'],
      rooms: [{ name: 'Laden', seats: 25, equipment: 'Stufenloser Zugang, Teeküche' }],
      booking: 'laden@johannstadt.example',
      checkedOn: '2026-11-05',
    },
  },
  {
    city: goerlitz,
    office: {
      name: 'Quartiersbüro Innenstadt West',
      street: 'Leipziger Straße 12',
      postcode: '02826',
      town: 'Görlitz',
      hoursNote: 'Nach Vereinbarung.',
      tasks: ['Zwischennutzung leerer Läden', 'Bewohnertreffen'],
      checkedOn: '2025-03-14',
    },
  },
];

/** Offices of three cities: one whose position is vacant, one well kept with somebody who agreed to be named, one nobody can reach. */
export async function sampleOffices(stage: Stage): Promise<void> {
  const { database } = stage;
  for (const { city, office } of offices) {
    const { revision: before } = await viewpointAt(database.orm);
    const [area] = await recordsAt(database.orm, 'area', before, city);
    const said = { ...nothing, area: area?.reference ?? null, ...office };
    const reference = await publishSample(stage, officeKind, city, said);
    if (city !== dresden) continue;
    const { revision } = await viewpointAt(database.orm);
    const kept = await recordAt(database.orm, 'office', reference, revision);
    await addOfficePerson(database, stage.as('cityLead', city), kept, {
      name: 'Mira Vogel',
      task: 'Quartiersmanagement',
      phone: '0351 5550 143',
      email: null,
      consentOn: '2026-02-17',
      consentSource: 'unterschriebene Erklärung, Akte des Trägers',
      published: true,
    });
  }
}
