import { formatDay } from '../kernel/format.js';
import { type Letter, letter, linkTo, oneLine } from '../outbox/index.js';
import type { Consultation } from './consultation.js';
import { cityConsultationsPath, staffConsultationsPath, topicWords } from './words.js';

/** Longer questions are cut in the mail; the page shows all. */
const longestGist = 240;

const gistOf = (question: string): string => {
  const asked = oneLine(question);
  return asked.length <= longestGist ? asked : `${asked.slice(0, longestGist - 1)}…`;
};

/** What the service centre reads when a city asks. */
export const askedMail = (
  { reference, topic, question, dueOn }: Pick<Consultation, 'reference' | 'topic' | 'question' | 'dueOn'>,
  city: string,
  address: string | undefined,
): Letter =>
  letter(
    `Neue Beratungsanfrage ${reference}: ${city}`,
    [
      `${city} fragt zum Thema ${topicWords[topic].de}:`,
      '',
      gistOf(question),
      ...(dueOn === null ? [] : ['', `Antwort gebraucht bis ${formatDay(dueOn, 'de')}.`]),
      ...linkTo(address, 'Zur Anfrage:', `${staffConsultationsPath}/${reference}`),
    ],
    linkTo(address, 'Diese Mails abbestellen:', '/konto/erinnerungen'),
  );

/** What the people of a city read when their question has an answer. The answer itself stays in the registry. */
export function answeredMail(
  { reference, topic, question }: Consultation,
  address: string | undefined,
): Letter {
  return letter(
    `Antwort auf Ihre Anfrage ${reference}`,
    [
      `die Servicestelle hat Ihre Anfrage ${reference} (${topicWords[topic].de}) beantwortet:`,
      '',
      gistOf(question),
      ...linkTo(address, 'Zur Antwort:', `${cityConsultationsPath}/${reference}`),
    ],
    linkTo(address, 'Diese Mails abbestellen:', '/konto/erinnerungen'),
  );
}
