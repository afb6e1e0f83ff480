import { answerCity, askCities } from '../exchange/index.js';
import { addHandout, addHandoutFile, publishHandout } from '../library/index.js';
import { addPractice, publishPractice } from '../practice/index.js';
import { sampleCities } from './sample-places.js';
import type { Stage } from './sample-work.js';
import { smallPdf } from './small-pdf.js';

const handouts = [
  {
    title: 'Leitfaden: Bewohnerbeirat gründen',
    audience: 'public',
    licence: 'cc-by-4.0',
    draft: ['Ein Bewohnerbeirat berät über alles im Gebiet.'],
    lines: [
      'Ein Bewohnerbeirat entscheidet mit, was im Gebiet geschieht.',
      'Drei Schritte: einladen, wählen, arbeiten.',
    ],
  },
  {
    title: 'Merkblatt: Teilnehmende zählen',
    audience: 'cities',
    licence: 'all-rights',
    draft: null,
    lines: [
      'Gezählt wird, wer einen vollständigen Bogen abgegeben hat.',
      'Offene Angebote werden getrennt gezählt.',
    ],
  },
] as const;

/** What a later state of the demo withdraws or changes. */
export interface LaterChanged {
  /** Handout of two versions, the first of which is wrong. */
  readonly handout: string;
  readonly example: string;
}

/** Two handouts, one of them for cities alone, an example, and a question of one city with the answers of others. */
export async function sampleNetwork(stage: Stage): Promise<LaterChanged> {
  const { database, as } = stage;
  const example = await sampleExample(stage);
  let handout = '';
  const visitor = { gone: new AbortController().signal, source: 'demo' };
  for (const { title, audience, licence, draft, lines } of handouts) {
    const reference = await addHandout(database, as('staff'), {
      ...{ title, audience, licence },
      kind: 'guide',
      description: null,
      author: 'Servicestelle',
    });
    const send = (said: readonly string[], note: string | null) => {
      const fileName = `${title.replace(/[: ]+/g, '-')}.pdf`;
      const file = { fileName, bytes: smallPdf([title, '', ...said]), note };
      return addHandoutFile(database, as('staff'), reference, file, visitor);
    };
    if (draft !== null) await send(draft, null);
    await send(lines, draft === null ? null : 'Mit den Rechten des Beirats und den drei Schritten');
    await publishHandout(database, as('staff'), reference);
    if (draft !== null) handout = reference;
  }
  const question = await askCities(database, as('cityLead', sampleCities.goerlitz), {
    title: 'Wer vermietet leere Läden zur Zwischennutzung?',
    body: 'Wir suchen einen Mustervertrag und Erfahrungen mit der Haftung.',
  });
  await answerCity(database, as('cityLead', sampleCities.dresden), question, {
    body: 'Wir schließen befristete Nutzungsverträge über die städtische Wohnungsgesellschaft. Den Vertrag schicke ich gern.',
  });
  await answerCity(database, as('staff'), question, {
    body: 'Wir nehmen den Vertrag in die Arbeitshilfen auf, wenn Dresden einverstanden ist.',
  });
  return { handout, example };
}

async function sampleExample({ database, as, project }: Stage): Promise<string> {
  const reference = await addPractice(database, as('staff'), {
    title: 'Ein Beirat, der entscheidet',
    cityAgs: sampleCities.bautzen,
    summary: 'Im Gesundbrunnen entscheiden Bewohner über einen eigenen Verfügungsfonds.',
    story:
      'Zwölf Bewohner wurden in offenen Treffen gewählt. Sie beraten sechsmal im Jahr; das Quartiersmanagement bereitet vor und führt Protokoll.',
    lessons: 'Früh einladen, klein anfangen, jede Entscheidung am Brett aushängen.',
    projects: [await project(sampleCities.bautzen, 0)],
  });
  await publishPractice(database, as('staff'), reference);
  return reference;
}
