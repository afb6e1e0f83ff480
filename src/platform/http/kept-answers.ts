/**
 * Answers that were given before, as bytes. Sound only for what follows from its key alone: a registry revision never
 * changes, so a key that names revision, reckoning day and question needs no invalidation. What was asked longest ago goes
 * first when the room is full.
 */
export class KeptAnswers {
  readonly #answers = new Map<string, Buffer>();
  #bytes = 0;

  /** @param mostBytes room for all answers together; an answer of more than an eighth of it is not kept */
  constructor(private readonly mostBytes: number) {}

  get(key: string): Buffer | undefined {
    const answer = this.#answers.get(key);
    if (answer === undefined) return undefined;
    this.#answers.delete(key);
    this.#answers.set(key, answer);
    return answer;
  }

  keep(key: string, answer: Buffer): void {
    if (answer.byteLength > this.mostBytes / 8) return;
    this.#drop(key);
    this.#answers.set(key, answer);
    this.#bytes += answer.byteLength;
    for (const oldest of this.#answers.keys()) {
      if (this.#bytes <= this.mostBytes) return;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#bytes -= this.#answers.get(key)?.byteLength ?? 0;
    this.#answers.delete(key);
  }
}
