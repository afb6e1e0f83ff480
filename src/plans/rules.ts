import type { Day } from '../kernel/day.js';
import type { Finding } from '../kernel/finding.js';
import { fold } from '../kernel/fold.js';
import { formatEuro } from '../kernel/format.js';
import type { Cents } from '../kernel/money.js';
import { error, hint } from '../kernel/said-finding.js';

interface RuledYear {
  readonly year: number;
  readonly cost: Cents | null;
  readonly grant: Cents | null;
  readonly ownShare: Cents | null;
}

/** What the rules look at of a plan. */
export interface RuledPlan {
  readonly fundingPeriod: string | null;
  readonly transitional: boolean;
  readonly areas: readonly string[];
  readonly submittedOn: Day | null;
  readonly examinedOn: Day | null;
  readonly confirmedOn: Day | null;
  readonly participants: readonly string[];
  readonly insek: string | null;
  readonly partA: string | null;
  readonly partB: string | null;
  readonly framework: {
    readonly basis: 'grant' | 'cost' | null;
    readonly years: readonly { readonly year: number; readonly amount: Cents }[];
  };
  readonly projects: readonly {
    readonly number: string;
    readonly name: string;
    readonly kind: 'neighbourhood' | 'accompanying';
    readonly executingBody: string | null;
    readonly reference: string | null;
    readonly years: readonly RuledYear[];
  }[];
}

/** What the registry says around a plan. */
export interface PlanFacts {
  /** Names of the plan's areas, with their other spellings. */
  readonly areaNames: readonly string[];
  /** Published projects of the city: what they name as their area, and their number. */
  readonly published: ReadonlyMap<
    string,
    { readonly area: string | null; readonly planNumber: string | null }
  >;
  /** Other plans of the city that claim a project. */
  readonly claimed: ReadonlyMap<string, string>;
}

interface Clauses {
  readonly insek: string;
  readonly parts: string;
  readonly frame: string;
  readonly belongs: string;
  readonly participant: string | null;
  readonly place: string | null;
}

const present = 'FRL Nachhaltige soziale Stadtentwicklung ESF Plus 2021–2027';
const former = 'RL Nachhaltige soziale Stadtentwicklung ESF 2014–2020';
const clausesOf: Readonly<Record<string, Clauses>> = {
  '2021-2027': {
    insek: `${present}, A IV Satz 1`,
    parts: `${present}, A VII Nr. 4`,
    frame: `${present}, A VII Nr. 6`,
    belongs: `${present}, A IV Satz 2`,
    participant: `${present}, A III Satz 2`,
    place: `${present}, A IV Satz 3`,
  },
  '2014-2020': {
    insek: `${former}, A 3.1`,
    parts: `${former}, A 4.2`,
    frame: `${former}, B 8.1`,
    belongs: `${former}, B 5`,
    participant: null,
    place: null,
  },
};

/** What is to be said about a plan: errors stop it; hints cite the clause of its period. */
export function checkPlan(plan: RuledPlan, facts: PlanFacts): Finding[] {
  const clauses = clausesOf[plan.fundingPeriod ?? ''];
  return [
    ...dateFindings(plan),
    ...numberFindings(plan),
    ...(clauses === undefined
      ? []
      : [
          ...partFindings(plan, clauses),
          ...participantFindings(plan, clauses),
          ...frameFindings(plan, clauses),
          ...placeFindings(plan, facts, clauses),
        ]),
    ...linkFindings(plan, facts),
    ...yearFindings(plan),
  ];
}

const dateFindings = ({ submittedOn, examinedOn, confirmedOn }: RuledPlan): Finding[] => {
  const days = [submittedOn, examinedOn, confirmedOn].filter((day) => day !== null);
  return days.toSorted().join() === days.join()
    ? []
    : [
        error({
          code: 'steps_out_of_order',
          field: 'confirmedOn',
          reason: [
            'Ein Plan wird eingereicht, dann von der SAB geprüft, dann bestätigt. Die Tage stehen anders.',
            'A plan is handed in, then examined by the SAB, then confirmed. The days say otherwise.',
          ],
          remedy: ['Prüfen Sie die drei Tage.', 'Check the three days.'],
        }),
      ];
};

const numberFindings = ({ projects }: RuledPlan): Finding[] =>
  projects.flatMap(({ number }, index) =>
    projects.findIndex((one) => fold(one.number) === fold(number)) === index
      ? []
      : [
          error({
            code: 'number_repeated',
            field: `projects.${index}.number`,
            reason: [`Die Nummer ${number} gibt es zweimal.`, `The number ${number} is there twice.`],
            remedy: ['Geben Sie jedem Vorhaben eine eigene.', 'Give every project a number of its own.'],
          }),
        ],
  );

function partFindings(plan: RuledPlan, { insek, parts }: Clauses): Finding[] {
  const missing = (isMissing: boolean, field: string, de: string, en: string): Finding[] =>
    isMissing
      ? [
          hint({
            code: 'part_missing',
            field,
            reason: [`${de} fehlt.`, `${en} is missing.`],
            remedy: ['Tragen Sie das Wichtigste ein.', 'Enter what matters most.'],
            clause: field === 'insek' ? insek : parts,
          }),
        ]
      : [];
  return [
    ...missing(plan.areas.length === 0, 'areas', 'Das Gebiet', 'The area'),
    ...missing(plan.insek === null, 'insek', 'Der Bezug zum INSEK', 'The relation to the INSEK'),
    // A transitional plan is shortened on purpose.
    ...missing(!plan.transitional && plan.partA === null, 'partA', 'Teil A', 'Part A'),
    ...missing(!plan.transitional && plan.partB === null, 'partB', 'Teil B', 'Part B'),
    ...missing(plan.projects.length === 0, 'projects', 'Teil C', 'Part C'),
  ];
}

function participantFindings(
  { participants, projects }: RuledPlan,
  { participant: clause }: Clauses,
): Finding[] {
  if (clause === null) return [];
  const known = new Set(participants.map(fold));
  return projects.flatMap(({ executingBody, number }, index) =>
    executingBody === null || known.has(fold(executingBody))
      ? []
      : [
          hint({
            code: 'executing_body_no_participant',
            field: `projects.${index}.executingBody`,
            reason: [
              `${number}: ${executingBody} steht nicht unter den Beteiligten. Weitergeleitet wird nur an Projektträger, die das Konzept mit erarbeitet haben.`,
              `${number}: ${executingBody} is not among the participants. Grants are forwarded only to bodies that helped to draw up the plan.`,
            ],
            remedy: [
              'Ergänzen Sie die Beteiligten oder prüfen Sie den Träger.',
              'Add the participant or check the body.',
            ],
            clause,
          }),
        ],
  );
}

/** Planned money of the frame's own kind against the frame, in all and by year. */
function frameFindings(
  { framework: { basis, years }, projects }: RuledPlan,
  { frame: clause }: Clauses,
): Finding[] {
  if (basis === null || years.length === 0) return [];
  const planned = (year?: number): Cents =>
    projects
      .flatMap((project) => project.years)
      .filter((one) => year === undefined || one.year === year)
      .reduce((sum, one) => sum + (one[basis] ?? 0n), 0n);
  const exceeded = (sum: Cents, frame: Cents, where: readonly [string, string]): Finding[] =>
    sum <= frame
      ? []
      : [
          hint({
            code: 'framework_exceeded',
            field: 'framework',
            reason: [
              `${where[0]} sind ${formatEuro(sum, 'de')} geplant, der Rahmen umfasst ${formatEuro(frame, 'de')}.`,
              `${where[1]} ${formatEuro(sum, 'en')} are planned; the framework has ${formatEuro(frame, 'en')}.`,
            ],
            remedy: [
              'Planen Sie weniger, verschieben Sie zwischen den Jahren oder beantragen Sie eine Änderung.',
              'Plan less, shift between years or apply for a change.',
            ],
            clause,
          }),
        ];
  return [
    ...exceeded(
      planned(),
      years.reduce((sum, { amount }) => sum + amount, 0n),
      ['Insgesamt', 'In all'],
    ),
    ...years.flatMap(({ year, amount }) => exceeded(planned(year), amount, [`Für ${year}`, `For ${year}`])),
  ];
}

/** Neighbourhood projects take place in the area; accompanying measures and the service centre may be anywhere. */
function placeFindings(
  plan: RuledPlan,
  { areaNames, published }: PlanFacts,
  { place: clause }: Clauses,
): Finding[] {
  if (clause === null || areaNames.length === 0) return [];
  const names = new Set(areaNames.map(fold));
  return plan.projects.flatMap(({ kind, reference, number }, index) => {
    const area = published.get(reference ?? '')?.area ?? null;
    if (kind === 'accompanying' || area === null || names.has(fold(area))) return [];
    return [
      hint({
        code: 'outside_area',
        field: `projects.${index}.reference`,
        reason: [
          `${number} nennt das Gebiet ${area}. Stadtteilvorhaben haben ihren Durchführungsort im Gebiet des Konzepts.`,
          `${number} names the area ${area}. Neighbourhood projects take place in the area of the plan.`,
        ],
        remedy: ['Prüfen Sie das Gebiet des Vorhabens.', 'Check the area of the project.'],
        clause,
      }),
    ];
  });
}

function linkFindings({ projects }: RuledPlan, { published, claimed }: PlanFacts): Finding[] {
  return projects.flatMap(({ reference, number }, index) => {
    if (reference === null) return [];
    const field = `projects.${index}.reference`;
    if (!published.has(reference))
      return [
        error({
          code: 'unknown_project',
          field,
          reason: [
            `${number}: ${reference} ist kein Vorhaben der Stadt.`,
            `${number}: ${reference} is no project of the city.`,
          ],
          remedy: ['Wählen Sie eines aus der Liste.', 'Choose one from the list.'],
        }),
      ];
    const other = claimed.get(reference);
    const isTwice = projects.findIndex((one) => one.reference === reference) !== index;
    if (!isTwice && other === undefined) return [];
    return [
      error({
        code: 'project_linked_twice',
        field,
        reason: [
          isTwice
            ? `${reference} steht unter zwei Nummern.`
            : `${reference} gehört schon zum Konzept ${other}.`,
          isTwice
            ? `${reference} stands under two numbers.`
            : `${reference} belongs to the plan ${other} already.`,
        ],
        remedy: [
          'Ein Vorhaben gehört zu einer Nummer eines Konzepts.',
          'A project belongs to one number of one plan.',
        ],
      }),
    ];
  });
}

const yearFindings = ({ projects }: RuledPlan): Finding[] =>
  projects.flatMap(({ years, number }, index) =>
    years.flatMap(({ year, cost, grant, ownShare }) =>
      cost === null || grant === null || ownShare === null || grant + ownShare <= cost
        ? []
        : [
            hint({
              code: 'financing_differs',
              field: `projects.${index}.years`,
              reason: [
                `${number}, ${year}: Zuwendung und Eigenanteil sind mehr als die Kosten.`,
                `${number}, ${year}: grant and own share are more than the cost.`,
              ],
              remedy: ['Prüfen Sie die drei Beträge.', 'Check the three amounts.'],
            }),
          ],
    ),
  );
