import type { ErrorPageView } from './problem-handling.js';

/** The barest valid error page, for tests and for the time before the pages' own layout is loaded. */
export function plainErrorPage({ problem, language }: ErrorPageView): string {
  const number = language === 'de' ? 'Vorgangsnummer' : 'Request';
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escaped(problem.title)}</title></head>
<body><main><h1>${escaped(problem.title)}</h1><p>${escaped(problem.detail)}</p>
<p>${number}: ${escaped(problem.instance)}</p></main></body></html>
`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(value: string): string {
  return value.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
