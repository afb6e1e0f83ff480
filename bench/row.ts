/** One line of the results: what the service did, what the yardstick did, and what is wanted. */
export interface Row {
  readonly work: string;
  readonly service: string;
  readonly bare: string;
  /** Service by yardstick: share of its requests, or multiple of its time. */
  readonly ratio: string;
  readonly goal: string;
  readonly reached: boolean | null;
}

export const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en')} req/s`;
export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
export const percent = (share: number): string => `${Math.round(share * 100)} %`;
