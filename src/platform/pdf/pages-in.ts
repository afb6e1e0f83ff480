/** How many pages a print of ours has: its page tree says so, in plain words. @throws Error for what is no such print */
export function pagesIn(print: Buffer): number {
  // The tree stands near the end; texts are compressed and cannot look like it.
  const count = /\/Type \/Pages\s+\/Count (\d+)/.exec(print.toString('latin1'))?.[1];
  if (count === undefined) throw new Error('a print has no page tree');
  return Number(count);
}
