import { plainSpaces } from '../../kernel/written-number.js';

const cookie = /\bcookies?\b/iu;
const ofCookieNotices =
  /dienste|website|webseite|seite|zustimm|einverstanden|akzeptier|verwend|nutz|einstell|\bwe use\b/iu;
const furnitureLine =
  /^(?:impressum|datenschutz(?:erklärung)?|barrierefreiheit|erklärung zur barrierefreiheit|kontakt und impressum|sitemap|suche|menü|nach oben|zum seitenanfang|seite drucken|drucken|zurück(?: zur (?:übersicht|liste|startseite|karte))?|zur übersicht|weiterlesen|mehr erfahren|teilen|startseite|akzeptieren|ablehnen|alle akzeptieren|einverstanden|schließen|facebook|instagram|©.*|copyright.*|diese maßnahme wird (?:mit|ko)finanziert .{0,200}|(?:mit|ko)finanziert (?:von|durch|aus) .{0,200})$/iu;

/** Whether a line belongs to the page around a Steckbrief: cookie notice, footer links, funding notice. */
export function isBoilerplate(text: string): boolean {
  const line = plainSpaces(text.slice(0, 600));
  return (cookie.test(line) && ofCookieNotices.test(line)) || furnitureLine.test(line);
}

/** The word that stands above the labelled values. */
export function isHeading(text: string): boolean {
  return /^(?:(?:projekt|vorhaben|vorhabens)?-?steckbrief(?: (?:des|zum) (?:vorhabens?|projekte?s?|projekt))?|steckbriefdaten)\s*[:：.]?$/iu.test(
    plainSpaces(text.slice(0, 80)),
  );
}
