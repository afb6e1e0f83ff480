import { accessSync, constants } from 'node:fs';
import { isIP } from 'node:net';
import { extname, resolve } from 'node:path';
import { z } from 'zod';
import { StartError } from './platform/start-error.js';
import { isLicence, licences, type Publisher } from './public-data/publisher.js';
import { misspelledNames } from './setting-names.js';

interface Setting {
  readonly meaning: string;
  /** As the operator would write it; null when there is none. */
  readonly default: string | null;
  /** Ends the sentence `NAME must be …`. */
  readonly rule: string;
  /** True when the value may hold a password and must never be repeated in a message. */
  readonly secret?: true;
  readonly schema: z.ZodType<unknown, string>;
}

const databaseUrl = z.string().refine(isDatabaseUrl);

/** Every setting of the service: what it means and what holds without it. The table in the README is checked against this one. */
export const settings = {
  HOST: {
    meaning: 'Address the service listens on',
    default: '127.0.0.1',
    rule: 'an IP address or host name',
    schema: z.string().regex(/^[A-Za-z0-9.:_-]+$/),
  },
  PORT: {
    meaning: 'Port the service listens on; 0 picks a free one',
    default: '3000',
    rule: 'a whole number from 0 to 65535',
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .pipe(z.number().max(65_535)),
  },
  DATABASE_URL: {
    meaning:
      "Existing PostgreSQL 15 or newer under its owner's role, used for migrations only; its roles need the right to make temporary tables, which they have by default; without it the embedded PostgreSQL runs in DATA_DIR",
    default: null,
    rule: 'an address like postgres://owner@host:5432/steckbrief',
    secret: true,
    schema: databaseUrl,
  },
  APP_DATABASE_URL: {
    meaning:
      'The same database under the role steckbrief_app, used at run time; without it the role is created and its password derived from the one in DATABASE_URL',
    default: null,
    rule: 'an address like postgres://steckbrief_app@host:5432/steckbrief',
    secret: true,
    schema: databaseUrl,
  },
  AUTH_SECRET: {
    meaning:
      'Secret that signs sessions and encrypts second factors, at least 32 random characters; required with DATABASE_URL, else made at the first start and kept in DATA_DIR',
    default: null,
    rule: 'at least 32 random characters, for example what `openssl rand -base64 32` prints',
    secret: true,
    schema: z.string().refine(isStrongSecret),
  },
  DATA_DIR: {
    meaning: 'Folder for everything the service keeps itself (the demo keeps its own in ./data/demo)',
    default: './data',
    rule: 'the path of a folder',
    schema: z.string().transform((path) => resolve(path)),
  },
  PUBLIC_URL: {
    meaning: 'Address under which people reach the service, for links; without it http://HOST:PORT',
    default: null,
    rule: 'an address like https://steckbrief.example.de without query',
    schema: z
      .string()
      .refine(isPublicUrl)
      .transform((url) => url.replace(/\/+$/, '')),
  },
  TRUSTED_PROXIES: {
    meaning:
      'Addresses or networks of the proxies in front of the service, separated by commas: theirs is the X-Forwarded-For that is believed; without it nobody’s is',
    default: null,
    rule: 'addresses or networks like 10.0.0.5,192.168.0.0/16,::1',
    schema: z
      .string()
      .transform((list) => list.split(',').map((one) => one.trim()))
      .refine((list) => list.every(isAddressOrNetwork)),
  },
  LAND_NOTICE: {
    meaning: "Text of the Land's funding notice in the footer of pages and prints",
    default: null,
    rule: 'a text of at most 500 characters',
    schema: z.string().max(500),
  },
  LAND_SIGNET: {
    meaning: "SVG or PNG file with the Land's signet, shown beside the notice",
    default: null,
    rule: 'the path of a readable .svg or .png file',
    schema: z
      .string()
      .refine(isReadableImage)
      .transform((path) => resolve(path)),
  },
  SMTP_URL: {
    meaning:
      'Mail server; without it mail waits in the registry and is not sent (the demo shows it on a page instead and never sends any)',
    default: null,
    rule: 'an address like smtps://user:password@mail.example.de, or smtp:// for a server that switches to TLS itself',
    secret: true,
    schema: z.string().refine(isSmtpUrl),
  },
  MAIL_FROM: {
    meaning: 'Sender of all mail; needed with SMTP_URL',
    default: null,
    rule: 'an address like steckbrief@example.de or Steckbrief <steckbrief@example.de>',
    schema: z
      .string()
      .regex(
        /^(?:[\p{L}\p{N} .'-]{1,80} <[^\s<>,;:"()@]+@[^\s<>,;:"()@]+>|[^\s<>,;:"()@]+@[^\s<>,;:"()@]+)$/u,
      ),
  },
  OIDC_ISSUER: {
    meaning:
      'Issuer of the identity provider (OpenID Connect) people may sign in with; needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET. Register PUBLIC_URL/anmelden/dienst/rueckkehr there',
    default: null,
    rule: 'the issuer exactly as the provider names it, an https address without query (http only on this machine)',
    schema: z.string().refine(isIssuer),
  },
  OIDC_CLIENT_ID: {
    meaning: 'Name of the service at the identity provider; needed with OIDC_ISSUER',
    default: null,
    rule: 'the client id of the identity provider, at most 255 printable characters',
    schema: z.string().regex(/^[\x21-\x7e]{1,255}$/),
  },
  OIDC_CLIENT_SECRET: {
    meaning: 'Secret of the service at the identity provider; needed with OIDC_ISSUER',
    default: null,
    rule: 'what the identity provider gave out for this client, at least 32 random characters',
    secret: true,
    schema: z.string().refine(isStrongSecret),
  },
  OIDC_LABEL: {
    meaning: 'What the button of the identity provider says on the sign-in page',
    default: 'Mit dem Konto der Verwaltung anmelden',
    rule: 'a text of at most 80 characters',
    schema: z.string().max(80),
  },
  OPEN_DATA_PUBLISHER: {
    meaning: 'Who hands out the open data, in their metadata and on their page',
    default: 'Servicestelle Nachhaltige soziale Stadtentwicklung in Sachsen',
    rule: 'a text of at most 200 characters',
    schema: z.string().max(200),
  },
  OPEN_DATA_CONTACT: {
    meaning: 'Mail address for questions about the open data',
    default: null,
    rule: 'an address like daten@example.de',
    schema: z.string().regex(/^[^\s<>,;:"()@]+@[^\s<>,;:"()@]+$/),
  },
  OPEN_DATA_LICENCE: {
    meaning: 'Licence of the open data, by its key in the list of DCAT-AP.de',
    default: 'dl-by-de/2.0',
    rule: `one of ${Object.keys(licences).join(', ')}`,
    schema: z.string().refine(isLicence),
  },
  OPEN_DATA_CONTRIBUTOR: {
    meaning: 'Id of the data provider that GovData gave out, for the metadata',
    default: null,
    rule: 'an address like http://dcat-ap.de/def/contributors/example',
    schema: z
      .string()
      .refine((value) => URL.canParse(value) && /^https?:/.test(value) && !/[\s<>"]/.test(value)),
  },
  LOG_LEVEL: {
    meaning: 'How much is logged: fatal, error, warn, info, debug, trace or silent',
    default: 'info',
    rule: 'one of fatal, error, warn, info, debug, trace, silent',
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
  },
} as const satisfies Record<string, Setting>;

type SettingName = keyof typeof settings;
type Value<Name extends SettingName> = z.output<(typeof settings)[Name]['schema']>;

/** The settings of this start, checked and frozen. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string | null;
  readonly appDatabaseUrl: string | null;
  readonly authSecret: string | null;
  readonly dataDir: string;
  readonly publicUrl: string | null;
  readonly trustedProxies: readonly string[];
  readonly landNotice: string | null;
  readonly landSignet: string | null;
  /** How mail leaves; null where no mail server is set. */
  readonly smtp: { readonly url: string; readonly from: string } | null;
  /** The state's identity provider; null where people sign in with their own password only. */
  readonly identityProvider: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly label: string;
  } | null;
  /** Who hands out open data, under which terms. */
  readonly publisher: Publisher;
  readonly logLevel: Value<'LOG_LEVEL'>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings from the environment. A command may bring another default for DATA_DIR.
 * Throws StartError with one sentence for each setting that is empty, wrong or misspelled.
 */
export function readConfig(
  options: { readonly environment?: Environment; readonly dataDir?: string } = {},
): Config {
  const environment = options.environment ?? process.env;
  const faults: string[] = [];
  const read = <Name extends SettingName>(name: Name): Value<Name> | null => {
    const fallback =
      name === 'DATA_DIR' ? (options.dataDir ?? settings.DATA_DIR.default) : settings[name].default;
    const parsed = readSetting(name, environment[name] ?? fallback);
    if ('value' in parsed) return parsed.value as Value<Name> | null;
    faults.push(parsed.fault);
    return null;
  };
  const smtpUrl = read('SMTP_URL');
  const mailFrom = read('MAIL_FROM');
  const config = {
    host: read('HOST') ?? '',
    port: read('PORT') ?? 0,
    databaseUrl: read('DATABASE_URL'),
    appDatabaseUrl: read('APP_DATABASE_URL'),
    authSecret: read('AUTH_SECRET'),
    dataDir: read('DATA_DIR') ?? '',
    publicUrl: read('PUBLIC_URL'),
    trustedProxies: read('TRUSTED_PROXIES') ?? [],
    landNotice: read('LAND_NOTICE'),
    landSignet: read('LAND_SIGNET'),
    smtp: smtpUrl !== null && mailFrom !== null ? { url: smtpUrl, from: mailFrom } : null,
    identityProvider: completeOrNull({
      issuer: read('OIDC_ISSUER'),
      clientId: read('OIDC_CLIENT_ID'),
      clientSecret: read('OIDC_CLIENT_SECRET'),
      label: read('OIDC_LABEL'),
    }),
    publisher: {
      name: read('OPEN_DATA_PUBLISHER') ?? '',
      contact: read('OPEN_DATA_CONTACT'),
      licence: read('OPEN_DATA_LICENCE') ?? 'dl-by-de/2.0',
      contributorId: read('OPEN_DATA_CONTRIBUTOR'),
    },
    logLevel: read('LOG_LEVEL') ?? 'info',
  };
  if (config.appDatabaseUrl && environment.DATABASE_URL === undefined)
    faults.push(
      'APP_DATABASE_URL is set without DATABASE_URL: set both, or neither for the embedded PostgreSQL.',
    );
  if (smtpUrl !== null && environment.MAIL_FROM === undefined)
    faults.push('SMTP_URL is set without MAIL_FROM: say who mail is from.');
  const given = Object.keys(settings).filter(
    (name) => name.startsWith('OIDC_') && environment[name] !== undefined,
  );
  const missing = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'].filter(
    (name) => environment[name] === undefined,
  );
  if (given.length > 0 && missing.length > 0 && faults.length === 0)
    faults.push(`${given.join(' and ')} set without ${missing.join(' and ')}: set all of them, or none.`);
  for (const [name, meant] of misspelledNames(Object.keys(environment), Object.keys(settings)))
    faults.push(`${name} is not a setting: did you mean ${meant}?`);
  if (faults.length > 0) throw new StartError(faults.join('\n'));
  return Object.freeze(config);
}

/** The value, null when there is neither a value nor a default; or the sentence that says what is wrong. */
function readSetting(name: SettingName, value: string | null): { value: unknown } | { fault: string } {
  if (value === null) return { value };
  const setting: Setting = settings[name];
  if (value.trim() === '') return { fault: `${name} is set but empty: give it a value or remove it.` };
  const parsed = setting.schema.safeParse(value);
  if (parsed.success) return { value: parsed.data };
  return {
    fault: `${name} must be ${setting.rule}${setting.secret ? '' : `, not ${JSON.stringify(value)}`}.`,
  };
}

/** All of them, or null when one is missing. */
function completeOrNull<Parts extends Record<string, string | null>>(
  parts: Parts,
): { [Name in keyof Parts]: string } | null {
  const isComplete = Object.values(parts).every((part) => part !== null);
  return isComplete ? (parts as { [Name in keyof Parts]: string }) : null;
}

function isDatabaseUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return (
    ['postgres:', 'postgresql:'].includes(url.protocol) && url.username !== '' && url.pathname.length > 1
  );
}

function isSmtpUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, pathname, search, hash } = new URL(value);
  return (
    ['smtp:', 'smtps:'].includes(protocol) &&
    hostname !== '' &&
    ['', '/'].includes(pathname) &&
    search === '' &&
    hash === ''
  );
}

/** What a generator prints, not what a person thinks up: long, and hardly a character twice in a row or all the time. */
function isStrongSecret(value: string): boolean {
  return value.length >= 32 && value.length <= 500 && new Set(value).size >= 12 && !/(.)\1{3}/.test(value);
}

function isIssuer(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, search, hash, username } = new URL(value);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isHere);
  return isSafe && search === '' && hash === '' && username === '' && !/[\s?#]/.test(value);
}

function isPublicUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return (
    ['http:', 'https:'].includes(url.protocol) && url.search === '' && url.hash === '' && url.username === ''
  );
}

function isAddressOrNetwork(value: string): boolean {
  const [address = '', prefix, ...rest] = value.split('/');
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  if (bits === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= bits);
}

function isReadableImage(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return ['.svg', '.png'].includes(extname(path).toLowerCase());
  } catch {
    return false;
  }
}
