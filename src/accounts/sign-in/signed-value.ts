import { createHmac, timingSafeEqual } from 'node:crypto';

const signatureOf = (value: string, secret: string): string =>
  createHmac('sha256', secret).update(value).digest('base64');

/** A value with its signature, as better-auth writes cookies. */
export const signed = (value: string, secret: string): string => `${value}.${signatureOf(value, secret)}`;

/** The value of a signed one; null when the signature is not ours. */
export function verified(text: string, secret: string): string | null {
  const at = text.lastIndexOf('.');
  if (at < 1) return null;
  const value = text.slice(0, at);
  const given = Buffer.from(text.slice(at + 1));
  const right = Buffer.from(signatureOf(value, secret));
  return given.length === right.length && timingSafeEqual(given, right) ? value : null;
}
