import { addEvent, announceEvent, recordAttendance, register } from '../events/index.js';
import { viewpointAt } from '../history/index.js';
import { instantInBerlin } from '../kernel/clock.js';
import { addDays, type Day } from '../kernel/day.js';
import { sampleCities } from './sample-places.js';
import type { Stage } from './sample-work.js';

/** Half past nine to three o'clock on a day. */
function times(day: Day): { startsAt: Date; endsAt: Date; deleteAfter: Day } {
  const [startsAt, endsAt] = [instantInBerlin(day, '09:30'), instantInBerlin(day, '15:00')];
  if (startsAt === null || endsAt === null) throw new Error(`the clock jumps on ${day}`);
  return { startsAt, endsAt, deleteAfter: addDays(day, 90) };
}

const common = {
  onlineAddress: null,
  cityAgs: null,
  registerUntil: null,
  remindBefore: 2,
  furtherAttendees: null,
} as const;

/**
 * A training and a walk that were held, an exchange whose seats are taken, a public conference, one that is prepared, and a
 * workshop that is announced and will be cancelled. @returns the reference of the latter
 */
export async function sampleEvents(stage: Stage): Promise<string> {
  const { database, as } = stage;
  const { reckoningDay: today } = await viewpointAt(database.orm);
  await trainingHeld(stage, addDays(today, -42));
  await walkHeld(stage, addDays(today, -70));
  const exchange = await addEvent(database, as('staff'), {
    ...common,
    ...times(addDays(today, 20)),
    title: 'Erfahrungsaustausch: Bewohnerbeiräte, die tragen',
    kind: 'exchange',
    audience: 'cities',
    description: 'Bautzen und Görlitz berichten, wie ihre Beiräte entscheiden und wer sie begleitet.',
    place: 'Rathaus Chemnitz, Raum 118',
    cityAgs: sampleCities.chemnitz,
    seats: 2,
    registerUntil: addDays(today, 14),
  });
  await announceEvent(database, as('staff'), exchange);
  for (const city of [sampleCities.bautzen, sampleCities.goerlitz, sampleCities.dresden])
    await register(database, as('cityLead', city), exchange);
  const conference = await addEvent(database, as('staff'), {
    ...common,
    ...times(addDays(today, 55)),
    title: 'Fachtag: Quartiere nach der Förderung',
    kind: 'conference',
    audience: 'public',
    description: 'Was bleibt, wenn die Förderung endet? Vorträge am Vormittag, Werkstätten am Nachmittag.',
    place: 'Deutsches Hygiene-Museum, Dresden',
    cityAgs: sampleCities.dresden,
    onlineAddress: 'https://konferenz.example/fachtag',
    seats: 120,
  });
  await announceEvent(database, as('staff'), conference);
  await register(database, as('cityLead', sampleCities.bautzen), conference);
  await addEvent(database, as('staff'), {
    ...common,
    ...times(addDays(today, 90)),
    title: 'Schulung: Verwendungsnachweis ohne Nachfragen',
    kind: 'training',
    audience: 'cities',
    description: null,
    place: null,
    seats: 20,
  });
  const workshop = await addEvent(database, as('staff'), {
    ...common,
    ...times(addDays(today, 34)),
    title: 'Werkstatt: Leerstand auf Zeit',
    kind: 'exchange',
    audience: 'public',
    description: 'Verträge, Haftung und Strom: was Zwischennutzung braucht.',
    place: 'Rathaus Görlitz, Kleiner Saal',
    cityAgs: sampleCities.goerlitz,
    seats: 30,
  });
  await announceEvent(database, as('staff'), workshop);
  return workshop;
}

/** A walk for everybody through the area in Görlitz. */
async function walkHeld({ database, as }: Stage, day: Day): Promise<void> {
  const reference = await addEvent(database, as('staff'), {
    ...common,
    ...times(day),
    title: 'Rundgang: Leere Läden, neue Ideen',
    kind: 'exchange',
    audience: 'public',
    description: 'Vom Bahnhof durch die Westliche Innenstadt zu fünf Läden, die wieder genutzt werden.',
    place: 'Quartiersbüro Innenstadt West, Leipziger Straße 12',
    cityAgs: sampleCities.goerlitz,
    seats: null,
  });
  await announceEvent(database, as('staff'), reference);
  await recordAttendance(database, as('staff'), reference, { attended: [], furtherAttendees: 27 });
}

async function trainingHeld({ database, as }: Stage, day: Day): Promise<void> {
  const reference = await addEvent(database, as('staff'), {
    ...common,
    ...times(day),
    title: 'Schulung: Indikatoren zählen und berichten',
    kind: 'training',
    audience: 'cities',
    description: 'Was gezählt wird, was nicht, und wie es in den Sachbericht kommt.',
    place: 'Servicestelle, Dresden',
    seats: 20,
  });
  await announceEvent(database, as('staff'), reference);
  const registrations = [];
  for (const [name, cityAgs] of [
    ['Katrin Beispiel', sampleCities.bautzen],
    ['Jens Muster', sampleCities.goerlitz],
    ['Anja Probe', sampleCities.zwickau],
    ['Uwe Vorlage', sampleCities.chemnitz],
  ] as const) {
    const email = `${name.toLowerCase().replace(' ', '.')}@stadt.example`;
    registrations.push(
      await register(database, as('staff'), reference, { name, email, organisation: null, cityAgs }),
    );
  }
  const attended = registrations.slice(0, 3).map(({ id }) => id);
  await recordAttendance(database, as('staff'), reference, { attended, furtherAttendees: 2 });
}
