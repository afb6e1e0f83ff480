/** Drivers and builders wrap errors: the one that says what happened stands somewhere in the chain of causes. */
export function causes(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let link = error; link instanceof Error && chain.length < 10; link = link.cause) chain.push(link);
  return chain;
}
