/**
 * Data for search engines (JSON-LD). Browsers run nothing of it; no sign in it can end it, so that words people wrote stay
 * words.
 */
export function LinkedData({ data }: { data: object }): JSX.Element {
  const written = JSON.stringify(data).replaceAll('<', '\\u003c');
  return <script type="application/ld+json">{written as 'safe'}</script>;
}
