/** What platform code needs of the logger: one line per change of state, fields first. pino fits. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** For commands that speak for themselves. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
