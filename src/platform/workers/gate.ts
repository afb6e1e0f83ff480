import { Problem } from '../../kernel/problem.js';

/**
 * Lets only so many pieces of heavy work run at a time; a few more wait in line, the rest is refused at once instead of
 * piling up.
 */
export class Gate {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    private readonly most: number,
    private readonly mostWaiting: number,
  ) {}

  /**
   * Resolves when it is this one's turn, with the function that lets the next one in. Whoever is `gone` meanwhile leaves
   * the line.
   *
   * @throws Problem `overloaded` when the line is full
   */
  async enter(gone: AbortSignal): Promise<() => void> {
    if (this.#running >= this.most) await this.#turn(gone);
    else this.#running += 1;
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    };
  }

  #turn(gone: AbortSignal): Promise<void> {
    if (gone.aborted || this.#waiting.length >= this.mostWaiting)
      return Promise.reject(new Problem('overloaded', { retryAfterSeconds: 30 }));
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(new Problem('overloaded', { retryAfterSeconds: 30, cause: gone.reason }));
      };
      const enter = (): void => {
        gone.removeEventListener('abort', leave);
        resolve();
      };
      this.#waiting.push(enter);
      gone.addEventListener('abort', leave, { once: true });
    });
  }
}
