import { formatCount, formatDay, formatEuro } from '../kernel/format.js';
import { parseDecimal } from '../kernel/money.js';
import type { DrawnSample } from './commands/draw-sample.js';
import type { Basis, Method, SamplePlan } from './sample-plan.js';

export const samplesPath = '/pruefung/stichproben';
export const samplePath = (id: string): string => `${samplesPath}/${id}`;

export const methodWords: Readonly<Record<Method, string>> = {
  random: 'Zufallsauswahl',
  stratified: 'Geschichtete Zufallsauswahl',
  monetary: 'Monetary-Unit-Sampling (MUS)',
};
export const basisWords: Readonly<Record<Basis, string>> = {
  eligible: 'Förderfähige Ausgaben (förderfähige Gesamtkosten, wie angegeben)',
  granted: 'Bewilligte Zuwendung',
  union: 'EU-Betrag, wie angegeben',
  paid: 'Ausgezahlt, weniger Rückzahlungen',
};
export const strataWords: Readonly<Record<NonNullable<SamplePlan['stratifyBy']>, string>> = {
  city: 'Stadt (AGS)',
  fundingPeriod: 'Förderperiode',
  guideline: 'Förderrichtlinie',
  category: 'Interventionskategorie',
  size: 'Größe',
};
const filterWords = {
  city: 'Stadt',
  fundingPeriod: 'Förderperiode',
  fund: 'Fonds',
  guideline: 'Förderrichtlinie',
} as const;

const euro = (cents: bigint): string => formatEuro(cents, 'de');
const count = (number: number): string => formatCount(number, 'de');

/** What was asked: every parameter of a plan. */
export function planLines({ filter, ...plan }: SamplePlan): readonly (readonly [string, string])[] {
  const narrowed = (Object.keys(filterWords) as (keyof typeof filterWords)[]).flatMap((name) =>
    filter[name] === null ? [] : [`${filterWords[name]} ${filter[name]}`],
  );
  const paid =
    plan.paidUntil === null
      ? []
      : [['Zahlungen', `bis ${formatDay(plan.paidUntil, 'de')}, erfasst bis ${plan.recordedUntil}`] as const];
  const scope = filter.scope === 'all' ? 'ganzes Register' : 'nur das Programm';
  return [
    ['Verfahren', methodWords[plan.method]],
    ['Grundgesamtheit', basisWords[plan.basis]],
    ...paid,
    ['Umfang', count(plan.size)],
    ['Startwert', plan.seed],
    ...(plan.stratifyBy === null ? [] : [['Schichten nach', strataWords[plan.stratifyBy]] as const]),
    ['Registerstand', String(plan.revision)],
    ['Auswahl', [scope, ...narrowed].join(', ')],
  ];
}

/** What the population came to, and what stands apart. */
export function populationLines({ plan, population }: DrawnSample): readonly (readonly [string, string])[] {
  const { items, total, zero, negative, negativeTotal, unknown, net } = population;
  const control = plan.controlTotal === null ? null : parseDecimal(plan.controlTotal);
  return [
    ['Zu ziehen aus', `${count(items.length)} Vorhaben, ${euro(total)}`],
    ['Beträge von null', `${count(zero)}, stehen daneben`],
    [
      'Negative Beträge',
      negative === 0 ? 'keine' : `${count(negative)}, ${euro(negativeTotal)}, stehen daneben`,
    ],
    ['Betrag unbekannt', `${count(unknown)}, stehen daneben`],
    ['Summe aller bekannten Beträge', euro(net)],
    [
      'Kontrollsumme',
      control === null ? 'keine angegeben' : `${euro(control)}, Abweichung ${euro(control - net)}`,
    ],
  ];
}

/** How it was drawn, so that a stranger can do it again. */
export function methodText({ plan, draw }: DrawnSample): readonly string[] {
  const key = `Schlüssel eines Vorhabens ist SHA-256 des Textes aus drei Zeilen: „steckbrief sample 1“, Startwert, Kennung (UTF-8, Zeilenvorschub dazwischen), als 64 Hexadezimalziffern.`;
  if (draw.monetary === null)
    return [
      key,
      plan.method === 'random'
        ? 'Gezogen sind die Vorhaben mit den kleinsten Schlüsseln.'
        : 'Jede Schicht bekommt einen Platz (die größten zuerst), die übrigen Plätze gehen nach der Zahl der Vorhaben an die Schicht, die am weitesten hinter ihrem Anteil liegt. Gezogen sind je Schicht die Vorhaben mit den kleinsten Schlüsseln.',
    ];
  const { certain, certainAmount, restAmount, points, start } = draw.monetary;
  return [
    `Vorhaben, die mindestens so groß sind wie das Intervall (Betrag durch Umfang), sind sicher dabei; das Intervall der übrigen wird neu berechnet, bis keines mehr so groß ist: ${count(certain)} Vorhaben, ${euro(certainAmount)}.`,
    `Die übrigen ${euro(restAmount)} stehen nach Kennung hintereinander. Darin liegen ${count(points)} Punkte im Abstand des Intervalls (${euro(restAmount)} durch ${count(points)}); gezogen ist, in wessen Betrag ein Punkt fällt.`,
    `Der erste Punkt liegt bei ${euro(start)} durch ${count(points)}: SHA-256 der drei Zeilen „steckbrief sample 1“, Startwert, „start“ als Zahl, modulo der übrigen Beträge in Cent.`,
  ];
}
