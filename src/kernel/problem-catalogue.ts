import { type Text, text } from './text.js';

interface CatalogueEntry {
  readonly status: number;
  readonly title: Text;
}

const entry = (status: number, de: string, en: string): CatalogueEntry => ({ status, title: text(de, en) });

/** Every refusal the service can give. The code is stable and documented; title and status follow from it. */
export const problemCatalogue = {
  malformed: entry(400, 'Die Anfrage ist nicht lesbar', 'The request is malformed'),
  unknown_parameter: entry(400, 'Diesen Parameter gibt es nicht', 'Unknown parameter'),
  invalid_parameter: entry(
    400,
    'Ein Parameter hat einen ungültigen Wert',
    'A parameter has an invalid value',
  ),
  invalid_cursor: entry(400, 'Die Blättermarke ist ungültig', 'The cursor is invalid'),
  invalid_text: entry(
    400,
    'Der Text enthält unzulässige Zeichen',
    'The text contains characters that are not allowed',
  ),
  token_required: entry(401, 'Ein Zugriffsschlüssel ist nötig', 'A bearer token is required'),
  forbidden: entry(403, 'Das ist für Ihre Rolle nicht vorgesehen', 'Your role does not allow this'),
  no_mandate: entry(403, 'Für diesen Zugang gilt kein Prüfauftrag', 'No mandate covers this access'),
  foreign_origin: entry(
    403,
    'Die Anfrage kommt von einer fremden Seite',
    'The request comes from a foreign origin',
  ),
  not_found: entry(404, 'Nicht gefunden', 'Not found'),
  method_not_allowed: entry(405, 'Diese Methode ist hier nicht vorgesehen', 'Method not allowed'),
  state_conflict: entry(409, 'Das passt nicht zum jetzigen Zustand', 'Conflict with the present state'),
  request_running: entry(409, 'Diese Anfrage wird gerade bearbeitet', 'The same request is still running'),
  request_done: entry(
    409,
    'Diese Anfrage ist schon ausgeführt, ihre Antwort ging verloren',
    'This request was carried out, its answer was lost',
  ),
  stale: entry(412, 'Jemand hat das inzwischen geändert', 'Someone changed this in the meantime'),
  too_large: entry(413, 'Die Anfrage ist zu groß', 'The request is too large'),
  unsupported_format: entry(415, 'Dieses Format wird nicht gelesen', 'Unsupported format'),
  rule_broken: entry(422, 'Die Angaben verletzen eine Regel', 'A rule is broken'),
  key_reused: entry(
    422,
    'Der Wiederholungsschlüssel gehört zu einer anderen Anfrage',
    'Idempotency key used for another request',
  ),
  precondition_required: entry(428, 'Die Angabe If-Match fehlt', 'If-Match is required'),
  too_many_requests: entry(429, 'Zu viele Anfragen', 'Too many requests'),
  headers_too_large: entry(431, 'Die Anfrage hat zu viele Kopfzeilen', 'Too many header fields'),
  internal: entry(500, 'Unerwarteter Fehler', 'Unexpected error'),
  database_unavailable: entry(
    503,
    'Die Datenbank ist gerade nicht erreichbar',
    'The database is not reachable',
  ),
  overloaded: entry(503, 'Der Dienst ist gerade ausgelastet', 'The service is busy'),
  disk_full: entry(507, 'Der Speicherplatz reicht nicht', 'Not enough storage left'),
} as const satisfies Record<string, CatalogueEntry>;
