import type { Language } from '../../kernel/text.js';

/** "12,5 Prozent" */
export const formatMeasured = (value: number, unit: string | null, language: Language): string =>
  [value.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', { maximumFractionDigits: 2 }), unit]
    .filter((part) => part !== null)
    .join(' ');
