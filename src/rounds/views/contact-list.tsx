import { MailAddress } from '../../web/index.js';
import type { CityContact } from '../queries/board.js';
import { contactWords } from '../words.js';

/** Whom one can ask in a city, with the ways to reach them. */
export function ContactList({ contacts }: { contacts: readonly CityContact[] }): JSX.Element {
  return (
    <ul class="small asked">
      {contacts.map(({ email, phone, ...one }) => (
        <li>
          <span safe>{contactWords(one)}</span>
          {email !== null && <MailAddress address={email} link class="line" />}
          {phone !== null && (
            <a class="line num" href={`tel:${phone.replace(/[^+\d]/g, '')}`} safe>
              {phone}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
