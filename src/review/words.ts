/** Words of the pages on which the service centre checks and publishes. */
export const reviewWords = {
  queue: 'Prüfen',
  queueLead:
    'Was die Städte eingereicht haben, das Älteste zuerst. Geprüft wird redaktionell: Die Servicestelle bewilligt keine Förderung.',
  editorialNote:
    'Die Servicestelle prüft redaktionell und bewilligt keine Förderung. Maßgeblich ist der Zuwendungsbescheid.',
  states: {
    draft: 'in Arbeit',
    submitted: 'eingereicht',
    returned: 'zurückgegeben',
    accepted: 'redaktionell geprüft',
  },
  kinds: { new: 'neu', amendment: 'Änderung', withdrawal: 'Rückzug' },
  steps: {
    begun: 'Begonnen',
    handedIn: 'Eingereicht',
    takenBack: 'Von der Stadt zurückgenommen',
    returned: 'Zur Überarbeitung zurückgegeben',
    accepted: 'Redaktionell geprüft',
    reopened: 'Nach der Prüfung zurückgegeben',
    published: 'Veröffentlicht',
    discarded: 'Verworfen',
  },
  wholeProject: 'zum ganzen Vorhaben',
  unknown: 'nicht angegeben',
  serviceCentre: 'Servicestelle',
  statewide: 'landesweit',
  nobody: 'eine gelöschte Person',
  program: 'Register',
  ownHandIn: 'Sie haben es eingereicht. Eine andere Person muss es prüfen und veröffentlichen.',
  fileKinds: { decision: 'Bescheid', proof: 'Nachweis', other: 'Anlage' },
} as const;

/** "1 Anmerkung ist offen.", "3 Anmerkungen sind offen.", "Keine Anmerkung ist offen." */
export function openComments(count: number): string {
  if (count === 0) return 'Keine Anmerkung ist offen.';
  return count === 1 ? '1 Anmerkung ist offen.' : `${count} Anmerkungen sind offen.`;
}

/** How long something has been waiting: "seit heute", "seit 12 Tagen". */
export function waiting(days: number): string {
  if (days <= 0) return 'seit heute';
  return days === 1 ? 'seit gestern' : `seit ${days} Tagen`;
}

export const projects = (count: number): string => (count === 1 ? '1 Vorhaben' : `${count} Vorhaben`);

/** "1 wartet auf Prüfung, 31 sind redaktionell geprüft." */
export const queueCounts = (waiting: number, checked: number): string =>
  `${waiting} ${waiting === 1 ? 'wartet' : 'warten'} auf Prüfung, ${checked} ${checked === 1 ? 'ist' : 'sind'} redaktionell geprüft.`;
