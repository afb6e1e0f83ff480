import { addDays } from '../kernel/day.js';
import type { Writer } from '../platform/database/acting.js';
import type { Amount, ChangeBasis, Decision, ProjectInput } from '../projects/index.js';
import {
  acceptDraft,
  type Beginning,
  beginDraft,
  handIn,
  readDraft,
  returnDraft,
  saveDraft,
} from '../submissions/index.js';
import { catalogueOf } from './sample-catalogue.js';
import { sampleCities } from './sample-places.js';
import type { Stage } from './sample-work.js';

const { bautzen, chemnitz, dresden, goerlitz } = sampleCities;

interface Work {
  readonly on: Beginning;
  readonly change?: (present: ProjectInput) => Partial<ProjectInput>;
  readonly typed?: Readonly<Record<string, string>>;
  readonly basis?: ChangeBasis;
}

/** Begins a draft and saves it as its editor leaves it. */
async function worked({ database }: Stage, writer: Writer, work: Work): Promise<Draft> {
  const { on, change = () => ({}), typed = {}, basis = null } = work;
  const { draftId } = await beginDraft(database, writer, on);
  const { version, input } = await readDraft(database, writer, draftId);
  const content = { input: { ...input, ...change(input) }, typed, note: on.note ?? null, changeBasis: basis };
  return { draftId, ...(await saveDraft(database, writer, draftId, version, content)) };
}

interface Draft {
  readonly draftId: string;
  readonly version: number;
}

async function handedIn(stage: Stage, city: string, work: Work): Promise<Draft> {
  const lead = stage.as('cityLead', city);
  const { draftId, version } = await worked(stage, lead, work);
  return { draftId, ...(await handIn(stage.database, lead, draftId, version)) };
}

export async function accepted(stage: Stage, city: string, work: Work): Promise<Draft> {
  const { draftId, version } = await handedIn(stage, city, work);
  return { draftId, ...(await acceptDraft(stage.database, stage.as('staff'), draftId, version)) };
}

/** Drafts in every state and of every kind. Returns those that are ready to be published at once. */
export async function sampleDrafts(stage: Stage): Promise<readonly Draft[]> {
  await beingWorkedOn(stage);
  await waitingForCheck(stage);
  await givenBack(stage);
  await accepted(
    stage,
    goerlitz,
    await textOf(stage, goerlitz, 1, 'Die Werkstatt hat jetzt auch sonnabends offen.'),
  );
  return [
    await accepted(
      stage,
      goerlitz,
      await textOf(stage, goerlitz, 0, 'Seit September gibt es einen zweiten Kurs.'),
    ),
    await accepted(stage, bautzen, await textOf(stage, bautzen, 0, 'Bisher nahmen 212 Menschen teil.')),
    await accepted(stage, bautzen, await reductionOf(stage, bautzen, 4)),
  ];
}

/** A new project with values nobody can read, one begun elsewhere, and one of the service centre's own. */
async function beingWorkedOn(stage: Stage): Promise<void> {
  await worked(stage, stage.as('cityEditor', bautzen), {
    on: { reference: null, kind: 'new' },
    change: () => ({
      name: 'Reparaturtreff Gesundbrunnen',
      planNumber: 'E.7',
      area: 'Gesundbrunnen',
      beneficiary: { name: 'Große Kreisstadt Bautzen', naturalPerson: false },
      summary:
        'Zweimal in der Woche reparieren Nachbarinnen und Nachbarn gemeinsam, was sonst weggeworfen würde.',
    }),
    typed: { totalEligibleCost: 'ca. 45 T€', 'period.end': 'Ende 2027' },
  });
  await worked(stage, stage.as('cityLead', dresden), await textOf(stage, dresden, 0, 'Zwischenstand folgt.'));
  await worked(stage, stage.as('staff'), {
    on: { reference: await stage.project(sampleCities.zwickau, 0), kind: 'amendment', note: 'Schreibweise' },
    change: ({ name }) => ({ name: `${name} (Quartier)` }),
  });
}

/** Handed in: more money by a decision of the SAB, a longer time that is only applied for, a withdrawal, a new project. */
async function waitingForCheck(stage: Stage): Promise<void> {
  await handedIn(stage, bautzen, {
    on: {
      reference: await stage.project(bautzen, 1),
      kind: 'amendment',
      note: 'Änderungsbescheid vom Oktober',
    },
    change: (present) => ({
      amounts: scaled(present, 11n),
      decisions: [...present.decisions, amendmentOf(present, 11n, 'Erhöhung')],
      purposeAndAchievements:
        `${present.purposeAndAchievements ?? ''} Ein zweiter Raum ist dazugekommen.`.trim(),
    }),
    basis: 'decision',
  });
  await handedIn(stage, bautzen, {
    on: { reference: await stage.project(bautzen, 2), kind: 'amendment', note: 'Verlängerung beantragt' },
    change: ({ period }) => ({ period: { ...period, end: addDays(period.end ?? '2027-12-31', 184) } }),
    basis: 'appliedFor',
  });
  await handedIn(stage, goerlitz, {
    on: {
      reference: await stage.project(goerlitz, 2),
      kind: 'withdrawal',
      note: 'Die Stadt hat den Antrag zurückgezogen; der Träger hat aufgegeben.',
    },
  });
  await handedIn(stage, chemnitz, {
    on: { reference: null, kind: 'new' },
    change: ({ amounts }) => ({
      name: 'Kiezküche Sonnenberg',
      planNumber: 'E.9',
      area: 'Sonnenberg',
      beneficiary: { name: 'Stadt Chemnitz', naturalPerson: false },
      period: { start: '2026-12-01', end: '2028-11-30' },
      amounts: { ...amounts, totalEligibleCost: { cents: 18_450_000n, evidence: 'ownStatement' } },
      catalogue: catalogueOf('2021-2027', 'begleitende-massnahmen'),
      purposeAndAchievements:
        'Zweimal in der Woche wird gemeinsam gekocht; Rezepte und Einkauf kommen aus dem Quartier.',
    }),
    basis: 'appliedFor',
  });
}

async function givenBack(stage: Stage): Promise<void> {
  const { draftId, version } = await handedIn(
    stage,
    bautzen,
    await textOf(stage, bautzen, 3, 'Das Vorhaben läuft gut.'),
  );
  await returnDraft(stage.database, stage.as('staff'), draftId, version, {
    reason: 'Bitte die Errungenschaften genauer beschreiben.',
    comments: [
      {
        field: 'purposeAndAchievements',
        body: 'Was heißt „läuft gut“? Bitte Teilnehmende und Termine nennen.',
      },
      { field: null, body: 'Sonst ist alles vollständig, vielen Dank.' },
    ],
  });
}

/** An amendment that adds a sentence to what was achieved. */
async function textOf(stage: Stage, city: string, index: number, sentence: string): Promise<Work> {
  return {
    on: { reference: await stage.project(city, index), kind: 'amendment', note: 'Jahresstand' },
    change: ({ purposeAndAchievements }) => ({
      purposeAndAchievements: `${purposeAndAchievements ?? ''} ${sentence}`.trim(),
    }),
  };
}

/** Less money by a decision: the SAB must be told at once, and the decision's grant period says when proofs are due. */
async function reductionOf(stage: Stage, city: string, index: number): Promise<Work> {
  return {
    on: { reference: await stage.project(city, index), kind: 'amendment', note: 'Bescheid über die Kürzung' },
    change: (present) => ({
      amounts: scaled(present, 9n),
      decisions: [...present.decisions, amendmentOf(present, 9n, 'Kürzung')],
    }),
    basis: 'decision',
  };
}

/** So many tenths of the money of everybody who pays; the parts of the financing plan still add up. */
export function scaled({ amounts }: ProjectInput, tenths: bigint): ProjectInput['amounts'] {
  const part = (amount: Amount | null): Amount | null =>
    amount && { cents: (amount.cents * tenths) / 10n, evidence: 'decision' };
  const [cost, grant, union] = [amounts.totalEligibleCost, amounts.grant, amounts.unionContribution].map(
    part,
  );
  const rest = (whole: Amount | null | undefined, taken: Amount | null | undefined): Amount | null =>
    whole && taken ? { cents: whole.cents - taken.cents, evidence: 'decision' } : null;
  return {
    ...amounts,
    totalEligibleCost: cost ?? null,
    totalCost: amounts.totalCost && (cost ?? null),
    grant: grant ?? null,
    unionContribution: union ?? null,
    landFunds: amounts.landFunds && rest(grant, union),
    ownShare: amounts.ownShare && rest(cost, grant),
  };
}

export function amendmentOf(present: ProjectInput, tenths: bigint, reason: string): Decision {
  const { grant, totalEligibleCost, unionContribution } = scaled(present, tenths);
  return {
    kind: 'amendment',
    number: '100712345/2',
    date: '2026-10-20',
    grant: grant?.cents ?? null,
    totalEligibleCost: totalEligibleCost?.cents ?? null,
    unionContribution: unionContribution?.cents ?? null,
    grantPeriod: present.period,
    reason,
    file: null,
  };
}
