import { text } from '../../kernel/text.js';

/** What a person can do when a page cannot be shown; by HTTP status, with a word for all others. */
export const errorMessages = {
  remedies: {
    400: text(
      'Die Adresse enthält eine Angabe, die das Register nicht lesen kann. Gehen Sie zur Liste der Vorhaben und wählen Sie dort neu.',
      'The address contains a value the registry cannot read. Go to the list of projects and choose again.',
    ),
    401: text(
      'Melden Sie sich in einem zweiten Fenster an, gehen Sie hier zurück und senden Sie das Formular noch einmal ab: Ihr Text ist dann noch da.',
      'Sign in in a second window, go back here and send the form again: your text is still there then.',
    ),
    404: text(
      'Vielleicht ist die Adresse unvollständig oder das Vorhaben wurde nie veröffentlicht. Suchen Sie nach Name, Stadt oder Kennung.',
      'The address may be incomplete, or the project was never published. Search by name, city or reference.',
    ),
    403: text(
      'Wenden Sie sich an Ihre Verwaltung, wenn Sie diese Aufgabe übernehmen sollen.',
      'Ask your administrator if this is to become your task.',
    ),
    500: text(
      'Der Fehler liegt bei uns. Ihre Anfrage hat nichts verändert. Nennen Sie uns die Nummer unten, wenn er wiederkommt.',
      'The fault is ours. Your request changed nothing. Quote the number below if it happens again.',
    ),
    503: text(
      'Das Register ist gleich wieder da. Laden Sie die Seite in einer Minute neu.',
      'The registry will be back shortly. Reload the page in a minute.',
    ),
  },
  other: text('Gehen Sie zurück und versuchen Sie es noch einmal.', 'Go back and try again.'),
  requestNumber: text('Nummer der Anfrage', 'Request number'),
  notFoundAtWork: text(
    'Vielleicht ist die Adresse unvollständig, oder der Vorgang ist abgeschlossen. Gehen Sie zur Übersicht.',
    'The address may be incomplete, or the matter is closed. Go to the overview.',
  ),
  toDesk: text('Zur Übersicht', 'To the overview'),
  toList: text('Zur Liste der Vorhaben', 'To the list of projects'),
} as const;
