import { contentLines, escapedText as escaped } from '../platform/files/content-lines.js';
import type { Office } from './office.js';

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
  return contentLines(lines);
}
