import { causes } from '../../kernel/causes.js';
import { Problem, type ProblemCode } from '../../kernel/problem.js';
import { isDatabaseUnavailable } from '../database/availability.js';

const codesOfFramework: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_BAD_URL: 'malformed',
  FST_ERR_MAX_PARAM_LENGTH: 'not_found',
  FST_ERR_NOT_FOUND: 'not_found',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed',
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_format',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported_format',
  FST_REQ_FILE_TOO_LARGE: 'too_large',
  FST_PARTS_LIMIT: 'too_large',
  FST_FILES_LIMIT: 'too_large',
  FST_FIELDS_LIMIT: 'too_large',
};

const codesOfDatabase: Readonly<Record<string, ProblemCode>> = {
  '57014': 'overloaded', // statement timeout, or cancelled
  '55P03': 'overloaded', // lock timeout
  '40001': 'overloaded', // serialisation failure
  '40P01': 'overloaded', // deadlock
};

/** Constraints and guards of the database that say no to somebody who came too late, or at what is not theirs. */
const codesOfConstraints: Readonly<Record<string, ProblemCode>> = {
  round_answer_open: 'state_conflict',
  round_answer_draft: 'state_conflict',
  round_answer_project: 'not_found',
  owner_city_of_project: 'not_found',
  project_draft_round: 'state_conflict',
  project_draft_step: 'state_conflict',
  project_draft_project_unique: 'state_conflict',
  project_version_four_eyes: 'forbidden',
  city_record_step: 'state_conflict',
  city_record_draft_record_unique: 'state_conflict',
  city_record_four_eyes: 'forbidden',
  import_run_step: 'state_conflict',
  consultation_step: 'state_conflict',
  handout_step: 'state_conflict',
  handout_file_number_unique: 'state_conflict',
  practice_step: 'state_conflict',
  event_step: 'state_conflict',
  network_step: 'state_conflict',
  network_organisation_name_unique: 'state_conflict',
  network_person_organisation_id_network_organisation_id_fk: 'state_conflict',
  event_registration_guest_once: 'state_conflict',
  event_registration_person_once: 'state_conflict',
  inquiry_printed_paper_unique: 'state_conflict',
  inquiry_question_number_unique: 'state_conflict',
  saved_view_name_unique: 'state_conflict',
  person_forgetting: 'state_conflict',
  on_the_spot_check_answer: 'forbidden',
  audit_same_project: 'not_found',
  retention_kept: 'state_conflict',
  person_forgotten: 'state_conflict',
};

const codesOfStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'malformed',
  404: 'not_found',
  412: 'stale',
  413: 'too_large',
  415: 'unsupported_format',
  429: 'too_many_requests',
};

const retryAfterSeconds: Partial<Record<ProblemCode, number>> = { database_unavailable: 2, overloaded: 1 };

/** The refusal behind anything that was thrown. What nobody foresaw is `internal`: it tells nothing to the outside. */
export function problemFrom(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isUploadCutOff(error)) return new Problem('malformed', { cause: error });
  const code = isDatabaseUnavailable(error) ? 'database_unavailable' : codeOf(error);
  const wait = retryAfterSeconds[code];
  return new Problem(code, wait === undefined ? { cause: error } : { cause: error, retryAfterSeconds: wait });
}

/** Node's word for a client that hung up while sending; a lost database connection names the system call that failed. */
function isUploadCutOff(error: unknown): boolean {
  if (!(error instanceof Error) || error.message !== 'aborted') return false;
  return 'code' in error && error.code === 'ECONNRESET' && !('syscall' in error);
}

function codeOf(error: unknown): ProblemCode {
  for (const link of causes(error)) {
    const code = 'code' in link && typeof link.code === 'string' ? link.code : '';
    const constraint = 'constraint_name' in link ? String(link.constraint_name) : '';
    const known = codesOfFramework[code] ?? codesOfDatabase[code] ?? codesOfConstraints[constraint];
    if (known) return known;
  }
  return isClientError(error) ? (codesOfStatus[error.statusCode] ?? 'malformed') : 'internal';
}

function isClientError(error: unknown): error is Error & { statusCode: number } {
  return (
    error instanceof Error &&
    'statusCode' in error &&
    typeof error.statusCode === 'number' &&
    error.statusCode >= 400 &&
    error.statusCode < 500
  );
}
