import { type Agreement, agreementKind } from '../agreements/index.js';
import {
  beginCityDraft,
  checkDraft,
  encoded,
  handInCityDraft,
  publishCityDraft,
  publishing,
  recordsAt,
  saveCityDraft,
} from '../city-records/index.js';
import { viewpointAt } from '../history/index.js';
import { addDays, type Day } from '../kernel/day.js';
import { publishSample } from './publish-sample.js';
import { sampleCities } from './sample-places.js';
import type { Stage } from './sample-work.js';

const parties = [
  { name: 'Große Kreisstadt Bautzen', role: 'Stadtverwaltung' },
  { name: 'Wohnungsgenossenschaft Gesundbrunnen eG', role: 'Vermieterin von 1.900 Wohnungen' },
  { name: 'Bewohnerbeirat Gesundbrunnen', role: 'gewählt von den Bewohnern' },
  { name: 'Quartiersbüro Gesundbrunnen', role: 'Anlaufstelle' },
];
const [city, landlord, council, office] = parties.map(({ name }) => name);

interface Promised {
  readonly number: string;
  readonly what: string;
  readonly body: string | undefined;
  /** Days from today until it is due. */
  readonly dueIn: number;
  readonly kept: boolean;
}

const promised: readonly Promised[] = [
  {
    number: '1.1',
    what: 'Zwei Räume im Erdgeschoss mietfrei überlassen',
    body: landlord,
    dueIn: -420,
    kept: true,
  },
  { number: '1.2', what: 'Räume barrierefrei umbauen', body: landlord, dueIn: -40, kept: false },
  { number: '2.1', what: 'Halbjährlich im Stadtrat berichten', body: city, dueIn: 21, kept: false },
  {
    number: '2.2',
    what: 'Verfügungsfonds von 15.000 Euro im Jahr bereitstellen',
    body: city,
    dueIn: -300,
    kept: true,
  },
  { number: '3.1', what: 'Zu jedem Vorhaben Stellung nehmen', body: council, dueIn: 400, kept: false },
  {
    number: '3.2',
    what: 'Den Stand jedes Jahr im Quartier vorstellen',
    body: office,
    dueIn: 75,
    kept: false,
  },
];

const commitmentOn =
  (today: Day, looked: boolean) =>
  ({ number, what, body, dueIn, kept }: Promised): Agreement['commitments'][number] => ({
    number,
    what,
    body: body ?? null,
    dueOn: addDays(today, dueIn),
    monitoring: looked
      ? [
          {
            on: addDays(today, -60),
            state: kept ? 'kept' : 'underway',
            note: kept ? null : 'Begonnen, noch nicht fertig.',
            evidence: kept ? 'Protokoll der Steuerungsrunde' : null,
          },
        ]
      : [],
  });

/** Agreements of three cities: the one of Bautzen monitored once and continued, one commitment overdue; two newly signed. */
export async function sampleAgreements(stage: Stage): Promise<void> {
  await agreementOfBautzen(stage);
  for (const signed of newlySigned) await signedAgreement(stage, signed);
}

interface NewlySigned {
  readonly city: string;
  readonly name: string;
  readonly parties: Agreement['parties'];
  readonly purpose: string;
  readonly aims: readonly string[];
  readonly promised: readonly Promised[];
  readonly monitoredBy: string;
}

const newlySigned: readonly NewlySigned[] = [
  {
    city: sampleCities.dresden,
    name: 'Quartiersvereinbarung Johannstadt',
    parties: [
      { name: 'Landeshauptstadt Dresden', role: 'Stadtverwaltung' },
      { name: 'Stadtteilbeirat Johannstadt', role: 'gewählt von den Bewohnern' },
      { name: 'Nachbarn für Johannstadt e. V.', role: 'Träger des Stadtteilladens' },
    ],
    purpose: 'Stadt, Beirat und Stadtteilladen sagen einander, was sie beitragen, und prüfen es jedes Jahr.',
    aims: ['Der Beirat entscheidet über eigene Mittel', 'Der Laden steht allen offen'],
    promised: [
      {
        number: '1',
        what: 'Verfügungsfonds bereitstellen',
        body: 'Landeshauptstadt Dresden',
        dueIn: -15,
        kept: true,
      },
      {
        number: '2',
        what: 'Sitzungen öffentlich ankündigen',
        body: 'Stadtteilbeirat Johannstadt',
        dueIn: 200,
        kept: false,
      },
    ],
    monitoredBy: 'Stadtteilbeirat Johannstadt',
  },
  {
    city: sampleCities.goerlitz,
    name: 'Quartiersvereinbarung Innenstadt West',
    parties: [
      { name: 'Große Kreisstadt Görlitz', role: 'Stadtverwaltung' },
      { name: 'Wohnungsbaugesellschaft Innenstadt mbH', role: 'Eigentümerin von 36 Läden' },
    ],
    purpose: 'Leere Läden werden für das Quartier geöffnet, ohne dass jemand dabei ein Risiko allein trägt.',
    aims: ['Zwölf Läden werden wieder genutzt'],
    promised: [
      {
        number: '1',
        what: 'Mustervertrag für die Zwischennutzung vorlegen',
        body: 'Wohnungsbaugesellschaft Innenstadt mbH',
        dueIn: 60,
        kept: false,
      },
    ],
    monitoredBy: 'Quartiersbüro Innenstadt West',
  },
];

async function signedAgreement(
  stage: Stage,
  { city: ags, promised: said, ...rest }: NewlySigned,
): Promise<void> {
  const { orm } = stage.database;
  const { revision, reckoningDay: today } = await viewpointAt(orm);
  const references = async (kind: 'area' | 'goal') =>
    (await recordsAt(orm, kind, revision, ags)).map(({ reference }) => reference);
  await publishSample(stage, agreementKind, ags, {
    ...rest,
    aims: [...rest.aims],
    areas: await references('area'),
    goals: await references('goal'),
    actionFields: ['participation-integration'],
    commitments: said.map(commitmentOn(today, true)),
    signedOn: addDays(today, -200),
    period: { start: addDays(today, -190), end: '2028-12-31' },
    change: null,
  });
}

async function agreementOfBautzen(stage: Stage): Promise<void> {
  const { bautzen } = sampleCities;
  const { orm } = stage.database;
  const { revision, reckoningDay: today } = await viewpointAt(orm);
  const references = async (kind: 'area' | 'goal') =>
    (await recordsAt(orm, kind, revision, bautzen)).map(({ reference }) => reference);
  const first: Agreement = {
    name: 'Quartiersvereinbarung Gesundbrunnen',
    areas: await references('area'),
    parties: parties.slice(0, 3),
    purpose:
      'Stadt, Vermieterin und Bewohner wollen das Quartier gemeinsam entwickeln und einander daran messen.',
    aims: ['Das Quartier entscheidet mit', 'Räume stehen allen offen', 'Zusagen werden überprüft'],
    actionFields: ['participation-integration', 'housing'],
    goals: (await references('goal')).slice(0, 3),
    commitments: promised.slice(0, 4).map(commitmentOn(today, false)),
    monitoredBy: 'Quartiersbüro Gesundbrunnen',
    signedOn: '2024-04-18',
    period: { start: '2024-05-01', end: '2028-12-31' },
    change: null,
  };
  const reference = await publishSample(stage, agreementKind, bautzen, first);
  await continueAgreement(stage, reference, {
    ...first,
    parties,
    commitments: promised.map(commitmentOn(today, true)),
    signedOn: addDays(today, -20),
    change: 'Das Quartiersbüro tritt bei; zwei Zusagen der Bewohner und des Büros kommen hinzu.',
  });
}

async function continueAgreement(stage: Stage, reference: string, said: Agreement): Promise<void> {
  const { database } = stage;
  const { kind } = agreementKind;
  const writer = stage.as('cityLead', sampleCities.bautzen);
  const id = await beginCityDraft(database, writer, { kind, reference });
  await saveCityDraft(database, writer, { id, version: 1 }, { content: encoded(agreementKind, said) });
  await handInCityDraft(database, writer, { id, version: 2 }, (tx, draft) =>
    checkDraft(agreementKind, tx, draft),
  );
  await publishCityDraft(database, stage.as('lead'), { id, version: 3 }, publishing(agreementKind));
}
