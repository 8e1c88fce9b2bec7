/** What m2c writes into Codex's config.toml, and nothing else. */
import type { Scalar } from '../toml/write.ts';

export interface Wanted {
  readonly model: string;
  /** `http://127.0.0.1:8788/v1` */
  readonly baseUrl: string;
  /** Where the model catalog stands; Codex expands no `~`. */
  readonly catalogFile: string;
  /** The client key, where m2c asks for one. */
  readonly token?: string | undefined;
  /** The reasoning levels of the model, unknown when left out. */
  readonly efforts?: readonly string[] | undefined;
  /** M2C_HEARTBEAT_MS, where it is not the usual ten seconds. */
  readonly heartbeatMs?: number | undefined;
}

/** It stays the same whatever the model: Codex lists the sessions of one provider, and another id would hide them. */
export const PROVIDER_ID = 'm2c';
export const TABLE = ['model_providers', PROVIDER_ID];
export const CATALOG_NAME = 'm2c-models.json';

/** Keys and values, in the order they are written. */
export function wantedKeys(wanted: Wanted): readonly (readonly [path: readonly string[], value: Scalar])[] {
  return [
    [['model'], wanted.model],
    [['model_provider'], PROVIDER_ID],
    [['model_catalog_json'], wanted.catalogFile],
    ...Object.entries(providerOf(wanted)).map(([key, value]) => [[...TABLE, key], value] as const),
  ];
}

function providerOf({ baseUrl, token, heartbeatMs = 10_000 }: Wanted): { readonly [key: string]: Scalar } {
  return {
    // Called "OpenAI" it would get another compaction and compressed bodies (codex-cli 0.169.0).
    name: 'm2c',
    base_url: baseUrl,
    wire_api: 'responses',
    // m2c answers 200 at once and asks the provider again itself, so that an HTTP error is m2c's own word. One more try covers a
    // restart; Codex's usual four multiply with the five below to thirty requests. (While nothing listens Codex waits by itself.)
    request_max_retries: 1,
    // Codex's usual number, said so that it stays: an answer that broke after its first item, and a rate limit that is to be
    // waited out longer than m2c does, can only be asked for again by Codex.
    stream_max_retries: 5,
    // m2c is heard every ten seconds while a model thinks: twelve heartbeats missed in a row mean that it hangs. Codex's usual
    // five minutes would only leave the user waiting longer.
    stream_idle_timeout_ms: Math.max(12 * heartbeatMs, 120_000),
    ...(token === undefined ? {} : { experimental_bearer_token: token }),
  };
}
