import { Problem } from '../../kernel/problem.js';

/** Who wants heavy work done. */
export interface Visitor {
  /** Fires when nobody waits for the answer any more. */
  readonly gone: AbortSignal;
  /** Where the request comes from: no source takes the places of all others. */
  readonly source: string;
}

interface Waiting {
  readonly source: string;
  readonly enter: () => void;
}

/**
 * Lets only so many pieces of heavy work run at a time; a few more wait in line, the rest is refused at once instead of
 * piling up. Of those who wait, the first from the source with the fewest inside is next, and one source has at most half
 * of the line.
 */
export class Gate {
  readonly #inside = new Map<string, number>();
  readonly #line: Waiting[] = [];
  #running = 0;

  constructor(
    private readonly most: number,
    private readonly mostWaiting: number,
    private readonly retryAfterSeconds = 30,
  ) {}

  /**
   * Resolves when it is this one's turn, with the function that lets the next one in. Whoever is `gone` meanwhile leaves
   * the line.
   *
   * @throws Problem `overloaded` when the line is full
   */
  async enter({ gone, source }: Visitor): Promise<() => void> {
    if (this.#running < this.most) this.#admit(source);
    else await this.#turn(gone, source);
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      this.#dismiss(source);
    };
  }

  #admit(source: string): void {
    this.#running += 1;
    this.#inside.set(source, this.#insideOf(source) + 1);
  }

  #dismiss(source: string): void {
    this.#running -= 1;
    const left = this.#insideOf(source) - 1;
    if (left > 0) this.#inside.set(source, left);
    else this.#inside.delete(source);
    this.#next()?.enter();
  }

  readonly #insideOf = (source: string): number => this.#inside.get(source) ?? 0;

  #next(): Waiting | undefined {
    const fewest = Math.min(...this.#line.map(({ source }) => this.#insideOf(source)));
    return this.#line.find(({ source }) => this.#insideOf(source) === fewest);
  }

  #turn(gone: AbortSignal, source: string): Promise<void> {
    const ofSource = this.#line.filter((waiting) => waiting.source === source).length;
    const isFull = this.#line.length >= this.mostWaiting || ofSource >= Math.ceil(this.mostWaiting / 2);
    if (gone.aborted || isFull) return Promise.reject(this.#refusal());
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#line.splice(this.#line.indexOf(waiting), 1);
        reject(this.#refusal(gone.reason));
      };
      const enter = (): void => {
        gone.removeEventListener('abort', leave);
        this.#line.splice(this.#line.indexOf(waiting), 1);
        this.#admit(source);
        resolve();
      };
      const waiting: Waiting = { source, enter };
      this.#line.push(waiting);
      gone.addEventListener('abort', leave, { once: true });
    });
  }

  #refusal(cause?: unknown): Problem {
    return new Problem('overloaded', { retryAfterSeconds: this.retryAfterSeconds, cause });
  }
}
