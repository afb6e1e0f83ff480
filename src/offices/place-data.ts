import type { Office } from './office.js';

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The office in the vocabulary of schema.org, as search engines and maps read it. What is not known is left out. */
export function placeData(office: Office, address: string): object {
  const { name, carrier, street, postcode, town, phone, email, website, hours } = office;
  const known = (parts: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== null));
  return known({
    '@context': 'https://schema.org',
    '@type': 'CivicStructure',
    '@id': address,
    name,
    url: website ?? address,
    telephone: phone,
    email,
    address: known({
      '@type': 'PostalAddress',
      streetAddress: street,
      postalCode: postcode,
      addressLocality: town,
      addressCountry: 'DE',
    }),
    parentOrganization: carrier === null ? null : { '@type': 'Organization', name: carrier },
    openingHoursSpecification: hours.map(({ day, from, to }) => ({
      '@type': 'OpeningHoursSpecification',
      dayOfWeek: `https://schema.org/${dayNames[day - 1]}`,
      opens: from,
      closes: to,
    })),
  });
}
