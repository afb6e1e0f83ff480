import { bigint, customType, integer, text, timestamp } from 'drizzle-orm/pg-core';

/** Internal identity: never shown outside, never reused. */
export const identityKey = () => bigint('id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity();

/** EUR cents. */
export const cents = (name: string) => bigint(name, { mode: 'bigint' });

/** Hundredths of a percent: 9500 is 95 %. */
export const rate = (name: string) => integer(name);

/** An instant; comes and goes as ISO text in UTC, set by the database's clock. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** Text that sorts and compares byte by byte: keys, codes, references. */
export const keyText = customType<{ data: string; driverData: string }>({
  dataType: () => 'text collate "C"',
});

/** Text that sorts the German way: names of projects, places, people. */
export const germanText = customType<{ data: string; driverData: string }>({
  dataType: () => 'text collate "de-x-icu"',
});

export { text };
