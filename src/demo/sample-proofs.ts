import { viewpointAt } from '../history/index.js';
import { addDays, type Day } from '../kernel/day.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import { addBody, type ProofKey, proofsOfProject, recordStep, setDue, tickBody } from '../proofs/index.js';
import { sampleCities } from './sample-places.js';
import type { Stage } from './sample-work.js';

const { bautzen, dresden, goerlitz } = sampleCities;

/** Proofs of use in every state: examined, late, due soon with the proofs of others, asked back by the SAB. */
export async function sampleProofs(stage: Stage): Promise<void> {
  const { reckoningDay: today } = await viewpointAt(stage.database.orm);
  await earlierYears(stage, today);
  await dueSoon(stage, today);
  await askedBack(stage, today);
  const later = await finalProofOf(stage, dresden, 1);
  await setDue(stage.database, stage.as('cityLead', dresden), later, letter(addDays(today, 120)));
}

/** A grant period makes proofs due by the rules; those of earlier years are with the SAB, the others are late or to come. */
async function earlierYears(stage: Stage, today: Day): Promise<void> {
  const lead = stage.as('cityLead', bautzen);
  const proofs = await proofsOf(stage, lead, await stage.project(bautzen, 4));
  const past = proofs.filter(({ kind, dueOn }) => kind === 'interim' && dueOn !== null && dueOn < today);
  for (const [index, proof] of past.entries()) {
    const onDay = addDays(proof.dueOn ?? today, -8);
    await recordStep(stage.database, lead, proof, { state: 'handedIn', onDay, note: null });
    if (index > 0) continue;
    await recordStep(stage.database, lead, proof, {
      state: 'examined',
      onDay: addDays(onDay, 90),
      note: null,
    });
  }
}

async function dueSoon(stage: Stage, today: Day): Promise<void> {
  const { database } = stage;
  const lead = stage.as('cityLead', bautzen);
  const proof = await finalProofOf(stage, bautzen, 0);
  await setDue(database, lead, proof, letter(addDays(today, 35)));
  for (const name of ['Jugendhaus Regenbogen gGmbH', 'Gewerbeverein Stadtmitte e. V.'])
    await addBody(database, lead, proof, name);
  const [found] = (await proofsOf(stage, lead, proof.reference)).filter(({ kind }) => kind === 'final');
  const first = found?.bodies[0];
  if (first !== undefined)
    await tickBody(database, lead, proof, { bodyId: first.id, receivedOn: addDays(today, -3) });
}

async function askedBack(stage: Stage, today: Day): Promise<void> {
  const lead = stage.as('cityLead', goerlitz);
  const proof = await finalProofOf(stage, goerlitz, 0);
  await setDue(stage.database, lead, proof, letter(addDays(today, -40)));
  await recordStep(stage.database, lead, proof, {
    state: 'handedIn',
    onDay: addDays(today, -50),
    note: null,
  });
  await recordStep(stage.database, lead, proof, {
    state: 'askedBack',
    onDay: addDays(today, -6),
    note: 'Belege zu den Personalkosten fehlen.',
  });
}

const letter = (dueOn: Day) => ({ dueOn, source: 'Schreiben der SAB vom 02.11.2026' });

async function finalProofOf({ project }: Stage, city: string, index: number): Promise<ProofKey> {
  return { reference: await project(city, index), kind: 'final', year: null };
}

const proofsOf = ({ database }: Stage, { actor }: Writer, reference: string) =>
  actingAs(database.orm, actor, {}, (tx) => proofsOfProject(tx, reference));
