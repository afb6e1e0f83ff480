import { escapeHtml } from '@kitajs/html';
import { formatMoment } from '../kernel/format.js';
import { Notice } from '../web/index.js';
import type { ShownMail } from './queries.js';

/** Address of this service inside a text, so that a link in a mail can be followed. */
const link = /https?:\/\/[^\s<>"]+/g;

export function OutboxPage(props: { mails: readonly ShownMail[] }): JSX.Element {
  return (
    <div class="wrap main stack">
      <h1>Postausgang</h1>
      <Notice
        title="Nur in der Demo"
        text="Hier liegen die E-Mails, die ein echtes Register verschicken würde. Aus der Demo geht keine hinaus."
      />
      {props.mails.length === 0 ? (
        <p>Noch keine E-Mails.</p>
      ) : (
        props.mails.map((mail) => <Mail mail={mail} />)
      )}
    </div>
  );
}

function Mail(props: { mail: ShownMail }): JSX.Element {
  const { id, to, subject, createdAt } = props.mail;
  return (
    <article class="mail" aria-labelledby={`mail-${id}`}>
      <h2 id={`mail-${id}`} safe>
        {subject}
      </h2>
      <p class="muted" safe>
        {`An ${to}, ${formatMoment(createdAt)}`}
      </p>
      <p class="verbatim">{withLinks(props.mail.text) as 'safe'}</p>
    </article>
  );
}

function withLinks(text: string): string {
  let at = 0;
  let html = '';
  for (const found of text.matchAll(link)) {
    const address = found[0].replace(/[.,;:!?)]+$/, '');
    html += escapeHtml(text.slice(at, found.index));
    html += `<a href="${escapeHtml(address)}">${escapeHtml(address)}</a>`;
    at = found.index + address.length;
  }
  return html + escapeHtml(text.slice(at));
}
