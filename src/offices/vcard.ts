import type { Office } from './office.js';

/** A text value of a card, its special signs escaped (RFC 6350, 3.4). */
const escaped = (value: string): string => value.replace(/([\\,;])/g, '\\$1').replace(/\r?\n/g, '\\n');

/** Longer lines go on in the next, which begins with a space; no character is cut in two (RFC 6350, 3.2). */
function folded(line: string): string {
  const parts = [''];
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > 75) {
      parts.push(' ');
      bytes = 1;
    }
    parts[parts.length - 1] += character;
    bytes += size;
  }
  return parts.join('\r\n');
}

/** The office as a contact card that address books read. */
export function vcardOf(office: Office, uid: string): string {
  const { name, carrier, street, postcode, town, phone, email, website } = office;
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    'KIND:org',
    `UID:${uid}`,
    `FN:${escaped(name)}`,
    ...(carrier === null ? [] : [`ORG:${escaped(carrier)}`]),
    ...(street === null && town === null
      ? []
      : [`ADR;TYPE=work:;;${escaped(street ?? '')};${escaped(town ?? '')};;${postcode ?? ''};Deutschland`]),
    ...(phone === null ? [] : [`TEL;VALUE=text;TYPE="work,voice":${escaped(phone)}`]),
    ...(email === null ? [] : [`EMAIL;TYPE=work:${escaped(email)}`]),
    ...(website === null ? [] : [`URL:${website}`]),
    'END:VCARD',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
