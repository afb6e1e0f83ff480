import { isIPv6 } from 'node:net';

/**
 * Where requests come from as far as limits are concerned: one IPv4 address, or the /64 that one IPv6 connection
 * usually has to itself.
 */
export function sourceOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined) return mapped;
  return isIPv6(ip) ? `${groupsOf(ip).slice(0, 4).join(':')}::/64` : ip;
}

/** The network that is written down with an event: enough to see a pattern, too little to point at one machine. */
export function networkOf(ip: string): string {
  const source = sourceOf(ip);
  if (source.endsWith('/64')) return `${groupsOf(ip).slice(0, 3).join(':')}::/48`;
  return source.replace(/\.\d+$/, '.0/24');
}

function groupsOf(ip: string): string[] {
  const [head = '', tail = ''] = (ip.split('%', 1)[0] ?? '').split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const missing = Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array<string>(missing).fill('0'), ...right];
}
