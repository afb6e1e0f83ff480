interface Bounds {
  /** Times something has to be asked for. */
  readonly often: number;
  readonly mostKept: number;
  /** How many different things are counted at a time; then counting begins anew. */
  readonly mostCounted: number;
}

/** Tells what is asked for often from what is not, in bounded room: what was often once stays so. */
export class OftenAsked {
  readonly #kept = new Set<string>();
  readonly #counts = new Map<string, number>();

  constructor(private readonly bounds: Bounds) {}

  /** Counts this question, too. */
  has(asked: string): boolean {
    const { often, mostKept, mostCounted } = this.bounds;
    if (this.#kept.has(asked)) return true;
    if (this.#kept.size >= mostKept) return false;
    const count = (this.#counts.get(asked) ?? 0) + 1;
    if (this.#counts.size >= mostCounted) this.#counts.clear();
    this.#counts.set(asked, count);
    if (count < often) return false;
    this.#counts.delete(asked);
    this.#kept.add(asked);
    return true;
  }
}
