/** What the store cannot do, by kinds that a caller can act on. */

/**
 * `absent`: there is no such row; `duplicate`: there is one already; `stale`: it was changed since it was read; `invalid`: no
 * store would take this value; `sealed`: the master key at hand does not open it; `newer`: a newer m2c wrote the database;
 * `foreign`: another program did; `broken`: its pages are damaged; `full`: the disk or the database is full; `busy`: another
 * process holds it; `unusable`: anything else between us and the database; `unavailable`: this database has no such operation.
 */
export type StoreErrorKind =
  | 'absent'
  | 'duplicate'
  | 'stale'
  | 'invalid'
  | 'sealed'
  | 'newer'
  | 'foreign'
  | 'broken'
  | 'full'
  | 'busy'
  | 'unusable'
  | 'unavailable';

/** The message is one sentence for a person and never holds a secret. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly kind: StoreErrorKind;

  constructor(kind: StoreErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

interface Meaning {
  readonly codes: RegExp;
  readonly kind: StoreErrorKind;
  readonly message: string;
}

/** By the codes of SQLite (result codes by name) and PostgreSQL (SQLSTATE), and of the sockets between us and the latter. */
const MEANINGS: readonly Meaning[] = [
  {
    codes: /^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY|ROWID)$|^23505$/,
    kind: 'duplicate',
    message: 'There is already one of that name.',
  },
  {
    codes: /^SQLITE_CONSTRAINT|^23|^22/,
    kind: 'invalid',
    message: 'The database refuses the value.',
  },
  {
    codes: /^SQLITE_FULL$|^53100$|^ENOSPC$/,
    kind: 'full',
    message: 'The disk of the database is full: make room on it.',
  },
  {
    codes: /^SQLITE_IOERR|^(EIO|EFBIG)$/,
    kind: 'unusable',
    message: 'The disk of the database cannot be read or written: look at the disk, and at the room on it.',
  },
  {
    codes: /^SQLITE_(BUSY|LOCKED)|^55P03$|^40001$|^40P01$/,
    kind: 'busy',
    message: 'Another process holds the database: try again once it is done.',
  },
  {
    codes: /^SQLITE_(CORRUPT|NOTADB)|^XX00[12]$/,
    kind: 'broken',
    message: 'The database is damaged: start m2c again, which looks at it and mends it from the last backup.',
  },
  {
    codes: /^SQLITE_READONLY|^25006$|^EROFS$/,
    kind: 'unusable',
    message: 'The database can only be read: make its folder writable.',
  },
  {
    codes: /^SQLITE_CANTOPEN|^E(ACCES|PERM|NOENT|NOTDIR|ISDIR)$/,
    kind: 'unusable',
    message: 'The database file cannot be opened: make its folder, and all in it, yours and writable.',
  },
  {
    codes: /^28/,
    kind: 'unusable',
    message: 'PostgreSQL refuses the user or the password in M2C_DATABASE_URL.',
  },
  {
    codes: /^3D000$/,
    kind: 'unusable',
    message: 'PostgreSQL has no database of the name in M2C_DATABASE_URL: create it, or name another.',
  },
  {
    codes: /^(08|57P)|^E(CONN|NOT|HOST|NET|TIMED|PIPE|AI_)/,
    kind: 'unusable',
    message: 'PostgreSQL cannot be reached: look at M2C_DATABASE_URL, and whether the server is up.',
  },
];

/** Any failure as one of the store; the original stays its cause. */
export function storeErrorOf(thrown: unknown): StoreError {
  if (thrown instanceof StoreError) return thrown;
  const code = codeOf(thrown);
  const found = MEANINGS.find(({ codes }) => codes.test(code));
  if (found !== undefined) return new StoreError(found.kind, found.message, { cause: thrown });
  const shown = code === '' ? '' : ` (${code})`;
  return new StoreError('unusable', `The database failed${shown}: the log tells more.`, { cause: thrown });
}

/** A StoreError on its way to another thread or process. */
export interface Failure {
  readonly kind: StoreErrorKind;
  readonly message: string;
  /** Of what lies behind it, for the log. */
  readonly stack: string;
}

export function failureOf(thrown: unknown): Failure {
  const { kind, message, cause } = storeErrorOf(thrown);
  return { kind, message, stack: cause instanceof Error ? (cause.stack ?? cause.message) : '' };
}

/** Two failures of a connection to PostgreSQL have words and no code (pg 8.23.1). */
const WORDS = /^Connection terminated|^timeout (exceeded|expired)|^Query read timeout/;

function codeOf(thrown: unknown): string {
  const { code, message } = thrown as { readonly code?: unknown; readonly message?: unknown };
  if (typeof code === 'string') return code;
  return typeof message === 'string' && WORDS.test(message) ? 'ECONNRESET' : '';
}
