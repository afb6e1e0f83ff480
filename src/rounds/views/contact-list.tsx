import type { CityContact } from '../queries/board.js';

/** Whom one can ask in a city, with the ways to reach them. */
export function ContactList({ contacts }: { contacts: readonly CityContact[] }): JSX.Element {
  return (
    <ul class="small asked">
      {contacts.map(({ name, email, phone, ...one }) => (
        <li>
          <span safe>{one.function === null ? name : `${name}, ${one.function}`}</span>
          {email !== null && (
            <a class="line" href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`} safe>
              {email}
            </a>
          )}
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
