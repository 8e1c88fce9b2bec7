/** The tables of the turn log, of the ledger, and of the sums that are kept of both. */

interface TokenColumns {
  input_tokens: number;
  cached_tokens: number;
  output_tokens: number;
  reasoning_tokens: number;
}

type ToldTokens = { [Column in keyof TokenColumns]: TokenColumns[Column] | null };

/** A sum of an hour or a day, by who answered and who asked. */
export interface SumKey {
  /** Hours of the sum: 1 or 24, both of UTC. */
  grain: number;
  /** When the hour or day begins. */
  start: number;
  provider: string;
  /** The name the provider knows the model by. */
  model: string;
  /** Empty for turns without one; among the errors and the latencies for all clients together. */
  client_key: string;
}

/** How many answers fell into each bucket of time or speed (buckets.ts). */
export type BucketColumn = `b${number}`;

export interface LogTables {
  turns: ToldTokens & {
    /** Time and order of the turn in one number (sequence.ts): whatever lists turns goes along it. */
    seq: number;
    id: string;
    at: number;
    request_id: string;
    client_key: string | null;
    session: string | null;
    /** As the client named it. */
    model: string;
    provider: string;
    upstream_model: string;
    rule: string;
    streamed: number;
    status: string;
    error_code: string | null;
    error_message: string | null;
    queued_ms: number;
    first_item_ms: number | null;
    duration_ms: number;
    /** A list in JSON, null for an empty one. */
    notes: string | null;
    /** Whether bodies are kept. */
    bodies: number;
  };
  /** The ledger: one row for each request that went to a provider. */
  attempts: ToldTokens & {
    turn: number;
    position: number;
    provider: string;
    model: string;
    at: number;
    duration_ms: number;
    http_status: number | null;
    error_code: string | null;
    error_message: string | null;
    cost_micros: number | null;
    currency: string | null;
    price_source: string | null;
  };
  /** One of the four bodies of a turn, as a list of its blocks. */
  stages: { turn: number; stage: string; cut: number; blocks: string };
  /** A piece of bodies, kept once however many of them begin alike. */
  blocks: { hash: string; refs: number; data: Uint8Array };
  sums_turns: SumKey & {
    turns: number;
    completed: number;
    incomplete: number;
    failed: number;
    abandoned: number;
  };
  /** An empty currency is that of requests whose price nobody knew. */
  sums_usage: SumKey &
    TokenColumns & { currency: string; attempts: number; failed: number; untold: number; cost_micros: number };
  sums_errors: SumKey & { error_code: string; turns: number };
  sums_latency: SumKey & { kind: string } & { [Column in BucketColumn]: number };
  sessions: TokenColumns & {
    session: string;
    client_key: string;
    first_at: number;
    last_at: number;
    turns: number;
    failed: number;
  };
  session_costs: { session: string; client_key: string; currency: string; cost_micros: number };
}
