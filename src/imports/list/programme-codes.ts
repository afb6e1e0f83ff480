/** The funds of the Union's structural policy, by the letters that keys of the catalogue end with. */
export type FundName = 'ESF' | 'ERDF' | 'CF' | 'JTF';

const words: readonly (readonly [FundName, RegExp])[] = [
  ['JTF', /(?<!\p{L})(?:JTF|Just Transition Fund|Fonds für einen gerechten Übergang)(?!\p{L})/iu],
  [
    'CF',
    /(?<!\p{L})(?:Cohesion Fund|Kohäsionsfonds|Fonds de cohésion|Fondo di coesione|Fundusz Spójności|Fond soudržnosti|Kohezijski fond|Kohezijski sklad|Ταμείο Συνοχής|ΤΣ|Кохезионен фонд|Kohéziós Alap|Kohézny fond)(?!\p{L})/iu,
  ],
  [
    'ERDF',
    /(?<!\p{L})(?:EFRE|ERDF|FEDER|FESR|EFRR|EFRO|ERFA|ESRR|FEDR|ERUF|EFRD|ERAF|EAKR|ΕΤΠΑ|ЕФРР|Interreg|Fonds für regionale Entwicklung|Regional Development Fund|Fondul European de Dezvoltare Regională|Europski fond za regionalni razvoj|Evropski sklad za regionalni razvoj|Europejski Fundusz Rozwoju Regionalnego|Evropský fond pro regionální rozvoj|Európsky fond regionálneho rozvoja|Europees Fonds voor Regionale Ontwikkeling|Fonds européen de développement régional|Fondo europeo di sviluppo regionale|Fondo Europeo de Desarrollo Regional|Fundo Europeu de Desenvolvimento Regional|Euroopan aluekehitysrahasto)(?!\p{L})/iu,
  ],
  [
    'ESF',
    /(?<!\p{L})(?:ESF(?:\+|[ -]?plus)?|FSE\+?|EFS\+?|ESS|ΕΚΤ|ЕСФ|ESR|Europ\p{L}*r? Sozialfonds|European Social Fund|Europski soci\p{L}* fond|Europejski Fundusz Społeczny|Evropski socialni sklad|Evropský sociální fond|Európsky sociálny fond|Europees Sociaal Fonds|Fonds social européen|Fondo sociale europeo|Fondo Social Europeo|Fundo Social Europeu|Fondul Social European|Euroopan sosiaalirahasto)(?!\p{L})/iu,
  ],
];

/** The one fund a text names; null when it names none or several. */
export function fundNamed(text: string): FundName | null {
  const found = words.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
  return found.length === 1 ? (found[0] ?? null) : null;
}

export interface ProgrammeCode {
  /** As the Commission writes it, e.g. 2014DE05SFOP012. */
  readonly cci: string;
  readonly country: string;
  readonly fundingPeriod: '2014-2020' | '2021-2027';
  readonly fund: FundName | null;
}

const code =
  /(?<![\p{L}\d])(?<year>2014|2021)(?<country>[A-Z]{2})\d{2}(?<kind>[A-Z][A-Z\d])[A-Z]{2}\d{3}(?![\p{L}\d])/u;
const fundOfKind: Readonly<Record<string, FundName>> = { SF: 'ESF', RF: 'ERDF', CF: 'CF', JT: 'JTF' };

/** The code a programme has at the Commission (CCI), where a text holds one; it says period, country and mostly the fund. */
export function programmeCodeIn(text: string): ProgrammeCode | null {
  const match = code.exec(text);
  if (!match?.groups) return null;
  const { year, country = '', kind = '' } = match.groups;
  return {
    cci: match[0],
    country,
    fundingPeriod: year === '2014' ? '2014-2020' : '2021-2027',
    fund: fundOfKind[kind] ?? null,
  };
}

/** The one fund a programme is of, by its code or its name; null where it is of several. */
export const fundOfProgramme = (programme: string): FundName | null =>
  programmeCodeIn(programme)?.fund ?? fundNamed(programme);

/** The funding period a text names by its years; null when it names none or several. */
export function fundingPeriodNamed(text: string): ProgrammeCode['fundingPeriod'] | null {
  const first = /(?<!\d)(?:20)?14\s?[-–—/_]\s?(?:20)?20(?!\d)/u.test(text);
  const second = /(?<!\d)(?:20)?21\s?[-–—/_]\s?(?:20)?27(?!\d)/u.test(text);
  if (first === second) return null;
  return first ? '2014-2020' : '2021-2027';
}

/** Whether a text names a funding period that ended before those of the registry. */
export const namesEarlierPeriod = (text: string): boolean =>
  /(?<!\d)(?:(?:20)?07\s?[-–—/_]\s?(?:20)?13|(?:20)?00\s?[-–—/_]\s?(?:20)?06)(?!\d)/u.test(text);

/** The funding period of a fund that has existed since 2021 only; null for those of both periods. */
export const periodOfFund = (text: string): ProgrammeCode['fundingPeriod'] | null =>
  /(?<!\p{L})(?:(?:ESF|FSE|EFS|ESR|ESS|ΕΚΤ|ЕСФ)\s?(?:\+|plus(?!\p{L}))|JTF(?!\p{L})|Just Transition Fund)/iu.test(
    text,
  )
    ? '2021-2027'
    : null;
