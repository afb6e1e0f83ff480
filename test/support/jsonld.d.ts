/** What the tests use of jsonld, which brings no types of its own. */
declare module 'jsonld' {
  /** A document as lines of N-Quads. */
  export function toRDF(
    document: unknown,
    options: { readonly format: 'application/n-quads' },
  ): Promise<string>;
  const jsonld: { toRDF: typeof toRDF };
  export default jsonld;
}
