import type { Route } from './all-routes.js';
import type { Example } from './examples.js';

/** Addresses of a route up to each of its parameters, as the examples name them. */
export function placesOf({ url }: Route): string[] {
  const plain = url.replace(/^\/(?:api\/v1|en)(?=\/)/, '');
  return [...plain.matchAll(/:\w+/g)].map((match) => plain.slice(0, match.index + match[0].length));
}

/** The address with every parameter filled in; null when there is no such thing. */
export async function addressOf(
  route: Route,
  examples: Readonly<Record<string, Example>>,
  choose: (example: Example) => Promise<string | null> | string | null,
): Promise<string | null> {
  let address = route.url;
  for (const place of placesOf(route)) {
    const example = examples[place];
    const value = await (example && choose(example));
    if (value === null || value === undefined) return null;
    address = address.replace(/:\w+/, value);
  }
  return address;
}
