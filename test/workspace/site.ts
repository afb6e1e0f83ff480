import type { Test } from 'tap';
import type { Actor } from '../../src/kernel/actor.js';
import type { App } from '../../src/platform/http/app-instance.js';
import type { ProjectInput } from '../../src/projects/index.js';
import { beginDraft, handIn, readDraft, returnDraft } from '../../src/submissions/index.js';
import { amounts, aProject, publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';
import type { TestDatabase } from '../support/database.js';
import { aPerson, bautzen, goerlitz } from '../support/people.js';
import { addressOf } from '../web/sample-site.js';

type Person = Actor & { readonly personId: string };

export interface WorkspaceSite {
  readonly app: App;
  /** Address of the running service, for a browser. */
  listen(): Promise<string>;
  readonly database: TestDatabase;
  readonly lead: Person;
  readonly editor: Person;
  readonly stranger: Person;
  readonly staff: Person;
  /** Kennung of a published project of Bautzen. */
  readonly published: string;
}

export const inBautzen = (parts: Partial<ProjectInput>): ProjectInput =>
  aProject({ place: { kind: 'municipality', ags: bautzen, sourceText: null }, ...parts });

/** Bautzen at work: two people, one published project; a person of Görlitz and one of the service centre. */
export async function workspaceSite(t: Test): Promise<WorkspaceSite> {
  // Browsers say where a form comes from; the port is known once the service listens.
  const address = { publicUrl: 'http://127.0.0.1:3000' };
  const { app, database } = await testApp(t, 'reference', { publicUrl: () => address.publicUrl });
  const listen = async () => {
    address.publicUrl = await addressOf(app);
    return address.publicUrl;
  };
  const lead = await aPerson(database, 'cityLead', bautzen, { name: 'M. Lehmann' });
  const editor = await aPerson(database, 'cityEditor', bautzen, { name: 'T. Nowak' });
  const stranger = await aPerson(database, 'cityLead', goerlitz, { name: 'G. Fremd' });
  const staff = await aPerson(database, 'staff', null, { name: 'K. Albrecht' });
  const { projects } = await publishNew(
    database,
    inBautzen({
      name: 'Läden mit Zukunft',
      planNumber: 'D.1',
      amounts: amounts({ totalEligibleCost: 5_890_000n }),
    }),
    inBautzen({ name: 'Quartiersmanagement Gesundbrunnen', planNumber: 'E.1' }),
  );
  return { app, listen, database, lead, editor, stranger, staff, published: projects[0]?.reference ?? '' };
}

/** A new draft of Bautzen, with what matters to the test put in. */
export async function aNewDraft(
  { database, lead }: WorkspaceSite,
  change: Partial<ProjectInput> = { name: 'Medienlabor für Jugendliche' },
): Promise<string> {
  const { draftId } = await beginDraft(database, { actor: lead }, { reference: null, kind: 'new', change });
  return draftId;
}

/** An amendment that the service centre gave back with two remarks. */
export async function aReturnedDraft({ database, lead, staff, published }: WorkspaceSite): Promise<string> {
  const beginning = { reference: published, kind: 'amendment' } as const;
  const { draftId } = await beginDraft(
    database,
    { actor: lead },
    { ...beginning, change: { summary: 'Neu.' } },
  );
  const version = async () => (await readDraft(database, { actor: lead }, draftId)).version;
  await handIn(database, { actor: lead }, draftId, await version());
  await returnDraft(database, { actor: staff }, draftId, await version(), {
    reason: 'Zwei Angaben passen nicht zum Bescheid.',
    comments: [
      { field: 'totalEligibleCost', body: 'Im Bescheid stehen 59.800,00 €. Bitte angleichen.' },
      { field: 'purposeAndAchievements', body: 'Bitte einen Satz dazu, was bis heute erreicht wurde.' },
    ],
  });
  return draftId;
}
