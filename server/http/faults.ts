/** A failure before the first event, as status and envelope. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FailedTry } from '../answer.ts';
import { asFault, Fault } from '../fault.ts';
import type { Logger } from '../log.ts';
import { sendJson } from '../ports.ts';

/** Answers with the fault, in the words on which Codex acts rightly when the client waits for a stream. */
export function sendFault(response: ServerResponse, thrown: unknown, streaming: boolean, log: Logger): void {
  const id = requestIdIn(response);
  const natural = fromRouter(thrown, response) ?? asFault(thrown, id);
  const fault = streaming ? natural.forCodex() : natural;
  // The client went away: there is nobody to answer, and nothing to mend.
  if (response.destroyed) return;
  logFault(log, fault, id);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (fault.retryAfter !== null) response.setHeader('retry-after', String(Math.ceil(fault.retryAfter)));
  sendJson(response, fault.status, fault.envelope());
}

/** The id that the client knows its request by. */
export function requestIdIn(response: ServerResponse): string {
  return String(response.getHeader('x-request-id') ?? '');
}

/** The log tells whoever runs m2c what its client was told, and the cause, which the client is not. */
export function logFault(log: Logger, fault: Fault, id: string): void {
  const facts = {
    id,
    code: fault.code,
    param: fault.param,
    ...(fault.cause === undefined ? {} : { err: fault.cause }),
  };
  if (fault.status >= 500) log.error(facts, fault.message);
  else log.warn(facts, fault.message);
}

/** What was tried in vain before the answer: the client does not hear of it. */
export function logFailedTries(log: Logger, tries: readonly FailedTry[], id: string): void {
  for (const { provider, model, fault } of tries) {
    log.warn({ id, code: fault.code, provider, model: excerpt(model) }, `Tried in vain: ${fault.message}`);
  }
}

/** Codex names the media type in `accept`: the only sign that it waits for a stream as long as its body is unread. */
export function acceptsEvents(request: IncomingMessage): boolean {
  return request.headers.accept?.includes('text/event-stream') === true;
}

/** The router's own failures, such as a path with a broken escape or an operation that nobody offers, carry a 4xx status. */
function fromRouter(thrown: unknown, { req }: ServerResponse): Fault | null {
  if (thrown instanceof Fault || !(thrown instanceof Error) || !('status' in thrown)) return null;
  const { status, message } = thrown;
  const detail = { cause: thrown };
  if (status === 404 || status === 405) {
    return new Fault('not_found', `There is no ${req.method} ${excerpt(req.url ?? '')} in the admin API.`, detail);
  }
  const refused = typeof status === 'number' && status >= 400 && status < 500;
  return refused ? new Fault('invalid_prompt', `The request cannot be read: ${excerpt(message)}.`, detail) : null;
}

/** A client's own words in a sentence or a line of the log: they may be of any length. */
export function excerpt(text: string, longest = 100): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}
