import { type Letter, letter, linkTo, oneLine } from '../outbox/index.js';
import type { Consultation } from './consultation.js';
import { cityConsultationsPath, topicWords } from './words.js';

/** Longer questions are cut in the mail; the page shows all. */
const longestGist = 240;

/** What the people of a city read when their question has an answer. The answer itself stays in the registry. */
export function answeredMail(
  { reference, topic, question }: Consultation,
  address: string | undefined,
): Letter {
  const asked = oneLine(question);
  return letter(
    `Antwort auf Ihre Anfrage ${reference}`,
    [
      `die Servicestelle hat Ihre Anfrage ${reference} (${topicWords[topic].de}) beantwortet:`,
      '',
      asked.length <= longestGist ? asked : `${asked.slice(0, longestGist - 1)}…`,
      ...linkTo(address, 'Zur Antwort:', `${cityConsultationsPath}/${reference}`),
    ],
    linkTo(address, 'Diese Mails abbestellen:', '/konto/erinnerungen'),
  );
}
