import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import Provider from 'oidc-provider';
import type { Test } from 'tap';
import type { IdentityProviderSettings } from '../../src/accounts/identity-provider/identity-provider.js';

/** Who signs in at the provider next, and what it says about them. */
export interface ProviderAccount {
  readonly sub: string;
  readonly email: string;
  readonly email_verified: boolean;
  readonly amr: readonly string[];
}

/** Makes the ID token anew from what the provider has put into it. */
type Forgery = (claims: JWTPayload) => string | Promise<string>;

/** A real OpenID provider on a port of its own; whoever comes is signed in as `person` without being asked. */
export interface TestProvider {
  readonly settings: IdentityProviderSettings;
  person: ProviderAccount;
  /** What the provider hands out instead of its ID token. */
  forge: Forgery | null;
  /** Signs claims with the provider's own key. */
  sign(claims: JWTPayload): Promise<string>;
  stop(): Promise<void>;
  start(): Promise<void>;
}

const clientId = 'steckbrief';
const clientSecret = 'hB7s9XkQ2mVt4LpZ8wRy6NcDf3GjA5uE';

interface ProviderWish {
  /** `http://…` of the service that people come from. */
  readonly service: string;
  readonly host?: string;
  /** True for a provider that puts the address into the ID token instead of telling it on request. */
  readonly longTokens?: boolean;
}

export async function identityProvider(t: Test, wish: ProviderWish): Promise<TestProvider> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'test' };
  let server: Server | null = null;
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  let port = 0;
  const start = async (): Promise<void> => {
    const started = createServer((request, response) => handle(request, response));
    await new Promise<void>((resolve) => {
      started.listen(port, '127.0.0.1', resolve);
    });
    port = (started.address() as AddressInfo).port;
    server = started;
  };
  const stop = async (): Promise<void> => {
    const running = server;
    server = null;
    running?.closeAllConnections();
    if (running !== null) await new Promise((resolve) => running.close(resolve));
  };
  await start();
  t.teardown(stop);
  const issuer = `http://${wish.host ?? '127.0.0.1'}:${port}`;
  const self: TestProvider = {
    settings: { issuer, clientId, clientSecret, label: 'Mit dem Landeskonto anmelden' },
    person: { sub: 'nobody', email: 'niemand@example.org', email_verified: true, amr: ['pwd'] },
    forge: null,
    sign: (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'test' }).sign(privateKey),
    start,
    stop,
  };
  handle = answering(self, providerFor(self, wish, jwk));
  return self;
}

function providerFor(self: TestProvider, wish: ProviderWish, jwk: object): Provider {
  const provider = new Provider(self.settings.issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${wish.service}/anmelden/dienst/rueckkehr`],
      },
    ],
    jwks: { keys: [jwk] },
    cookies: { keys: ['test'] },
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: wish.longTokens !== true,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    findAccount: (_context: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ ...self.person, sub }),
    }),
  });
  provider.use(async (context, next) => {
    await next();
    if (context.path !== '/token' || self.forge === null || context.body?.id_token === undefined) return;
    const [, claims = ''] = context.body.id_token.split('.');
    context.body.id_token = await self.forge(JSON.parse(Buffer.from(claims, 'base64url').toString()));
  });
  return provider;
}

/** Signs everybody in who is led to the provider's page, and agrees for them. */
function answering(self: TestProvider, provider: Provider) {
  const rest = provider.callback();
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (!request.url?.startsWith('/interaction/')) return void rest(request, response);
    const { sub: accountId, amr } = self.person;
    const grant = new provider.Grant({ accountId, clientId });
    grant.addOIDCScope('openid email');
    void grant.save().then((grantId) =>
      provider.interactionFinished(request, response, {
        login: { accountId, amr, remember: false },
        consent: { grantId },
      }),
    );
  };
}
