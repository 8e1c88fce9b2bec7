/**
 * A turn as spans, after its end: the turn is one call of a model as its client sees it, with all retries inside, and each
 * request to a provider is an HTTP call below it. Semantic conventions 1.41 (GenAI: status development; HTTP: stable).
 * Neither holds a word of what was asked or answered, and a provider's sentence may repeat what was asked.
 */
import type { AttemptEntry, TurnEntry } from '../turn-entry.ts';

export interface SpanFacts {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly startAt: number;
  readonly endAt: number;
  readonly failed: boolean;
  readonly attributes: Attributes;
}

type Attributes = { readonly [name: string]: string | number | boolean };

/** Where a provider is, null when it is gone meanwhile. */
export type AddressOf = (provider: string) => URL | null;

/** The span of the turn, and those of its requests in the order they went out. */
export function spansOf(
  entry: TurnEntry,
  addressOf: AddressOf,
): { readonly turn: SpanFacts; readonly attempts: readonly SpanFacts[] } {
  return {
    turn: turnSpan(entry, addressOf),
    attempts: entry.attempts.map((attempt, count) => attemptSpan(attempt, count, addressOf)),
  };
}

function turnSpan(entry: TurnEntry, addressOf: AddressOf): SpanFacts {
  const { usage } = entry;
  const failed = entry.status === 'failed';
  return {
    name: `chat ${entry.model}`,
    startAt: entry.at,
    endAt: entry.at + entry.durationMs,
    failed,
    attributes: told({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': entry.provider,
      'gen_ai.request.model': entry.model,
      'gen_ai.request.stream': entry.streamed,
      'gen_ai.response.id': entry.id,
      'gen_ai.response.model': entry.upstreamModel,
      'gen_ai.response.time_to_first_chunk': entry.firstItemMs === null ? null : entry.firstItemMs / 1000,
      'gen_ai.conversation.id': entry.session,
      'gen_ai.usage.input_tokens': usage?.input,
      'gen_ai.usage.cache_read.input_tokens': usage?.cachedInput,
      'gen_ai.usage.output_tokens': usage?.output,
      'gen_ai.usage.reasoning.output_tokens': usage?.reasoning,
      ...server(addressOf(entry.provider)),
      'error.type': failed ? (entry.errorCode ?? '_OTHER') : null,
      'm2c.status': entry.status,
      'm2c.request_id': entry.requestId,
      'm2c.rule': entry.rule,
      'm2c.queued_ms': entry.queuedMs,
      'm2c.notes': entry.notes.length,
    }),
  };
}

function attemptSpan(attempt: AttemptEntry, count: number, addressOf: AddressOf): SpanFacts {
  const { httpStatus, errorCode } = attempt;
  const address = addressOf(attempt.provider);
  const refused = httpStatus !== null && httpStatus >= 400;
  return {
    name: 'POST',
    startAt: attempt.at,
    endAt: attempt.at + attempt.durationMs,
    failed: errorCode !== null && errorCode !== 'abandoned',
    attributes: told({
      'http.request.method': 'POST',
      'http.request.resend_count': count === 0 ? null : count,
      'http.response.status_code': httpStatus,
      'url.full': address === null ? null : `${address.origin}${address.pathname.replace(/\/$/, '')}/chat/completions`,
      ...server(address),
      'error.type': refused ? String(httpStatus) : errorCode,
      'm2c.provider': attempt.provider,
      'm2c.model': attempt.model,
      'm2c.error_code': errorCode,
    }),
  };
}

function server(address: URL | null) {
  if (address === null) return {};
  const usual = address.protocol === 'https:' ? 443 : 80;
  return { 'server.address': address.hostname, 'server.port': address.port === '' ? usual : Number(address.port) };
}

/** What is not known is no attribute. */
function told(attributes: { readonly [name: string]: string | number | boolean | null | undefined }): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) => (value == null ? [] : [[name, value]])),
  );
}
