interface FlashMessage {
  readonly title: string;
  readonly text: string;
  readonly tone: 'ok' | 'info' | 'warn';
}

const ok = (title: string, text = ''): FlashMessage => ({ title, text, tone: 'ok' });
const info = (title: string, text = ''): FlashMessage => ({ title, text, tone: 'info' });

/** What a page says once after something was done. Addresses carry the code alone, so nobody can put words into a page. */
export const flashMessages = {
  saved: ok('Gespeichert.'),
  'handed-in': ok('Eingereicht.', 'Die Servicestelle prüft den Steckbrief und meldet sich.'),
  'record-handed-in': ok('Eingereicht.', 'Eine zweite Person prüft und veröffentlicht.'),
  'record-given-back': ok('Zurückgegeben.', 'Die Stadt sieht den Grund und kann es überarbeiten.'),
  'record-published': ok('Veröffentlicht.', 'Es steht jetzt auf den öffentlichen Seiten.'),
  'taken-back': info('Zurückgeholt.', 'Sie können den Entwurf wieder ändern.'),
  discarded: info('Der Entwurf ist verworfen.'),
  'nothing-changed': info('Nichts geändert.', 'Die Angaben waren schon so gespeichert.'),
  commented: ok('Anmerkung gespeichert.', 'Die Stadt sieht sie sofort.'),
  'comment-done': ok('Anmerkung erledigt.'),
  'given-back': ok('Zurückgegeben.', 'Die Stadt sieht Ihre Anmerkungen und kann das Vorhaben überarbeiten.'),
  checked: ok('Als redaktionell geprüft vermerkt.', 'Es wartet jetzt auf die Veröffentlichung.'),
  'round-answered': ok('Keine Änderungen.', 'Die Servicestelle sieht Ihre Antwort.'),
  'round-taken-back': info('Zurückgenommen.', 'Das Vorhaben wartet wieder auf eine Antwort.'),
  'round-extended': ok('Verlängert.', 'Die Stadt sieht den neuen Tag sofort.'),
  'round-closed': ok('Geschlossen.', 'Einzelnen Städten können Sie die Frist noch verlängern.'),
  'figures-frozen': ok('Zahlen festgehalten.', 'Sie bleiben so stehen, auch wenn sich das Register ändert.'),
  'inquiry-cleared': ok('Freigegeben.', 'Antworten und Zahlen ändern sich nicht mehr.'),
  'inquiry-answered': ok('Als beantwortet vermerkt.'),
  'inquiry-opened': info('Wieder geöffnet.', 'Nach der Änderung ist eine neue Freigabe nötig.'),
  'advice-asked': ok('Abgesendet.', 'Sie bekommen eine Mail, sobald die Antwort da ist.'),
  'advice-given': ok('Beantwortet.', 'Die Stadt bekommt eine Mail.'),
  'handout-published': ok('Veröffentlicht.', 'Die Arbeitshilfe steht jetzt in der Bibliothek.'),
  'handout-withdrawn': info('Zurückgezogen.', 'Nur die Servicestelle sieht sie noch.'),
  'version-withdrawn': info(
    'Fassung zurückgezogen.',
    'Alle sehen den Grund; laden kann sie nur noch die Servicestelle.',
  ),
  'exchange-answered': ok('Geantwortet.', 'Alle, die gefragt oder geantwortet haben, bekommen eine Mail.'),
  'practice-published': ok('Veröffentlicht.', 'Das Beispiel steht jetzt auf den öffentlichen Seiten.'),
  'practice-withdrawn': info('Zurückgezogen.', 'Nur die Servicestelle sieht es noch.'),
  'event-announced': ok('Angekündigt.', 'Ab jetzt können sich alle anmelden, für die sie ist.'),
  'event-cancelled': info('Abgesagt.', 'Alle Angemeldeten bekommen eine Mail.'),
  'event-invited': ok('Eingeladen.', 'Wer zugestimmt hat und noch nicht eingeladen war, bekommt eine Mail.'),
  'consent-withdrawn': info(
    'Widerruf vermerkt.',
    'Die Person steht in keinem Verzeichnis mehr und wird in der Nacht gelöscht.',
  ),
  'network-deleted': info('Gelöscht.', 'Wie viel gelöscht wurde, steht im Löschprotokoll, niemandes Name.'),
  'event-registered': ok('Angemeldet.', 'Sie bekommen eine Mail mit allen Angaben.'),
  'event-waiting': info('Auf der Warteliste.', 'Sie bekommen eine Mail, sobald ein Platz frei wird.'),
  'event-given-up': info('Abgemeldet.', 'Der Platz geht an die Nächsten auf der Warteliste.'),
  'part-c-taken': ok('Teil C übernommen.', 'Es steht im Entwurf. Eingereicht ist noch nichts.'),
  removed: info('Entfernt.'),
  'import-proposed': ok('Vorgeschlagen.', 'Eine andere Person der Leitung veröffentlicht die Einlesung.'),
  decided: ok('Entschieden.', 'Danach wird nicht noch einmal gefragt.'),
  'merge-handed-in': ok(
    'Zusammenführung eingereicht.',
    'Eine zweite Person prüft und veröffentlicht die Rücknahme.',
  ),
  'decision-revoked': info('Entscheidung aufgehoben.', 'Die Frage ist wieder offen.'),
  'upload-taken': ok('Übernommen.', 'Die Entwürfe gehören Ihrer Stadt. Eingereicht ist noch nichts.'),
  'waiver-granted': ok('Ausnahme zugelassen.', 'Der Befund bleibt sichtbar und hält nichts mehr auf.'),
  'waiver-revoked': info('Ausnahme aufgehoben.', 'Der Befund zählt wieder.'),
  'undo-requested': ok('Beantragt.', 'Eine andere Person der Leitung veröffentlicht die Rücknahme.'),
  'run-redacted': ok('Gelöscht.', 'Länge und Prüfwert der Dateien stehen weiter beim Lauf.'),
  'run-cancelled': info('Abgebrochen.', 'Dateien gibt es keine.'),
  merged: ok('Zusammengeführt.', 'Beide stehen jetzt unter einem Namen.'),
  split: ok('Getrennt.', 'Jede steht wieder für sich.'),
  'notice-recorded': ok('Vermerkt.', 'Servicestelle und Prüfer sehen, wann Sie es angezeigt haben.'),
  'records-deleted': info(
    'Gelöscht.',
    'Was gelöscht wurde, steht im Protokoll und in der Kette der Änderungen.',
  ),
  'signed-out': info('Sie sind abgemeldet.'),
  'password-changed': ok('Ihr Passwort ist geändert.', 'Alle anderen Sitzungen sind beendet.'),
  'sessions-ended': ok('Beendet.'),
  'token-revoked': ok('Der Zugriffsschlüssel gilt nicht mehr.'),
  'second-factor-on': ok('Der zweite Faktor ist eingerichtet.'),
  'second-factor-off': info('Der zweite Faktor ist entfernt.'),
  invited: ok('Eingeladen.', 'Der Link ist per Mail unterwegs und gilt sieben Tage.'),
  'person-changed': ok('Gespeichert.', 'Es gilt ab der nächsten Seite, die die Person aufruft.'),
  'provider-untied': ok(
    'Gelöst.',
    'Die Sitzungen der Person sind beendet. Beim nächsten Mal wird sie an ihrer Adresse erkannt.',
  ),
  'person-forgotten': ok('Gelöscht.', 'Was die Person getan hat, steht weiter da, unter „gelöscht“.'),
  'handed-over': ok('Übergeben.', 'Die Person ist ausgeschieden; die Nachfolge bekommt eine Mail.'),
} as const satisfies Record<string, FlashMessage>;

export type FlashCode = keyof typeof flashMessages;

export const flashMessageOf = (code: unknown): FlashMessage | null => {
  const known: Readonly<Record<string, FlashMessage>> = flashMessages;
  return typeof code === 'string' && Object.hasOwn(known, code) ? (known[code] ?? null) : null;
};

/** Address to send somebody to after a form, with the message shown there once: `withFlash('/arbeitsbereich', 'saved')`. */
export function withFlash(path: string, code: FlashCode): string {
  const [address = path, fragment] = path.split('#', 2);
  const marked = `${address}${address.includes('?') ? '&' : '?'}meldung=${code}`;
  return fragment === undefined ? marked : `${marked}#${fragment}`;
}
