import { type Text, text } from '../../kernel/text.js';
import { runningStateWords } from '../../web/index.js';
import type { UnionContributionOrigin } from '../filter.js';
import type { Evidence } from '../project-input.js';
import type { ProjectRecord, RecordPlace } from '../record.js';

type Words<Value extends string> = Readonly<Record<Value, Text>>;
type BasisOf<Field extends 'unionRate' | 'grantRate'> = NonNullable<ProjectRecord[Field]>['basis'];

export const statusWords = runningStateWords;

export const placeKindWords: Words<RecordPlace['kind']> = {
  municipality: text('Gemeinde', 'municipality'),
  statewide: text('landesweit', 'statewide'),
  unmatched: text('nicht zugeordnet', 'not matched'),
};

export const evidenceWords: Words<Evidence> = {
  decision: text('Bescheid', 'decision'),
  officialList: text('amtliche Liste', 'official list'),
  ownStatement: text('Eigenangabe', 'own statement'),
};

export const originWords: Words<UnionContributionOrigin> = {
  stated: text('angegeben', 'stated'),
  derived: text('abgeleitet', 'derived'),
  unknown: text('unbekannt', 'unknown'),
};

export const unionRateBasisWords: Words<BasisOf<'unionRate'>> = {
  project: text('Satz des Vorhabens', 'rate of the project'),
  priority: text('Satz der Prioritätsachse', 'rate of the priority axis'),
  amounts: text('aus den Beträgen berechnet', 'computed from the amounts'),
};

export const grantRateBasisWords: Words<BasisOf<'grantRate'>> = {
  stated: text('angegeben', 'stated'),
  amounts: text('aus den Beträgen berechnet', 'computed from the amounts'),
};

export const sourceKindWords: Words<ProjectRecord['source']['kind']> = {
  page: text('Seite', 'page'),
  list: text('Liste', 'list'),
  form: text('Formular', 'form'),
};

export const yesOrNo: Words<'true' | 'false'> = { true: text('ja', 'yes'), false: text('nein', 'no') };
