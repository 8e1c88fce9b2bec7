/**
 * The tables as the newest migration leaves them. Ids are random text, times are milliseconds since 1970, truth is 0 or 1,
 * money is whole millionths of a currency, and structured values are JSON in text, so that both databases store the same.
 */
import type { Kysely, Transaction } from 'kysely';
import type { LogTables } from './log-tables.ts';

export interface Tables extends LogTables {
  settings: VersionedRow & { value: string };
  providers: VersionedRow & { entry: string };
  provider_keys: VersionedRow & {
    provider: string;
    label: string;
    sealed: string;
    /** The end of the key, for people. */
    hint: string;
    /** Scheme, host and port that the key was stored for: it goes nowhere else. */
    origin: string;
    disabled: number;
    position: number;
  };
  routes: VersionedRow & { pattern: string; targets: string; position: number };
  client_keys: VersionedRow & {
    name: string;
    prefix: string;
    sha256: string;
    disabled: number;
    limits: string;
    expires_at: number | null;
    last_used_at: number | null;
  };
  prices: VersionedRow & {
    provider: string;
    model: string;
    /** Millionths of the currency per million tokens. */
    input: number;
    cached_input: number | null;
    output: number;
    currency: string;
  };
  learned: {
    id: string;
    provider: string;
    key_hash: string;
    key_hint: string;
    model: string;
    what: string;
    sentence: string;
    at: number;
    until: number;
  };
  audit: {
    seq: number;
    at: number;
    actor: string;
    action: string;
    subject: string;
    detail: string;
    previous: string;
    hash: string;
  };
  /** What each write to a table of settings leaves behind: the number of such writes, and a digest of what is in it now. */
  changes: { topic: string; count: number; digest: string };
  /** One row: the master key under which everything is sealed. */
  vault: { id: number; key_id: string };
  /** One row: the last migration that was made. */
  m2c_schema: { id: number; version: number };
}

/** A row that is changed only by who knows its version. */
interface VersionedRow {
  id: string;
  version: number;
  created_at: number;
  updated_at: number;
}

export type VersionedTable = {
  [Name in keyof Tables]: Tables[Name] extends VersionedRow ? Name : never;
}[keyof Tables];

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;
