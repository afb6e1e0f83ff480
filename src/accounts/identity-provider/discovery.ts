import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { providerJson } from './provider-request.js';

const endpoint = z.url().refine((address) => {
  const { protocol, hostname } = new URL(address);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isHere);
});

/** What is read of a provider's description of itself (OpenID Connect Discovery 1.0). */
const description = z.object({
  issuer: z.string(),
  authorization_endpoint: endpoint,
  token_endpoint: endpoint,
  userinfo_endpoint: endpoint.optional(),
  jwks_uri: endpoint,
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
  authorization_response_iss_parameter_supported: z.boolean().optional(),
});

/** An identity provider that has answered. */
export interface KnownProvider {
  readonly description: z.output<typeof description>;
  readonly keys: JWTVerifyGetKey;
}

const minute = 60_000;
/** How long an answer is believed, and how long after a failure nobody but a person who presses the button asks again. */
const knownFor = minute;
const restsFor = 5_000;
const timeout = 3_000;

/** Asks the provider who it is when somebody needs it, never at the start: the service runs without it. */
export interface Discovery {
  /** The provider; null when it does not answer as it should. `now`: asks again although it has just failed. */
  find(now: boolean): Promise<KnownProvider | null>;
}

export function openDiscovery(issuer: string): Discovery {
  let last: { readonly at: number; readonly found: KnownProvider | null } | null = null;
  let asking: Promise<KnownProvider | null> | null = null;
  let keys: { readonly uri: string; readonly set: JWTVerifyGetKey } | null = null;
  const ask = async (): Promise<KnownProvider | null> => {
    const answer = await providerJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    const parsed = description.safeParse(answer);
    if (!parsed.success || parsed.data.issuer !== issuer) return null;
    const uri = parsed.data.jwks_uri;
    if (keys?.uri !== uri)
      keys = { uri, set: createRemoteJWKSet(new URL(uri), { timeoutDuration: timeout }) };
    return { description: parsed.data, keys: keys.set };
  };
  const remembered = async (): Promise<KnownProvider | null> => {
    const found = await ask().catch(() => null);
    last = { at: Date.now(), found };
    asking = null;
    return found;
  };
  return {
    async find(now) {
      const age = last === null ? Number.POSITIVE_INFINITY : Date.now() - last.at;
      if (last?.found && age < knownFor) return last.found;
      if (last !== null && !now && age < restsFor) return last.found;
      asking ??= remembered();
      return asking;
    },
  };
}
