import multipart from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { Day } from '../kernel/day.js';
import { Problem } from '../kernel/problem.js';
import { text } from '../kernel/text.js';
import { readDay } from '../kernel/written-day.js';
import { plainSpaces } from '../kernel/written-number.js';
import type { App } from '../platform/http/app-instance.js';
import { largestFile, type Upload } from './reading/open-source.js';
import { importAnswersSchema } from './schemas.js';

/** Media types of a body that is the file itself. Those that are not read are taken so that the refusal can say what to do. */
export const fileTypes = [
  'text/plain',
  'text/html',
  'application/xhtml+xml',
  'text/csv',
  'application/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-excel',
  'application/vnd.ms-excel.sheet.macroenabled.12',
  'application/vnd.ms-excel.sheet.binary.macroenabled.12',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/zip',
  'text/tab-separated-values',
  'application/pdf',
  'application/octet-stream',
];

const formOverhead = 64 * 1024;
/** Largest body of an import, with what a form adds to the file. */
export const largestImport = largestFile + formOverhead;

/** Largest file that is kept beside a draft. */
const largestAttachment = 20 * 1024 * 1024;
/** Largest body of a request that brings one. */
export const largestUpload = largestAttachment + formOverhead;

interface UploadedFile {
  readonly name: string;
  readonly mediaType: string;
}

const uploadedFiles = new WeakMap<FastifyRequest, UploadedFile>();

/** Lets the routes of this scope read a file as body, or a form with the file in the field `file`. */
export async function readUploads(
  scope: App,
  largest: 'attachment' | 'import' = 'attachment',
): Promise<void> {
  scope.addContentTypeParser(fileTypes, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  scope.addHook('onRequest', async (request) => {
    const type = request.headers['content-type'] ?? '';
    if (/^multipart\//iu.test(type) && !/;\s*boundary=/iu.test(type))
      throw new Problem('malformed', { detail: noBoundary });
  });
  scope.setErrorHandler((error, request) => {
    if (error instanceof Error && 'code' in error && error.code === 'FST_FILES_LIMIT')
      throw new Problem('malformed', { detail: severalFiles, cause: error });
    throw isBrokenForm(error, request)
      ? new Problem('malformed', { detail: brokenForm, cause: error })
      : error;
  });
  await scope.register(multipart, {
    attachFieldsToBody: 'keyValues',
    limits: {
      fileSize: largest === 'import' ? largestFile : largestAttachment,
      files: 1,
      fields: 10,
      parts: 11,
      fieldSize: 1024 * 1024,
      headerPairs: 50,
    },
    async onFile(part) {
      const bytes = await part.toBuffer();
      uploadedFiles.set(this, { name: part.filename, mediaType: part.mimetype });
      Object.assign(part, { value: bytes });
    },
  });
}

/** The parser of forms throws bare errors for a form that breaks off; they are the sender's, not ours. */
function isBrokenForm(error: unknown, request: FastifyRequest): boolean {
  const wasRead = typeof request.body === 'object' && request.body !== null;
  return request.isMultipart() && !wasRead && error instanceof Error && !('code' in error);
}

const brokenForm = text(
  'Das Formular ist unvollständig oder nicht richtig in Teile gegliedert.',
  'The form is incomplete or not divided into parts correctly.',
);
const severalFiles = text(
  'Eine Anfrage nimmt eine Datei auf. Senden Sie jede Datei für sich.',
  'A request takes one file. Send each file on its own.',
);
const noBoundary = text('Dem Formular fehlt die Angabe „boundary“.', 'The form does not say its "boundary".');

/** The file of a request, sent as body or in a form. @throws Problem `malformed` when there is none */
export function uploadOf(request: FastifyRequest): Upload {
  const { body } = request;
  const mediaType = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (Buffer.isBuffer(body)) return { bytes: body, mediaType, fileName: null, date: null };
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const date = dateOf(fields.date);
  const sourceName = sourceNameOf(fields.source);
  const file = uploadedFiles.get(request);
  if (file && Buffer.isBuffer(fields.file) && (file.name !== '' || fields.file.length > 0))
    return {
      bytes: fields.file,
      mediaType: file.mediaType.toLowerCase(),
      fileName: fileNameOf(file.name),
      date,
      sourceName,
    };
  if (typeof fields.text === 'string')
    return { bytes: Buffer.from(fields.text), mediaType: 'text/plain', fileName: null, date };
  throw new Problem('malformed', {
    detail: text(
      'Die Anfrage enthält weder eine Datei im Feld „file“ noch Text im Feld „text“.',
      'The request has neither a file in the field "file" nor text in the field "text".',
    ),
  });
}

/** Answers sent along with a file in the field `answers`, as JSON. @throws Problem `invalid_parameter` */
export function answersOf(request: FastifyRequest): Readonly<Record<string, string>> {
  const { body } = request;
  if (Buffer.isBuffer(body) || typeof body !== 'object' || body === null || !('answers' in body)) return {};
  try {
    return importAnswersSchema.parse({ answers: JSON.parse(String(body.answers)) }).answers;
  } catch (cause) {
    const detail = text(
      'Erwartet wird ein JSON-Objekt mit den Kennungen der Fragen und der Antworten.',
      'Expected a JSON object with the ids of questions and of the options chosen.',
    );
    throw new Problem('invalid_parameter', {
      errors: [{ pointer: '/answers', code: 'invalid_value', detail }],
      cause,
    });
  }
}

function dateOf(value: unknown): Day | null {
  if (value === undefined || value === '') return null;
  const written = readDay(typeof value === 'string' ? value : '?');
  if (written.kind === 'unknown') return null;
  if (written.kind === 'exact') return written.day;
  const detail = text(
    'Erwartet wird ein Tag wie 30.06.2026 oder 2026-06-30.',
    'Expected a day such as 2026-06-30 or 30.06.2026.',
  );
  throw new Problem('invalid_parameter', { errors: [{ pointer: '/date', code: 'invalid_value', detail }] });
}

const longestSourceName = 100;

function sourceNameOf(value: unknown): string | null {
  const name = typeof value === 'string' ? plainSpaces(value) : '';
  if (name === '') return null;
  if (name.length <= longestSourceName) return name;
  const detail = text(
    `Der Name einer Quelle hat höchstens ${longestSourceName} Zeichen.`,
    `The name of a source has at most ${longestSourceName} characters.`,
  );
  throw new Problem('invalid_parameter', {
    errors: [{ pointer: '/source', code: 'invalid_value', detail }],
  });
}

const longestFileName = 200;

/** The last part of a name, as some browsers send a whole path, without characters that break lines or hide. */
function fileNameOf(sent: string): string | null {
  const name = (sent.split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim();
  return name === '' ? null : [...name].slice(-longestFileName).join('');
}
