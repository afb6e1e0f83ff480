import type { Language } from '../kernel/text.js';

/** Address of a page in a language: German at the root, English under /en with the same path. */
export function localPath(language: Language, path: string): string {
  if (language === 'de') return path;
  return path === '/' ? '/en' : path.startsWith('/?') ? `/en${path.slice(1)}` : `/en${path}`;
}

/** Route patterns of one page in both languages. */
export const localRoutes = (path: string): readonly { language: Language; pattern: string }[] => [
  { language: 'de', pattern: path },
  { language: 'en', pattern: localPath('en', path) },
];

/** Address of a page without its language prefix: the other way round of `localPath`. */
export const withoutLanguage = (path: string): string =>
  path.replace(/^\/en(?=[/?]|$)/, '').replace(/^(?!\/)/, '/');
