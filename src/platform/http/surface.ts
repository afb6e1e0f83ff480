import type { Language } from '../../kernel/text.js';

const machinePaths = /^\/(?:health|metrics|openapi\.json|seal)(?:[/?]|$)/;

/** Who a path is for: programs (`api`), operators and tools (`machine`), or people (`page`). */
export function surfaceOf(url: string): 'api' | 'machine' | 'page' {
  if (/^\/api(?:[/?]|$)/.test(url)) return 'api';
  return machinePaths.test(url) ? 'machine' : 'page';
}

/** Language of a page follows from its address alone: German, English below `/en`. */
export const pageLanguage = (url: string): Language => (/^\/en(?:[/?]|$)/.test(url) ? 'en' : 'de');

/** Language of the API's problems: the better liked of German and English in Accept-Language, English when it says nothing. */
export function acceptedLanguage(header: string | undefined): Language {
  const liking = { de: 0, en: 0 };
  for (const range of (header ?? '').slice(0, 500).split(',')) {
    const match = /^\s*(de|en)(?:-[a-z0-9-]+)?\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*$/i.exec(range);
    const language = match?.[1]?.toLowerCase();
    if (language === 'de' || language === 'en')
      liking[language] = Math.max(liking[language], Number(match?.[2] ?? '1'));
  }
  return liking.de > liking.en ? 'de' : 'en';
}
