import { createTransport } from 'nodemailer';

/** How mail leaves the service. */
export interface SmtpSettings {
  /** `smtps://user:password@host`, or `smtp://` for a server that switches to TLS itself. */
  readonly url: string;
  /** Who it is from: an address, or `Name <address>`. */
  readonly from: string;
}

export interface Letter {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly date: Date;
}

/** Hands letters to a mail server, one at a time. */
export interface Mailer {
  /** Ends when the server has taken the letter. Throws DeliveryFailure. */
  send(letter: Letter): Promise<void>;
}

/** Why a letter was not taken: a code without words of the server, which may name people. */
export class DeliveryFailure extends Error {
  override readonly name = 'DeliveryFailure';
  constructor(
    readonly code: string,
    /** `letter`: this one will never be taken. `later`: it may be. `server`: no letter is taken at present. */
    readonly concerns: 'letter' | 'later' | 'server',
  ) {
    super(code);
  }
}

const seconds = 1_000;
const loopback = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

export function smtpMailer({ url, from }: SmtpSettings): Mailer {
  const { hostname, port, protocol, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    // Passwords and people's mail cross no network in clear.
    requireTLS: !secure && !loopback.has(hostname),
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: 10 * seconds,
    greetingTimeout: 10 * seconds,
    socketTimeout: 20 * seconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([^@>\s]+)>?$/.exec(from)?.[1] ?? 'localhost';
  return {
    async send({ id, to, subject, text, date }) {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          date,
          // The same again when a letter is sent twice because the service died in between.
          messageId: `<${id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        });
      } catch (error) {
        throw failureOf(error);
      }
    },
  };
}

function failureOf(error: unknown): DeliveryFailure {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const name = typeof code === 'string' && /^\w{1,30}$/.test(code) ? code : 'UNKNOWN';
  if (typeof responseCode !== 'number' || name === 'EAUTH') return new DeliveryFailure(name, 'server');
  const refused = responseCode >= 500 && ['EENVELOPE', 'EMESSAGE'].includes(name);
  return new DeliveryFailure(`${name} ${responseCode}`, refused ? 'letter' : 'later');
}
