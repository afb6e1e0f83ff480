/** A letter as it goes into the outbox. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
}

const longestSubject = 200;

/** Written text on one line, as subjects and lists need it. */
export const oneLine = (written: string): string => written.replace(/[\s\p{Cc}]+/gu, ' ').trim();

/** A letter of the service centre: greeting, what it says, and who says it. */
export function letter(subject: string, lines: readonly string[], below: readonly string[] = []): Letter {
  const body = [
    'Guten Tag,',
    '',
    ...lines,
    '',
    'Mit freundlichen Grüßen',
    'Servicestelle, Register Steckbrief',
    ...below,
  ];
  return { subject: oneLine(subject).slice(0, longestSubject), text: `${body.join('\n')}\n` };
}

/** Words with an address below them; nothing where the address people use is not known. */
export const linkTo = (address: string | undefined, words: string, path: string): string[] =>
  address === undefined ? [] : ['', words, `${address}${path}`];
