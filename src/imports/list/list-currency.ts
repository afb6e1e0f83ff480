import { fold } from '../../kernel/fold.js';
import type { Columns } from './columns.js';
import type { Origin } from './list-origin.js';
import type { ListProfile } from './list-profile.js';
import type { Answers, Question } from './question.js';
import { currencyQuestion } from './questions.js';
import { headingSays } from './recognise-heading.js';
import { kindOf } from './wordings/fields.js';

/** `asked`: a list of countries with a currency of their own that names none. */
export type Currency = 'euro' | 'other' | 'asked';

/** Countries that had another currency for all or most of both funding periods, by code and by the names lists use. */
const ownCurrency = new Set(
  [
    'DK Danmark Denmark Dänemark',
    'SE Sverige Sweden Schweden',
    'PL Polska Poland Polen',
    'CZ Česko Czechia Tschechien',
    'HU Magyarország Hungary Ungarn',
    'RO România Romania Rumänien',
    'BG България Bulgaria Bulgarien',
    'HR Hrvatska Croatia Kroatien',
    'UK GB England Scotland Wales',
    'NO Norge Norway Norwegen',
    'CH Schweiz Suisse Switzerland',
  ]
    .join(' ')
    .split(' ')
    .map(fold),
);
const longNames = new Set(
  ['Česká republika', 'Czech Republic', 'United Kingdom', 'Northern Ireland'].map(fold),
);

/**
 * Words that headings of these countries hold and others do not, folded, for lists that name no country: Polish, Czech,
 * Hungarian, Romanian, Bulgarian, Croatian, Danish, Swedish.
 */
const wordsOfOwnCurrency = new RegExp(
  [
    'beneficjent|dofinansowani|wydatki|wydatkow|wartosc|wnioskodawc|tytul projektu',
    'prijemce|zadatel|vydaje|zpusobil|nazev',
    'kedvezmenyezett|tamogatas|palyazo|koltseg|megvalositas',
    'titlu|(?<!\\p{L})beneficiar(?:ul|ului)?(?!\\p{L})|proiect|cheltuiel|valoarea|denumire',
    'бенефициент|проект|разходи|стойност',
    'korisnik|naziv projekta|datum pocetka|prihvatljiv',
    'stottemodtager|tilskud|projektnavn|tilsagn',
    'stodmottagare|beviljat|projektnamn|stodberattigad',
  ].join('|'),
  'u',
);
/** One such word may be a name. */
const fewestHeadings = 2;

interface Part {
  readonly columns: Columns;
  readonly profile: ListProfile;
}

/** In which currency amounts are whose headings and cells do not say it. */
export function currencyOf(parts: readonly Part[], { programme }: Origin, answers: Answers): Currency {
  const countries = parts.flatMap(({ profile }) => [...(profile.distinct.get('country') ?? [])]);
  const said = countries.length > 0 ? countries : programme === null ? [] : [programme.country];
  const isAbroad = said.length > 0 ? said.every(hasOwnCurrency) : parts.some(isInSuchLanguage);
  if (!isAbroad || parts.some(namesCurrency)) return 'euro';
  const answer = answers.get('currency');
  return answer === 'euro' || answer === 'other' ? answer : 'asked';
}

export const currencyQuestions = (currency: Currency): readonly Question[] =>
  currency === 'asked' ? [currencyQuestion] : [];

const hasOwnCurrency = (country: string): boolean => {
  const name = fold(country.trim());
  return ownCurrency.has(name) || longNames.has(name);
};

const isInSuchLanguage = ({ columns: { all } }: Part): boolean =>
  all.filter(({ heading }) => wordsOfOwnCurrency.test(fold(heading))).length >= fewestHeadings;

function namesCurrency({ columns: { byField }, profile }: Part): boolean {
  if (byField.has('currency') || profile.namesCurrency()) return true;
  return [...byField].some(
    ([field, { heading }]) =>
      kindOf[field] === 'amounts' &&
      (headingSays(heading, 'euro') || headingSays(heading, 'foreignCurrency')),
  );
}
