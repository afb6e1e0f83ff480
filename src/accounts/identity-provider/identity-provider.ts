import { createHash, randomBytes } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { z } from 'zod';
import { type KnownProvider, openDiscovery } from './discovery.js';
import { readIdToken } from './id-token.js';
import { providerJson } from './provider-request.js';

export interface IdentityProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button on the sign-in page says. */
  readonly label: string;
}

/** What a browser keeps while its person is at the provider. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  /** The secret of the proof that who comes back is who went (PKCE, RFC 7636). */
  readonly verifier: string;
}

/** Whom the provider vouches for. */
export interface ProviderPerson {
  readonly issuer: string;
  /** The provider's name for the person, which never goes to somebody else. */
  readonly subject: string;
  /** Null unless the provider has verified it. */
  readonly verifiedEmail: string | null;
  /** Whether the provider has asked for more than a password. */
  readonly bySecondFactor: boolean;
}

/** The state's identity provider, over the authorization code flow with PKCE. */
export interface IdentityProvider {
  readonly label: string;
  isReachable(): Promise<boolean>;
  /** Where to send the browser; null when the provider does not answer. */
  begin(redirectUri: string): Promise<{ readonly address: string; readonly attempt: Attempt } | null>;
  /** Redeems what the browser came back with. Throws when it is not from this provider for this attempt. */
  finish(answer: ProviderAnswer, attempt: Attempt, redirectUri: string): Promise<ProviderPerson>;
}

/** What the browser brings back. */
export interface ProviderAnswer {
  readonly code: string;
  /** Who says so (RFC 9207); null when it does not say. */
  readonly issuer: string | null;
}

export function openIdentityProvider(settings: IdentityProviderSettings): IdentityProvider {
  const discovery = openDiscovery(settings.issuer);
  return {
    label: settings.label,
    isReachable: async () => (await discovery.find(false)) !== null,
    async begin(redirectUri) {
      const provider = await discovery.find(true);
      if (provider === null) return null;
      const attempt = { state: random(), nonce: random(), verifier: random() };
      return { attempt, address: authorizationAddress(provider, settings, attempt, redirectUri) };
    },
    async finish(answer, attempt, redirectUri) {
      const provider = await discovery.find(true);
      if (provider === null) throw new Error('the identity provider does not answer');
      assertIssuer(provider, answer.issuer);
      const tokens = await redeem(provider, settings, answer.code, attempt, redirectUri);
      const { clientId } = settings;
      const claims = await readIdToken(provider, tokens.id_token, { clientId, nonce: attempt.nonce });
      const about = claims.email === undefined ? await userInfo(provider, tokens) : null;
      return personOf(provider, claims, about ?? claims);
    },
  };
}

const random = (): string => randomBytes(32).toString('base64url');

function authorizationAddress(
  { description }: KnownProvider,
  { clientId }: IdentityProviderSettings,
  { state, nonce, verifier }: Attempt,
  redirectUri: string,
): string {
  const address = new URL(description.authorization_endpoint);
  const wish = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: 'openid email',
    state,
    nonce,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(wish)) address.searchParams.set(name, value);
  return address.href;
}

/** An answer that another provider gave must not be redeemed at this one. */
function assertIssuer({ description }: KnownProvider, issuer: string | null): void {
  const mustSay = description.authorization_response_iss_parameter_supported === true;
  if (issuer === null ? mustSay : issuer !== description.issuer)
    throw new Error('the answer is from another identity provider');
}

const tokenAnswer = z.object({ id_token: z.string(), access_token: z.string() });

async function redeem(
  { description }: KnownProvider,
  { clientId, clientSecret }: IdentityProviderSettings,
  code: string,
  { verifier }: Attempt,
  redirectUri: string,
): Promise<z.output<typeof tokenAnswer>> {
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
  const headers: Record<string, string> = {};
  const methods = description.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  if (methods.includes('client_secret_basic'))
    headers.authorization = `Basic ${Buffer.from([clientId, clientSecret].map(encodeURIComponent).join(':')).toString('base64')}`;
  else {
    body.set('client_id', clientId);
    body.set('client_secret', clientSecret);
  }
  return tokenAnswer.parse(await providerJson(description.token_endpoint, { method: 'POST', headers, body }));
}

/** What the provider tells about the person when it keeps its ID tokens short. */
async function userInfo(
  { description }: KnownProvider,
  tokens: z.output<typeof tokenAnswer>,
): Promise<JWTPayload | null> {
  if (description.userinfo_endpoint === undefined) return null;
  const headers = { authorization: `Bearer ${tokens.access_token}` };
  const told = await providerJson(description.userinfo_endpoint, { headers });
  return z.record(z.string(), z.unknown()).parse(told);
}

function personOf(
  { description }: KnownProvider,
  claims: JWTPayload & { readonly sub: string },
  about: JWTPayload,
): ProviderPerson {
  if (about.sub !== claims.sub) throw new Error('the identity provider tells about somebody else');
  const { email, email_verified: isVerified } = about;
  const methods = Array.isArray(claims.amr) ? claims.amr : [];
  return {
    issuer: description.issuer,
    subject: claims.sub,
    verifiedEmail: typeof email === 'string' && isVerified === true ? email : null,
    bySecondFactor: methods.includes('mfa') || methods.includes('otp'),
  };
}
