import { askForCity, saveAnswer } from '../consultations/index.js';
import { viewpointAt } from '../history/index.js';
import { addDays } from '../kernel/day.js';
import { sampleCities } from './sample-places.js';
import type { Stage } from './sample-work.js';

/** A request that was answered, one that is being worked on and late, one that has just come in. */
export async function sampleConsultations({ database, as }: Stage): Promise<void> {
  const { reckoningDay: today } = await viewpointAt(database.orm);
  const answered = await askForCity(database, as('cityLead', sampleCities.bautzen), sampleCities.bautzen, {
    topic: 'indicators',
    question:
      'Zählen wir Besucher des offenen Treffs als Teilnehmende, auch wenn sie keinen Bogen ausfüllen?',
    dueOn: addDays(today, 10),
  });
  await saveAnswer(
    database,
    as('staff'),
    { reference: answered, version: 1 },
    {
      state: 'answered',
      answer:
        'Nein. Offene Angebote ohne Bogen werden getrennt gezählt, als Besuche. Teilnehmende sind nur Personen, für die ein vollständiger Bogen vorliegt.',
      minutes: 45,
    },
  );
  const late = await askForCity(database, as('staff'), sampleCities.dresden, {
    topic: 'funding',
    question: 'Der Träger wechselt zum Jahresende. Brauchen wir einen Änderungsbescheid, bevor er anfängt?',
    dueOn: addDays(today, -2),
    askedOn: addDays(today, -16),
  });
  await saveAnswer(
    database,
    as('staff'),
    { reference: late, version: 1 },
    { state: 'inProgress', answer: 'Rückfrage an die SAB läuft.', minutes: 30 },
  );
  await askForCity(database, as('cityLead', sampleCities.goerlitz), sampleCities.goerlitz, {
    topic: 'participation',
    question: 'Gibt es Muster für die Geschäftsordnung eines Bewohnerbeirats?',
    dueOn: null,
  });
}
