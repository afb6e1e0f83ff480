import { viewpointAt } from '../history/index.js';
import { addDays, type Day } from '../kernel/day.js';
import { addOrganisation, addPerson } from '../network/index.js';
import type { Stage } from './sample-work.js';

const organisations = [
  { name: 'Landesministerium, Referat Stadtentwicklung', kind: 'ministry', topics: ['Städtebauförderung'] },
  { name: 'Handwerkskammer Musterland', kind: 'chamber', topics: ['lokale Wirtschaft', 'Ausbildung'] },
  { name: 'Hochschule Beispielstadt', kind: 'university', topics: ['Wirkungsmessung'] },
] as const;

/** People outside the programme cities: with every consent, with one, with none, and one who is due. */
export async function sampleDirectory({ database, as }: Stage): Promise<void> {
  const { reckoningDay: today } = await viewpointAt(database.orm);
  const references: string[] = [];
  for (const { topics, ...rest } of organisations)
    references.push(
      await addOrganisation(database, as('staff'), { ...rest, topics: [...topics], website: null }),
    );
  for (const person of peopleOf(references, today)) await addPerson(database, as('staff'), person);
}

function peopleOf([ministry = '', chamber = '', university = '']: readonly string[], today: Day) {
  const common = { phone: null, note: null, deleteOn: addDays(today, 700) };
  const agreed = { consentOn: addDays(today, -60), consentHow: 'Mail an die Servicestelle, Ablage Netzwerk' };
  const none = { inDirectory: false, getsInvitations: false, consentOn: null, consentHow: null };
  return [
    {
      ...{
        ...common,
        ...agreed,
        name: 'Dr. Helga Beispiel',
        function: 'Referatsleitung',
        organisation: ministry,
      },
      ...{ email: 'helga.beispiel@ministerium.example', topics: ['Handlungskonzepte'] },
      ...{ inDirectory: true, getsInvitations: true },
    },
    {
      ...{
        ...common,
        ...agreed,
        name: 'Torsten Muster',
        function: 'Betriebsberatung',
        organisation: chamber,
      },
      ...{ email: 'muster@handwerkskammer.example', phone: '0341 5550123', topics: ['Gründung'] },
      ...{ inDirectory: false, getsInvitations: true, deleteOn: addDays(today, 14) },
    },
    {
      ...{
        ...common,
        ...none,
        name: 'Prof. Ayşe Probe',
        function: 'Sozialraumforschung',
        organisation: university,
      },
      ...{
        email: 'probe@hochschule.example',
        topics: ['Wirkungsmessung'],
        note: 'Kennt die Evaluation von 2021.',
      },
    },
  ];
}
