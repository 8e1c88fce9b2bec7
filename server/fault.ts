/**
 * What went wrong, in the words the client listens for. Codex decides by `code` whether it retries, compacts or shows
 * our sentence to the user (observed with codex-cli 0.169.0); SDKs decide by the HTTP status.
 */
import { redact } from './secrets.ts';

interface FaultFacts {
  /** HTTP status when no event has been sent yet. */
  readonly status: number;
  /** `error.type` of the envelope. */
  readonly type: 'invalid_request_error' | 'authentication_error' | 'rate_limit_error' | 'server_error';
  /**
   * The word for Codex where the natural code would be retried although nothing can change: Codex retries 401, 402, 403,
   * 413 and 422 and every code it does not know, and only `invalid_prompt` and its like show our sentence once.
   */
  readonly codexCode?: 'invalid_prompt';
}

const FAULTS = {
  invalid_prompt: { status: 400, type: 'invalid_request_error' },
  model_not_found: { status: 404, type: 'invalid_request_error' },
  context_length_exceeded: { status: 400, type: 'invalid_request_error' },
  content_policy_violation: { status: 400, type: 'invalid_request_error' },
  invalid_api_key: { status: 401, type: 'authentication_error', codexCode: 'invalid_prompt' },
  insufficient_quota: { status: 429, type: 'rate_limit_error' },
  rate_limit_exceeded: { status: 429, type: 'rate_limit_error' },
  forbidden: { status: 403, type: 'invalid_request_error', codexCode: 'invalid_prompt' },
  not_found: { status: 404, type: 'invalid_request_error', codexCode: 'invalid_prompt' },
  payload_too_large: { status: 413, type: 'invalid_request_error', codexCode: 'invalid_prompt' },
  unsupported_encoding: { status: 415, type: 'invalid_request_error', codexCode: 'invalid_prompt' },
  /** The provider could not be reached at all. */
  upstream_unreachable: { status: 502, type: 'server_error' },
  /** The provider answered with its own fault, or with an error object inside the stream. */
  upstream_error: { status: 502, type: 'server_error' },
  /** The provider's stream ended before it said how it ended. */
  upstream_cut: { status: 502, type: 'server_error' },
  /** The provider answered with something that is not a Chat Completions answer. */
  upstream_unreadable: { status: 502, type: 'server_error' },
  /** The provider was silent for longer than the deadline. */
  upstream_timeout: { status: 504, type: 'server_error' },
  server_error: { status: 500, type: 'server_error' },
  /** The words of the admin API, which no Codex hears. */
  invalid_request: { status: 400, type: 'invalid_request_error' },
  invalid_admin_token: { status: 401, type: 'authentication_error' },
  method_not_allowed: { status: 405, type: 'invalid_request_error' },
  conflict: { status: 409, type: 'invalid_request_error' },
  /** It has changed since it was read. */
  stale: { status: 412, type: 'invalid_request_error' },
  too_many_failures: { status: 429, type: 'rate_limit_error' },
  not_offered: { status: 501, type: 'server_error' },
  store_away: { status: 503, type: 'server_error' },
} as const satisfies Record<string, FaultFacts>;

export type FaultCode = keyof typeof FAULTS;

export interface FaultDetail {
  /** The request field at fault, as a path: `input[2].call_id`. */
  readonly param?: string | undefined;
  /** Seconds after which the same request may succeed. */
  readonly retryAfter?: number | undefined;
  /** Kept for the log, never sent. */
  readonly cause?: unknown;
}

/** The error envelope of OpenAI's API, used for every error body and inside `response.failed`. */
export interface ErrorEnvelope {
  readonly error: {
    readonly type: string;
    readonly code: FaultCode;
    readonly message: string;
    readonly param: string | null;
  };
}

/** A failure that a client may see. `message` is one sentence for a person and never holds a secret. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: FaultCode;
  readonly param: string | null;
  readonly retryAfter: number | null;

  constructor(code: FaultCode, message: string, detail: FaultDetail = {}) {
    // A provider's sentence cut short may end in half a surrogate pair, which no JSON reader but ours would take.
    super(
      message.toWellFormed().replace(/\p{Cc}+/gu, ' '),
      detail.cause === undefined ? undefined : { cause: detail.cause },
    );
    this.code = code;
    this.param = detail.param ?? null;
    this.retryAfter = detail.retryAfter ?? null;
  }

  get status(): number {
    return FAULTS[this.code].status;
  }

  /** The same fault under the code on which Codex acts rightly: shown once when it is permanent, retried when it is not. */
  forCodex(): Fault {
    const facts: FaultFacts = FAULTS[this.code];
    return facts.codexCode === undefined ? this : this.with(facts.codexCode, this.message);
  }

  private with(code: FaultCode, message: string): Fault {
    const { param, retryAfter, cause } = this;
    return new Fault(code, message, { param: param ?? undefined, retryAfter: retryAfter ?? undefined, cause });
  }

  /** The same fault without the keys that the sentence may repeat, or anything that looks like one. */
  without(keys: readonly string[]): Fault {
    const message = redact(this.message, keys);
    return message === this.message ? this : this.with(this.code, message);
  }

  envelope(): ErrorEnvelope {
    return { error: { type: FAULTS[this.code].type, code: this.code, message: this.message, param: this.param } };
  }
}

/**
 * Any thrown thing as a Fault; what is not ours is a server error whose cause only the log sees.
 *
 * @param requestId under which the log has it.
 */
export function asFault(thrown: unknown, requestId?: string): Fault {
  if (thrown instanceof Fault) return thrown;
  const where = requestId === undefined ? '' : ` under ${requestId}`;
  const sentence = `m2c failed to handle this request; the log of \`m2c start\` has the cause${where}.`;
  return new Fault('server_error', sentence, { cause: thrown });
}
