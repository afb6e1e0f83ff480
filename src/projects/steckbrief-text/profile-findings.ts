import type { Finding } from '../../kernel/finding.js';
import { type Text, text } from '../../kernel/text.js';
import { faultWords, type ValueFault } from '../../kernel/written-faults.js';
import type { ProfileField } from './read-profile.js';

const longestQuote = 80;

function quoted(value: string): string {
  return value.length > longestQuote ? `${value.slice(0, longestQuote)}…` : value;
}

const hint = (code: string, field: string, reason: Text, remedy: Text): Finding => ({
  severity: 'hint',
  code,
  field,
  reason,
  remedy,
  clause: null,
});

/** A value that cannot be read stops the record; its words stay beside it. */
export function unreadable(field: string, fault: ValueFault, value: string): Finding {
  const { reason, remedy } = faultWords[fault];
  return {
    severity: 'error',
    code: fault,
    field,
    reason: text(`„${quoted(value)}“: ${reason.de}`, `"${quoted(value)}": ${reason.en}`),
    remedy,
    clause: null,
  };
}

export const remarkKept = (field: string, remark: string): Finding =>
  hint(
    'remark_beside_value',
    field,
    text(
      `Hinter dem Wert steht „${quoted(remark)}“; das ist nicht Teil des Werts.`,
      `Behind the value stands "${quoted(remark)}"; it is not part of the value.`,
    ),
    text('Prüfen Sie, ob der Zusatz den Wert einschränkt.', 'Check whether the remark qualifies the value.'),
  );

export const labelMissing = (field: string, de: string, en: string): Finding =>
  hint(
    'label_missing',
    field,
    text(`Die Angabe „${de}“ kommt im Text nicht vor.`, `The text has no value labelled "${en}".`),
    text('Ergänzen Sie die Angabe, wenn sie bekannt ist.', 'Add the value if it is known.'),
  );

export const labelRepeated = (field: string, label: string): Finding =>
  hint(
    'label_repeated',
    field,
    text(
      `„${quoted(label)}“ kommt mehrmals mit verschiedenen Werten vor; übernommen wird der erste.`,
      `"${quoted(label)}" occurs several times with different values; the first is taken.`,
    ),
    text('Prüfen Sie, welcher Wert gilt.', 'Check which value holds.'),
  );

export const severalProfiles = (): Finding => ({
  severity: 'error',
  code: 'several_profiles',
  field: 'name',
  reason: text('Der Text enthält mehr als einen Steckbrief.', 'The text holds more than one Steckbrief.'),
  remedy: text('Lesen Sie jeden Steckbrief einzeln ein.', 'Read each Steckbrief on its own.'),
  clause: null,
});

export const labelReadAs = (field: string, { label }: ProfileField, readAs: string): Finding =>
  hint(
    'label_read_as',
    field,
    text(`„${quoted(label)}“ ist als „${readAs}“ gelesen.`, `"${quoted(label)}" was read as "${readAs}".`),
    text('Prüfen Sie, ob das gemeint ist.', 'Check whether that is meant.'),
  );

export const labelsUnknown = (labels: readonly string[]): Finding =>
  hint(
    'labels_unknown',
    'sourceFields',
    text(
      `Das Register hat kein Feld für: ${labels.map(quoted).join(', ')}.`,
      `The registry has no field for: ${labels.map(quoted).join(', ')}.`,
    ),
    text('Die Angaben bleiben mit ihrem Wortlaut erhalten.', 'These values are kept word by word.'),
  );

export const linesIgnored = (count: number): Finding =>
  hint(
    'lines_ignored',
    'sourceFields',
    text(
      count === 1
        ? 'Eine Zeile gehört nicht zum Steckbrief, sondern zur Seite.'
        : `${count} Zeilen gehören nicht zum Steckbrief, sondern zur Seite.`,
      count === 1
        ? 'One line belongs to the page, not to the Steckbrief.'
        : `${count} lines belong to the page, not to the Steckbrief.`,
    ),
    text('Prüfen Sie, ob darunter eine Angabe ist.', 'Check whether a value is among them.'),
  );

export const placeFromTitle = (): Finding =>
  hint(
    'place_from_title',
    'place',
    text(
      'Der Ort fehlt; er ist aus der Überschrift übernommen.',
      'The place is missing; it was taken from the title.',
    ),
    text('Prüfen Sie den Ort.', 'Check the place.'),
  );

export const periodUncertain = (): Finding =>
  hint(
    'funding_period_uncertain',
    'fundingPeriod',
    text(
      'Die Förderperiode geht aus dem Text nicht sicher hervor.',
      'The text does not say for certain which funding period this is.',
    ),
    text('Wählen Sie die Förderperiode.', 'Choose the funding period.'),
  );

export const periodFromDays = (key: string): Finding =>
  hint(
    'funding_period_from_days',
    'fundingPeriod',
    text(
      `Die Förderperiode ${key} ist aus dem Zeitraum geschlossen; der Text nennt sie nicht.`,
      `The funding period ${key} was concluded from the project's period; the text does not name it.`,
    ),
    text('Prüfen Sie die Förderperiode.', 'Check the funding period.'),
  );

export const quotationMarkOpen = (): Finding =>
  hint(
    'quotation_mark_open',
    'name',
    text(
      'Im Namen steht ein einzelnes Anführungszeichen.',
      'The name holds a single quotation mark without its partner.',
    ),
    text('Prüfen Sie den Namen im Bescheid.', 'Check the name in the grant decision.'),
  );
