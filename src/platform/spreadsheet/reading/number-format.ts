/** What a number format makes of a number: a day, a percentage, an amount in another currency, or just a number. */
export interface NumberFormat {
  readonly kind: 'number' | 'day' | 'percent';
  /** Sign or code of a currency that is not the euro, as the format writes it behind or before the number. */
  readonly currency: string | null;
}

const plain: NumberFormat = { kind: 'number', currency: null };
const day: NumberFormat = { kind: 'day', currency: null };
const percent: NumberFormat = { kind: 'percent', currency: null };

/** The formats that every workbook knows without writing them down; 27 to 36 and 50 to 58 are days in Asian editions. */
export function builtInFormat(id: number): NumberFormat {
  if (id === 9 || id === 10) return percent;
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
    ? day
    : plain;
}

const currencies = /HUF|PLN|CZK|BGN|RON|GBP|SEK|DKK|HRK|CHF|NOK|USD|ISK|zł|Kč|лв|lei|Ft|kn|kr|£|\$(?!-)/u;

/** Reads a format of the workbook's own: `TT.MM.JJJJ`, `0.00%`, `#,##0.00 [$Kč-405]`. */
export function formatOf(code: string): NumberFormat {
  const [first = ''] = code.split(';');
  const signs = [...first.matchAll(/\[\$([^\]-]*)(?:-[^\]]*)?\]|"([^"]*)"/gu)]
    .map((match) => match[1] ?? match[2] ?? '')
    .join(' ');
  const bare = first.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./gu, '');
  if (/[dyj]/iu.test(bare) && !/general|standard/iu.test(bare)) return day;
  if (bare.includes('%')) return percent;
  const currency = currencies.exec(`${signs} ${bare}`)?.[0] ?? null;
  return currency === null ? plain : { kind: 'number', currency };
}
