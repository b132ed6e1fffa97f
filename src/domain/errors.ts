/**
 * The error catalogue: every failure a user can meet has a stable code, an exit code for the command line,
 * an HTTP status for the service, and says how to mend it. `docs/errors.md` lists the same codes; a check
 * compares the two.
 */
export const ERRORS = {
  USAGE: { exit: 2, status: 400, title: 'The command was called in a way it does not understand' },
  NOT_YET: { exit: 2, status: 501, title: 'The command or option belongs to a later release' },
  CONFIG_INVALID: { exit: 2, status: 500, title: 'A setting or a configuration file is invalid' },
  INPUT_NOT_FOUND: { exit: 2, status: 404, title: 'The input file does not exist' },
  INPUT_NOT_A_FILE: { exit: 2, status: 400, title: 'The input is a directory or another thing that is not a file' },
  INPUT_FORMAT: { exit: 2, status: 400, title: 'The format of the input is not known or not supported' },
  INPUT_ENCODING: { exit: 2, status: 400, title: 'The input is in an encoding that is not supported' },
  INPUT_EMPTY: { exit: 2, status: 400, title: 'The input holds no header or no record' },
  COLUMN_NOT_FOUND: { exit: 2, status: 400, title: 'A named column does not exist in the input' },
  OUTPUT_NOT_WRITABLE: { exit: 2, status: 500, title: 'The output cannot be written' },
  OUTPUT_DISK_FULL: { exit: 2, status: 507, title: 'The disk is full' },
  RESUME_MISMATCH: { exit: 2, status: 409, title: 'The output to resume does not belong to this input' },
  MODEL_NOT_FOUND: { exit: 2, status: 500, title: 'The model folder or one of its files is missing' },
  MODEL_DAMAGED: { exit: 2, status: 500, title: 'A model file does not have the expected content' },
  MODEL_INCOMPATIBLE: { exit: 2, status: 500, title: 'The model was made for another embedding or schema version' },
  REFERENCE_DATA: { exit: 2, status: 500, title: 'The reference data is missing or contradicts itself' },
  TRAINING_DATA: { exit: 2, status: 400, title: 'The training data cannot support a model' },
  BASELINE_MISMATCH: { exit: 2, status: 409, title: 'The earlier report is about other records or fields' },
  GATE_MISSED: { exit: 3, status: 422, title: 'A figure does not reach its gate' },
  EMBEDDING_FAILED: { exit: 1, status: 500, title: 'The local model could not process a text' },
  INTERRUPTED: { exit: 130, status: 499, title: 'The work was interrupted' },
  EMPTY_TEXT: { exit: 1, status: 422, title: 'The text is blank' },
  MISSING_TEXT: { exit: 1, status: 422, title: 'The record has no text' },
  INVALID_RECORD: { exit: 1, status: 422, title: 'The record cannot be read' },
  INTERNAL: { exit: 1, status: 500, title: 'A fault in Murojaat itself' },
} as const;

export type ErrorCode = keyof typeof ERRORS;

export interface ErrorDetails {
  /** What was expected, in words. */
  readonly expected?: string;
  /** What was found instead. Never personal data: a name of a column or file, a count, a type. */
  readonly got?: string;
  /** What the reader can do about it. */
  readonly fix?: string;
  readonly cause?: unknown;
}

/** The only error class that crosses a folder's edge. `message` is one sentence; details say how to mend it. */
export class MurojaatError extends Error {
  override readonly name = 'MurojaatError';
  readonly expected: string | undefined;
  readonly got: string | undefined;
  readonly fix: string | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    details: ErrorDetails = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.expected = details.expected;
    this.got = details.got;
    this.fix = details.fix;
  }

  get exitCode(): number {
    return ERRORS[this.code].exit;
  }

  get httpStatus(): number {
    return ERRORS[this.code].status;
  }

  /** One paragraph for a person: message, expected, got, fix. */
  explain(): string {
    const parts = [sentence(this.message)];
    if (this.expected !== undefined) parts.push(`Expected: ${sentence(this.expected)}`);
    if (this.got !== undefined) parts.push(`Got: ${sentence(this.got)}`);
    if (this.fix !== undefined) parts.push(`To mend it: ${sentence(this.fix)}`);
    return parts.join(' ');
  }
}

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

/** The system error code (`ENOENT`, `ENOSPC` …) of an unknown thrown value, if it has one. */
export function systemCode(error: unknown): string | undefined {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string')
    return error.code;
  return undefined;
}
