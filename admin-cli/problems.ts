/** What can go wrong, by who can mend it. */

/** A command line that cannot be understood: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The server could not be reached or refused: exit code 1. The message is one line for the user. */
export class CallError extends Error {
  override readonly name = 'CallError';
  /** The HTTP status, null when none came. */
  readonly status: number | null;

  constructor(message: string, status: number | null, cause?: unknown) {
    super(message, { cause });
    this.status = status;
  }
}

/** Why something failed, as the system says it. */
export function reasonOf(thrown: unknown): string {
  const { code, message } = thrown as NodeJS.ErrnoException;
  return code === 'ENOENT' ? 'there is no such file' : (code ?? message);
}
