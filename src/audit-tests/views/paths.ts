/** What is looked at: a state of the registry (null is the present), and the programme or all of it; as addresses say it. */
export interface TestQuery {
  readonly asOf: string | null;
  readonly bereich: string;
}

export const testsPath = '/pruefung/tests';

/** Address of a page or file of the tests with what is looked at. */
export function testHref(
  path: string,
  query: TestQuery,
  more: Readonly<Record<string, string>> = {},
): string {
  const parameters = new URLSearchParams(
    Object.entries({ ...query, asOf: query.asOf ?? '', ...more }).filter(([, value]) => value !== ''),
  );
  return parameters.size === 0 ? path : `${path}?${parameters}`;
}
