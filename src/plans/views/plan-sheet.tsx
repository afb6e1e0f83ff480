import { AreaLinks, type CheckedRecord } from '../../city-records/index.js';
import { formatCount, formatDay, formatEuro, formatMillions, formatRate } from '../../kernel/format.js';
import { knownSum } from '../../kernel/money.js';
import { rateOf } from '../../kernel/rate.js';
import type { Language } from '../../kernel/text.js';
import { periodText } from '../../projects/index.js';
import {
  componentMessages,
  FactsList,
  type KeyFigure,
  KeyFigures,
  Mark,
  type MarkTone,
  SheetHead,
  TextFact,
  Timeline,
  TimelineItem,
} from '../../web/index.js';
import { planMessages as words } from '../messages.js';
import { frameOf, type Plan, type PlanState, plannedSum, planStateOf } from '../plan.js';
import { MoneyByYear, PlannedProjects, type RegistryProject } from './plan-tables.js';

interface SheetProps {
  readonly record: CheckedRecord<Plan>;
  readonly language: Language;
  /** What the registry says of the linked projects, by reference; left out where nobody looked. */
  readonly registry?: ReadonlyMap<string, RegistryProject>;
  /** Names of its areas, by reference. */
  readonly areas?: ReadonlyMap<string, string>;
}

export const stateTones: Readonly<Record<PlanState, MarkTone>> = {
  preparation: 'open',
  submitted: 'hint',
  examined: 'hint',
  confirmed: 'ok',
};

/** The sheet of an action plan with its frame and its way, and below it the projects of part C and the money by year. */
export function PlanSheet({ record, language, registry, areas }: SheetProps): JSX.Element {
  const { content: plan, reference, cityAgs } = record;
  const state = planStateOf(plan);
  return (
    <>
      <article class="sheet" aria-labelledby="titel">
        <SheetHead
          tag={(plan.transitional ? words.transitional : words.kind)[language]}
          reference={reference}
          cityAgs={cityAgs}
          name={plan.name}
          language={language}
        >
          {plan.fundingPeriod !== null && <span safe>{plan.fundingPeriod.replace('-', '–')}</span>}
          <Mark tone={stateTones[state]} word={words.states[state][language]} />
        </SheetHead>
        <section class="sec">
          <KeyFigures figures={figuresOf(plan, registry, language)} />
        </section>
        <section class="sec">
          <h2 safe>{words.steps[language]}</h2>
          <Steps plan={plan} language={language} />
        </section>
        <section class="sec">
          <h2 safe>{words.facts[language]}</h2>
          <PlanFacts plan={plan} areas={areas} language={language} />
        </section>
      </article>
      <section class="sec">
        <h2 safe>{words.partC[language]}</h2>
        <PlannedProjects plan={plan} registry={registry} language={language} />
      </section>
      <section class="sec">
        <h2 safe>{words.byYear[language]}</h2>
        <MoneyByYear plan={plan} language={language} />
      </section>
    </>
  );
}

function figuresOf(plan: Plan, registry: SheetProps['registry'], language: Language): KeyFigure[] {
  const frame = frameOf(plan);
  const { basis } = plan.framework;
  const planned = plannedSum(plan.projects, basis ?? 'cost');
  const unknown = componentMessages.notStated[language];
  const rate = frame === null || planned === null || basis === null ? null : rateOf(planned, frame);
  const money = (cents: bigint | null, notes: readonly string[]) =>
    cents === null
      ? { value: unknown, notes }
      : {
          value: formatMillions(cents, language),
          unit: millions[language],
          notes: [formatEuro(cents, language), ...notes],
        };
  return [
    {
      label: words.frame[language],
      ...money(frame, basis === null ? [] : [words.basis(words.bases[basis][language])[language]]),
    },
    {
      label: `${words.planned[language]}: ${words.bases[basis ?? 'cost'][language]}`,
      ...money(planned, rate === null ? [] : [words.share(formatRate(rate, language))[language]]),
    },
    {
      label: words.projects[language],
      value: formatCount(plan.projects.length, language),
      notes: [words.partC[language]],
    },
    ...(registry === undefined ? [] : [registryFigure()]),
  ];

  /** What the registry says of the same kind of money; what is unknown there is counted, not guessed. */
  function registryFigure(): KeyFigure {
    const linked = plan.projects.flatMap(({ reference }) => registry?.get(reference ?? '') ?? []);
    const amounts = linked.map((one) => (basis === 'grant' ? one.grant : one.totalEligibleCost));
    const unstated = amounts.filter((amount) => amount === null).length;
    const counted = words.plannedOf(formatCount(linked.length, language))[language];
    const gaps = unstated === 0 ? [] : [words.unstated(formatCount(unstated, language))[language]];
    return {
      label: `${words.registry[language]}: ${words.bases[basis ?? 'cost'][language]}`,
      ...money(knownSum(amounts), [counted, ...gaps]),
    };
  }
}

const millions = { de: 'Mio. €', en: 'm €' } as const;

/** What happened to this version, the newest first. */
function Steps({ plan, language }: { plan: Plan; language: Language }): JSX.Element {
  const steps = [
    {
      title: words.confirmedOn[language],
      on: plan.confirmedOn,
      notes: [plan.confirmedBy, plan.conditions ?? words.noConditions[language]],
      kind: 'published' as const,
    },
    { title: words.examinedOn[language], on: plan.examinedOn, notes: [] },
    { title: words.submittedOn[language], on: plan.submittedOn, notes: [plan.change] },
  ].filter(({ on }) => on !== null);
  if (steps.length === 0)
    return (
      <p class="muted" safe>
        {words.states.preparation[language]}
      </p>
    );
  return (
    <Timeline>
      {steps.map(({ title, on, notes, kind }) => (
        <TimelineItem title={title} meta={on === null ? '' : formatDay(on, language)} kind={kind}>
          {notes
            .filter((note) => note !== null)
            .map((note) => (
              <p class="small verbatim" lang="de" safe>
                {note}
              </p>
            ))}
        </TimelineItem>
      ))}
    </Timeline>
  );
}

function PlanFacts(props: {
  plan: Plan;
  areas: ReadonlyMap<string, string> | undefined;
  language: Language;
}): JSX.Element {
  const { plan, areas, language } = props;
  const { number, on, grantPeriod } = plan.framework;
  const decision = [number, on === null ? null : formatDay(on, language)].filter((part) => part !== null);
  const facts: [label: string, value: string | null, lang?: Language][] = [
    [`${words.framework[language]}: ${words.decision[language]}`, decision.join(', ') || null],
    [words.grantPeriod[language], periodText(grantPeriod, language)],
    [words.insek[language], plan.insek, 'de'],
    [words.urbanRenewal[language], plan.urbanRenewal, 'de'],
    [words.participants[language], plan.participants.join('\n') || null, 'de'],
    [words.partA[language], plan.partA, 'de'],
    [words.partB[language], plan.partB, 'de'],
  ];
  return (
    <FactsList>
      <AreaLinks label={words.areas[language]} areas={plan.areas} names={areas} language={language} />
      {facts.map(([label, value, lang]) => (
        <TextFact label={label} value={value} language={language} lang={lang} />
      ))}
    </FactsList>
  );
}
