/** What becomes of a column when somebody with an account is forgotten. */
export type WhenForgotten =
  /** The row goes. */
  | 'deleted'
  /** The value goes, the row stays under its id. */
  | 'emptied'
  /** Name, addresses and numbers of the person in it become "gelöscht", the rest stays. */
  | 'redacted'
  /** Stays: published, or evidence of what was published, or no more than an id. */
  | 'kept';

/** Personal data of one kind: what is kept, why and how long. */
export interface Purpose {
  /** Table of the registry. */
  readonly table: string;
  /** Its personal columns, each with what becomes of it. */
  readonly columns: Readonly<Record<string, WhenForgotten>>;
  readonly what: string;
  readonly why: string;
  readonly basis: string;
  readonly howLong: string;
}

const task =
  'Aufgabe im öffentlichen Interesse, Art. 6 Abs. 1 Buchst. e DSGVO mit dem Sächsischen Datenschutzdurchführungsgesetz (SächsDSDG)';
const security = `${task}; Sicherheit der Verarbeitung, Art. 32 DSGVO`;
const evidence =
  'Rechtliche Verpflichtung, Art. 6 Abs. 1 Buchst. c DSGVO: Prüfpfad und Aufbewahrung nach Art. 69 Abs. 6 und Art. 82 der Verordnung (EU) 2021/1060';
const publicity =
  'Rechtliche Verpflichtung, Art. 6 Abs. 1 Buchst. c DSGVO: Veröffentlichung der Vorhaben nach Art. 49 Abs. 3 der Verordnung (EU) 2021/1060';

const withDraft = 'Mit dem Entwurf; nach der Veröffentlichung mit dem Vorhaben.';
const untilForgotten = 'Bis die Person gelöscht wird.';
const withRegistry = 'Auf Dauer, mit dem veröffentlichten Stand.';

/**
 * The register of personal data (Art. 30 DSGVO): every column of class `personal`, with its purpose. A test holds it to
 * `column_class`, so that nothing personal is kept without one.
 */
export const register: readonly Purpose[] = [
  {
    table: 'person',
    columns: { name: 'emptied', email: 'emptied' },
    what: 'Personen mit Konto: Name, E-Mail-Adresse, Rolle, Stadt',
    why: 'Anmelden, Rechte vergeben, nachvollziehen, wer was getan hat',
    basis: task,
    howLong: untilForgotten,
  },
  {
    table: 'login_account',
    columns: { account_id: 'deleted' },
    what: 'Zugang: Kennung beim Anmeldedienst; vom Passwort nur ein Prüfwert',
    why: 'Anmelden',
    basis: task,
    howLong: untilForgotten,
  },
  {
    table: 'login_session',
    columns: { ip_address: 'deleted', user_agent: 'deleted' },
    what: 'Sitzungen: Browser, Beginn und Ende; eine Adresse wird nicht gespeichert',
    why: 'Angemeldet bleiben, fremde Sitzungen erkennen und beenden',
    basis: security,
    howLong: 'Bis zum Abmelden, sonst bis zum Ablauf.',
  },
  {
    table: 'login_event',
    columns: { source: 'emptied' },
    what: 'Anmeldungen und Fehlversuche: Zeit, Art, gekürztes Netz',
    why: 'Missbrauch erkennen und aufklären',
    basis: security,
    howLong: 'Mit dem Änderungsprotokoll; das Netz, bis die Person gelöscht wird.',
  },
  {
    table: 'access_token',
    columns: { label: 'emptied' },
    what: 'Zugriffsschlüssel: Bezeichnung und Ablauf; vom Schlüssel nur ein Prüfwert',
    why: 'Programme im Namen einer Person arbeiten lassen',
    basis: task,
    howLong: untilForgotten,
  },
  {
    table: 'access_log',
    columns: { actor: 'kept', person_id: 'kept', subject: 'kept' },
    what: 'Zugriffsprotokoll: welche Kennung wann was Unveröffentlichtes gelesen hat',
    why: 'Nachweisen, wer Unveröffentlichtes gesehen oder mitgenommen hat',
    basis: security,
    howLong: 'Zwölf Monate; nach dem Löschen einer Person steht nur noch ihre Kennung darin.',
  },
  {
    table: 'outgoing_mail',
    columns: { to_address: 'deleted', subject: 'redacted', body: 'redacted' },
    what: 'Ausgehende Mails: Adresse, Betreff, Text',
    why: 'Einladen, erinnern, benachrichtigen',
    basis: task,
    howLong: '30 Tage; der Text nur bis zum Versand.',
  },
  {
    table: 'contact',
    columns: { name: 'deleted', function: 'redacted', email: 'deleted', phone: 'redacted', note: 'redacted' },
    what: 'Ansprechpartner der Städte: Name, Aufgabe, E-Mail-Adresse, Telefon, Bemerkung',
    why: 'Wissen, wen man in einer Stadt fragt',
    basis: task,
    howLong: 'Bis die Stadt, die Servicestelle oder das Löschen der Person sie entfernt.',
  },
  {
    table: 'event_registration',
    columns: { guest_name: 'redacted', guest_email: 'redacted', guest_organisation: 'redacted' },
    what: 'Anmeldungen zu Veranstaltungen: Name und E-Mail-Adresse von Gästen, Organisation, Stadt',
    why: 'Veranstaltungen der Servicestelle organisieren',
    basis: `Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO; bei Personen mit Konto ${task}`,
    howLong:
      'Bis zum Löschtag der Veranstaltung, höchstens ein Jahr danach; beim Abmelden sofort. Im Änderungsprotokoll steht nichts davon.',
  },
  {
    table: 'network_person',
    columns: {
      name: 'redacted',
      function: 'redacted',
      email: 'redacted',
      phone: 'redacted',
      note: 'redacted',
      consent_how: 'redacted',
    },
    what: 'Personen des Netzwerks außerhalb der Programmstädte: Name, Funktion, Organisation, Erreichbarkeit, Themen, Einwilligung',
    why: 'Programmstädte und Fachleute verbinden, zu Veranstaltungen einladen',
    basis: `Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO, für Verzeichnis und Einladungen; sonst ${task}`,
    howLong:
      'Bis zum Löschtag, höchstens drei Jahre; bei Widerruf bis zur Nacht danach, auf Wunsch sofort. Auch aus dem Änderungsprotokoll.',
  },
  {
    table: 'consultation',
    columns: { question: 'redacted', answer: 'redacted' },
    what: 'Beratungsanfragen der Städte mit Antwort und den Personen, die fragten und antworteten; in den Texten können Personen genannt sein',
    why: 'Städte beraten; mit Zahlen belegen, wer beraten wurde',
    basis: task,
    howLong: 'Solange die Arbeit der Servicestelle belegt werden muss.',
  },
  {
    table: 'exchange_question',
    columns: { title: 'redacted', body: 'redacted' },
    what: 'Fragen im Austausch der Städte, mit der Person, die sie schrieb',
    why: 'Städte lernen voneinander',
    basis: task,
    howLong: 'Bis die Person oder die Servicestelle sie entfernt.',
  },
  {
    table: 'exchange_answer',
    columns: { body: 'redacted' },
    what: 'Antworten im Austausch der Städte, mit der Person, die sie schrieb',
    why: 'Städte lernen voneinander',
    basis: task,
    howLong: 'Bis die Person oder die Servicestelle sie entfernt.',
  },
  {
    table: 'round_city',
    columns: { contact: 'emptied' },
    what: 'Ansprechpartner einer Stadt für eine Bitte um Zuarbeit',
    why: 'Rückfragen zur Zuarbeit',
    basis: task,
    howLong: 'Mit der Runde.',
  },
  {
    table: 'draft_comment',
    columns: { body: 'redacted' },
    what: 'Anmerkungen zu einem Entwurf, mit Verfasser',
    why: 'Klären, was an einem Steckbrief zu ändern ist',
    basis: evidence,
    howLong: withDraft,
  },
  {
    table: 'attachment',
    columns: { file_name: 'redacted' },
    what: 'Namen hochgeladener Dateien, mit der Person, die sie hochlud',
    why: 'Bescheide und Belege zuordnen',
    basis: evidence,
    howLong: withDraft,
  },
  {
    table: 'project_draft',
    columns: {
      beneficiary_name: 'kept',
      executing_body_name: 'kept',
      source_fields: 'kept',
      typed: 'redacted',
    },
    what: 'Entwürfe: Begünstigte und Projektträger, die natürliche Personen sein können; Getipptes, das nicht lesbar war',
    why: 'Den Steckbrief eines Vorhabens vorbereiten',
    basis: publicity,
    howLong: 'Bis zur Veröffentlichung oder bis der Entwurf verworfen wird.',
  },
  {
    table: 'project_version',
    columns: {
      beneficiary_name: 'kept',
      executing_body_name: 'kept',
      source_fields: 'kept',
      search_text: 'kept',
    },
    what: 'Veröffentlichte Vorhaben: Begünstigte und Projektträger, die natürliche Personen sein können',
    why: 'Liste der Vorhaben und Berichte; Namen natürlicher Personen stehen nicht in öffentlichen Listen',
    basis: publicity,
    howLong:
      'Namen natürlicher Personen zwei Jahre ab der ersten Veröffentlichung (Artikel 49 Absatz 3 der Verordnung (EU) 2021/1060), danach steht dort „gelöscht“; alles andere mit dem Register.',
  },
  {
    table: 'organisation',
    columns: { key: 'kept' },
    what: 'Verzeichnis: Vergleichsform der Namen von Begünstigten und Projektträgern',
    why: 'Gleiche Träger unter verschiedenen Schreibweisen erkennen',
    basis: publicity,
    howLong: withRegistry,
  },
  {
    table: 'organisation_version',
    columns: { name: 'kept' },
    what: 'Verzeichnis: Namen von Begünstigten und Projektträgern',
    why: 'Vorhaben eines Trägers zusammen zeigen',
    basis: publicity,
    howLong: withRegistry,
  },
  {
    table: 'organisation_wording',
    columns: { wording: 'kept' },
    what: 'Verzeichnis: Schreibweisen dieser Namen',
    why: 'Vorhaben eines Trägers zusammen zeigen',
    basis: publicity,
    howLong: withRegistry,
  },
  {
    table: 'proof',
    columns: { report: 'redacted' },
    what: 'Entwürfe von Sachberichten, in denen Personen genannt sein können',
    why: 'Nachweise für die SAB vorbereiten',
    basis: evidence,
    howLong: 'Mit dem Vorhaben.',
  },
  {
    table: 'proof_step',
    columns: { note: 'redacted' },
    what: 'Bemerkungen zum Stand eines Nachweises, mit Verfasser',
    why: 'Fristen gegenüber der SAB halten',
    basis: evidence,
    howLong: 'Mit dem Vorhaben.',
  },
  {
    table: 'proof_body',
    columns: { name: 'kept' },
    what: 'Projektträger, deren Nachweis beizufügen ist; sie können natürliche Personen sein',
    why: 'Abhaken, welche Nachweise da sind',
    basis: evidence,
    howLong: 'Mit dem Vorhaben.',
  },
  {
    table: 'sab_notice',
    columns: { note: 'redacted' },
    what: 'Bemerkungen zu einer Anzeige bei der SAB, mit Verfasser',
    why: 'Belegen, dass eine Änderung angezeigt wurde',
    basis: evidence,
    howLong: 'Mit dem Vorhaben.',
  },
  {
    table: 'import_run',
    columns: { file_name: 'kept', summary: 'kept' },
    what: 'Einlesungen amtlicher Listen: Dateiname und unlesbare Zellen',
    why: 'Belegen, woher veröffentlichte Angaben stammen',
    basis: evidence,
    howLong: 'Übernommene auf Dauer, andere 30 Tage.',
  },
  {
    table: 'reconciliation_difference',
    columns: {
      title: 'redacted',
      here: 'redacted',
      there: 'redacted',
      explanation: 'redacted',
      earlier: 'redacted',
    },
    what: 'Abweichungen eines Abgleichs, in denen natürliche Personen als Träger stehen können, mit Erläuterung',
    why: 'Klären, worin das Register und amtliche Listen sich unterscheiden',
    basis: evidence,
    howLong: withRegistry,
  },
  {
    table: 'import_row',
    columns: { input: 'kept', differences: 'kept', version_columns: 'kept' },
    what: 'Zeilen einer Einlesung, in denen natürliche Personen als Träger stehen können',
    why: 'Die nächste Lieferung damit vergleichen',
    basis: evidence,
    howLong: 'Bis die Quelle sie neu liefert, nicht übernommene 30 Tage.',
  },
  {
    table: 'duplicate_decision',
    columns: { reason: 'redacted' },
    what: 'Entscheidungen über doppelte Vorhaben, mit Begründung und Person',
    why: 'Nicht noch einmal fragen; belegen, warum ein Vorhaben zurückgezogen wurde',
    basis: evidence,
    howLong: 'Mit dem Vorhaben.',
  },
  {
    table: 'city_upload',
    columns: { file_name: 'kept', summary: 'kept' },
    what: 'Mappen, die Städte hochgeladen haben: Dateiname und unlesbare Zellen',
    why: 'Der Stadt zeigen, was aus ihrer Mappe wird und was daran falsch ist',
    basis: evidence,
    howLong: 'Übernommene ein Jahr, andere 30 Tage.',
  },
  {
    table: 'city_upload_row',
    columns: { input: 'kept', outcome: 'kept', differences: 'kept', findings: 'kept' },
    what: 'Zeilen einer solchen Mappe, in denen natürliche Personen als Träger stehen können',
    why: 'Sie mit den Entwürfen der Stadt vergleichen und übernehmen',
    basis: evidence,
    howLong: 'Mit der Mappe.',
  },
  {
    table: 'finding_waiver',
    columns: { reason: 'redacted', revoked_reason: 'redacted' },
    what: 'Ausnahmen: Befunde, die für ein Vorhaben hingenommen werden, mit Begründung und Person',
    why: 'Belegen, warum eine Regel für ein Vorhaben nicht zählt',
    basis: evidence,
    howLong: 'Mit dem Vorhaben.',
  },
  {
    table: 'city_record_draft',
    columns: { returned_reason: 'redacted' },
    what: 'Entwürfe von Gebieten, Handlungskonzepten und Zielen: warum sie zurückgegeben wurden, mit der Person, die sie einreichte',
    why: 'Der Stadt sagen, was zu ändern ist; belegen, dass zwei Personen beteiligt waren',
    basis: evidence,
    howLong: withDraft,
  },
  {
    table: 'office_person',
    columns: { name: 'redacted', phone: 'redacted', email: 'redacted', consent_source: 'redacted' },
    what: 'Personen in Quartiersbüros: Name, Telefon, E-Mail-Adresse, Tag und Fundstelle der Einwilligung',
    why: 'Besuchern sagen, wen sie antreffen',
    basis: 'Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO',
    howLong: 'Bis zum Weggang oder Widerruf; dann wird gelöscht, auch frühere Stände nennen niemanden.',
  },
  {
    table: 'audit_mandate',
    columns: { mandate: 'redacted' },
    what: 'Aufträge von Prüfern: Stelle, Auftrag, Umfang und letzter Tag des Zugangs',
    why: 'Zugänge von Prüfern begrenzen und belegen',
    basis: evidence,
    howLong: 'Mit dem Zugang.',
  },
  {
    table: 'on_the_spot_check',
    columns: { finding: 'redacted', answer: 'redacted', follow_up: 'redacted' },
    what: 'Vor-Ort-Prüfungen: Feststellung, Antwort der Stadt und was daraus folgt, mit Person und Zeit',
    why: 'Belegen, was geprüft und was daraus wurde',
    basis: evidence,
    howLong: 'Bis zum Ende der Aufbewahrung des Vorhabens.',
  },
  {
    table: 'recovery',
    columns: { note: 'redacted' },
    what: 'Rückforderungen mit Bescheid, Beträgen und Bemerkung',
    why: 'Belegen, was zurückgefordert und zurückgezahlt wurde',
    basis: evidence,
    howLong: 'Bis zum Ende der Aufbewahrung des Vorhabens.',
  },
  {
    table: 'payment',
    columns: { source: 'redacted', cancelled_reason: 'redacted' },
    what: 'Zahlungen und Rückzahlungen mit Beleg und der Person, die sie eintrug',
    why: 'Die Aufbewahrung berechnen und Zahlungen belegen',
    basis: evidence,
    howLong: 'Bis zum Ende der Aufbewahrung des Vorhabens.',
  },
  {
    table: 'funding_entry',
    columns: { source: 'redacted', cancelled_reason: 'redacted' },
    what: 'Buchungen von Mitteln (bewilligt, abgerufen, verbraucht, anerkannt) mit Beleg und der Person, die sie eintrug',
    why: 'Plan und Ist je Haushaltsjahr vergleichen, an Fristen erinnern',
    basis: evidence,
    howLong: 'Bis zum Ende der Aufbewahrung des Vorhabens.',
  },
  {
    table: 'budget_shift',
    columns: { reason: 'redacted', decision: 'redacted', cancelled_reason: 'redacted' },
    what: 'Verschiebungen zwischen Haushaltsjahren mit Grund, Entscheidung und der Person, die sie eintrug',
    why: 'Belegen, was verschoben werden sollte und was die SAB entschied',
    basis: evidence,
    howLong: 'Bis zum Ende der Aufbewahrung des Vorhabens.',
  },
  {
    table: 'publicity_display',
    columns: { place: 'redacted', removed_reason: 'redacted' },
    what: 'Orte, an denen auf die Förderung hingewiesen wird, mit Tag, Foto und der Person, die sie eintrug',
    why: 'Nachweisen, dass auf die Förderung hingewiesen wird (NBest-EU 7.3)',
    basis: evidence,
    howLong: 'Bis zum Ende der Aufbewahrung des Vorhabens.',
  },
  {
    table: 'retention_mark',
    columns: { reason: 'redacted', lifted_reason: 'redacted' },
    what: 'Fristen der SAB, Beihilfefristen und Sperren der Aufbewahrung, mit Grund und Person',
    why: 'Wissen, was wie lange aufbewahrt wird',
    basis: evidence,
    howLong: 'Bis zum Ende der Aufbewahrung des Vorhabens.',
  },
  {
    table: 'audit_sample',
    columns: { purpose: 'redacted', listing: 'kept' },
    what: 'Gezogene Stichproben mit den Vorhaben, auf die sie fielen',
    why: 'Eine Stichprobe wiederholen können; die Liste nennt nur, was veröffentlicht war',
    basis: evidence,
    howLong: 'Solange die Prüfung, für die sie gezogen wurde, belegt werden muss.',
  },
  {
    table: 'stored_file_chunk',
    columns: { bytes: 'kept' },
    what: 'Originaldateien: Bescheide, Belege, amtliche Listen',
    why: 'Belegen, worauf veröffentlichte Angaben beruhen',
    basis: evidence,
    howLong: 'Mit dem Vorhaben; Dateien ohne Bezug 30 Tage.',
  },
  {
    table: 'idempotency_key',
    columns: { body: 'deleted' },
    what: 'Antworten auf Schreibzugriffe von Programmen',
    why: 'Eine verlorene Antwort noch einmal geben, ohne doppelt zu schreiben',
    basis: security,
    howLong: 'Sieben Tage.',
  },
  {
    table: 'report_run',
    columns: { parameters: 'redacted' },
    what: 'Läufe von Berichten, mit der Person, die sie angefordert hat; im Vorwort können Personen stehen',
    why: 'Berichte wieder genau so erstellen, wie sie waren',
    basis: evidence,
    howLong: 'Auf Dauer. Nennt ein Vorwort eine gelöschte Person, sind auch die Dateien des Laufs gelöscht.',
  },
  {
    table: 'report_schedule',
    columns: { parameters: 'redacted' },
    what: 'Berichte, die regelmäßig erstellt werden; im Vorwort können Personen stehen',
    why: 'Berichte regelmäßig erstellen',
    basis: task,
    howLong: 'Bis jemand den Auftrag entfernt.',
  },
  {
    table: 'audit_personal',
    columns: { payload: 'deleted' },
    what: 'Änderungsprotokoll: frühere und spätere Werte der hier genannten Felder, getrennt vom übrigen Protokoll',
    why: 'Nachweisen, wer was wann geändert hat',
    basis: evidence,
    howLong: 'Mit dem Vorhaben; Werte einer Person, bis sie gelöscht wird.',
  },
];

/** What the register calls a table; the table's own name for those without personal columns. */
export const titleOf = (table: string): string =>
  register.find((purpose) => purpose.table === table)?.what ?? otherTitles[table] ?? table;

/** Tables in which people stand as ids only. */
const otherTitles: Readonly<Record<string, string>> = {
  workflow_step: 'Schritte des Ablaufs (eingereicht, geprüft, veröffentlicht …) mit Begründung',
  login_second_factor: 'Zweiter Faktor, verschlüsselt',
  login_verification: 'Links und gemerkte Geräte',
  access_token_use: 'Letzte Benutzung von Zugriffsschlüsseln',
  deputy: 'Vertretungen',
  audit_mandate: 'Aufträge von Prüfern mit Stelle, Umfang und Ende',
  on_the_spot_check: 'Vor-Ort-Prüfungen mit Feststellung und Antwort',
  recovery: 'Rückforderungen',
  payment: 'Zahlungen und Rückzahlungen',
  funding_entry: 'Buchungen von Mitteln',
  budget_shift: 'Verschiebungen zwischen Haushaltsjahren',
  publicity_display: 'Orte der Publizität',
  trail_check: 'Prüfungen des Protokolls, mit der Person, die sie verlangt hat',
  retention_mark: 'Fristen und Sperren der Aufbewahrung',
  retention_deletion: 'Protokoll der Löschläufe',
  audit_sample: 'Gezogene Stichproben',
  import_undo: 'Rücknahmen von Einlesungen, mit der Person, die sie beantragt hat',
  reporting_round: 'Bitten um Zuarbeit',
  round_answer: 'Antworten „keine Änderungen“',
  round_reminder: 'Verschickte Erinnerungen',
  organisation_difference: 'Feststellungen, dass zwei Träger verschieden sind',
  report_run_file: 'Dateien von Läufen, deren Vorwort die Person nannte',
  network_deletion: 'Löschprotokoll des Netzwerks, mit der Person, die löschte',
  saved_view: 'Gespeicherte Ansichten der Auswertung',
  inquiry: 'Anfragen aus dem Landtag, mit den Personen, die sie bearbeitet und freigegeben haben',
  audit_entry: 'Änderungsprotokoll ohne personenbezogene Felder, mit Begründungen',
};
