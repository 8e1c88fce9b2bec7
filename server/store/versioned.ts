/** What every row has that is changed only by who knows its version. */
import type { Selectable } from 'kysely';
import type { Tables, VersionedTable } from './tables.ts';

export interface Versioned {
  readonly id: string;
  /** Grows with each change. */
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Which row, and as of which version: another one means that somebody changed it meanwhile. */
export interface Key {
  readonly id: string;
  readonly version: number;
}

export function versionedOf(row: Selectable<Tables[VersionedTable]>): Versioned {
  return { id: row.id, version: row.version, createdAt: row.created_at, updatedAt: row.updated_at };
}
