import { z } from 'zod';
import { formatDay } from '../../src/kernel/format.js';
import { type Language, type Text, text } from '../../src/kernel/text.js';
import { type Block, type Fact, parameterWords } from '../../src/reporting/index.js';
import { common } from './words.js';

export const scopes = ['programme', 'all'] as const;
export type Scope = (typeof scopes)[number];

/** What is covered: sustainable social urban development, or every ESF guideline in the registry. */
export const scopeParameter = () =>
  z
    .enum(scopes)
    .default('programme')
    .meta({
      description: '`programme`: sustainable social urban development; `all`: all ESF funding guidelines.',
    })
    .register(parameterWords, {
      label: text('Umfang', 'Scope'),
      options: {
        programme: text('Nachhaltige soziale Stadtentwicklung', 'Sustainable social urban development'),
        all: text('Alle ESF-Förderrichtlinien', 'All ESF funding guidelines'),
      },
    });

/** State of the registry a report was read from. */
export interface Register {
  readonly revision: number;
  readonly publishedOn: string;
}

interface Covered {
  readonly register: Register;
  readonly scope: Scope;
  readonly reckoningDay: string;
  /** Where this state of the report is online. */
  readonly address: string;
  readonly fingerprint: string;
}

/** What the report covers, beside the contents: nobody should have to look for that. */
export function scopeBlocks(
  { register, scope, reckoningDay, address, fingerprint }: Covered,
  language: Language,
): Block[] {
  const fact = (key: keyof typeof labels, value: string): Fact => ({
    key,
    label: labels[key][language],
    value: { type: 'text', text: value },
  });
  return [
    { kind: 'heading', level: 2, text: covers[language] },
    {
      kind: 'facts',
      facts: [
        fact('scope', scopeMeaning[scope][language]),
        {
          key: 'revision',
          label: labels.revision[language],
          value: { type: 'text', text: stateOf(register.revision, register.publishedOn)[language] },
        },
        {
          key: 'reckoningDay',
          label: labels.reckoningDay[language],
          value: { type: 'day', day: reckoningDay },
        },
        fact('official', official[language]),
        fact('decision', common.decisionCounts[language]),
        fact('fingerprint', fingerprint),
        fact('address', address),
      ],
    },
  ];
}

const covers = text('Was dieser Bericht umfasst', 'What this report covers');

const labels = {
  scope: text('Umfang', 'Scope'),
  revision: text('Registerstand', 'Registry revision'),
  reckoningDay: text('Stichtag der Berechnung', 'Reckoning day'),
  official: text('Amtliche Liste', 'Official list'),
  decision: text('Zuwendung', 'Grant'),
  fingerprint: text('Prüfwert der Daten', 'Fingerprint of the data'),
  address: text('Dieser Stand im Netz', 'This state online'),
} as const;

const stateOf = (revision: number, day: string): Text =>
  text(
    `${revision}, veröffentlicht am ${formatDay(day, 'de')}`,
    `${revision}, published on ${formatDay(day, 'en')}`,
  );

const scopeMeaning = {
  programme: text(
    'Vorhaben, deren Förderrichtlinie zur nachhaltigen sozialen Stadtentwicklung gehört. Andere ESF-Förderrichtlinien sind nicht enthalten.',
    'Projects whose funding guideline belongs to sustainable social urban development. Other ESF guidelines are not included.',
  ),
  all: text(
    'Alle Vorhaben des Registers, gleich aus welcher ESF-Förderrichtlinie; die nachhaltige soziale Stadtentwicklung ist ein Teil davon.',
    'All projects of the registry under any ESF funding guideline; sustainable social urban development is a part of them.',
  ),
} as const;

const official = text(
  'Amtlich ist die Liste der Vorhaben der Verwaltungsbehörde. Das Register unterstützt sie und ersetzt sie nicht.',
  'The list of operations of the managing authority is the official one. The registry supports it and does not replace it.',
);
