/** One request to m2c as raw as a client can make it, and what came back: bytes first, then what a strict reader hears. */
import { type IncomingMessage, request } from 'node:http';
import type { StreamEvent } from '../../generated/types/responses.ts';
import { type Heard, heard, readEvents } from '../ears/heard.ts';
import { complaints } from '../ears/lifecycle.ts';
import { MODEL } from './world.ts';

export interface Reply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  /** Whether the answer came to its own end; false when the connection broke within it. */
  readonly whole: boolean;
  /** When that was, in milliseconds of the monotonic clock. */
  readonly endedAt: number;
}

export interface HeardStream extends Heard {
  readonly events: readonly StreamEvent[];
  /** How often it was said that the answer is over. */
  readonly terminals: number;
  /** What no lawful stream holds, one sentence each. */
  readonly unlawful: readonly string[];
}

/** A request body of the Responses API for the scripted model. */
export function bodyOf(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { model: MODEL, input: 'Go on.', stream: true, ...more };
}

/** Asks and waits for the end of the answer. Rejects when no answer begins. */
export function ask(url: string, body: unknown = bodyOf()): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
    // A connection of its own, as Codex makes one for each request.
    const asked = request(`${url}/v1/responses`, { method: 'POST', headers, agent: false }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('error', () => undefined);
      answer.once('close', () => {
        const { statusCode: status = 0, headers, complete: whole } = answer;
        resolve({ status, headers, text: Buffer.concat(pieces).toString(), whole, endedAt: performance.now() });
      });
    });
    asked.once('error', reject);
    asked.end(JSON.stringify(body));
  });
}

const TERMINAL = new Set(['response.completed', 'response.incomplete', 'response.failed']);

/** What a strict client hears of a stream. One that cannot be read is an unlawful one, of which nothing was heard. */
export function listenTo({ status, text, whole }: Reply): HeardStream {
  const unlawful = [
    ...(status === 200 ? [] : [`the status is ${status}: ${text.slice(0, 200)}`]),
    ...(whole ? [] : ['the connection broke before the end of the stream']),
  ];
  try {
    const events = readEvents(text);
    const terminals = events.filter(({ type }) => TERMINAL.has(type)).length;
    return { ...heard(events), events, terminals, unlawful: [...unlawful, ...complaints(events)] };
  } catch (cause) {
    return { ...heard([]), events: [], terminals: 0, unlawful: [...unlawful, (cause as Error).message] };
  }
}

/** Codes after which Codex shows the sentence and stops; after all others it asks again (codex-cli 0.169.0). */
const FINAL_CODES = new Set([
  ...['invalid_prompt', 'model_not_found', 'content_policy_violation', 'cyber_policy', 'context_length_exceeded'],
  ...['insufficient_quota', 'organization_spend_limit_exceeded', 'usage_not_included', 'server_is_overloaded'],
]);

/** Whether Codex asks again after `response.failed` with this code. */
export function codexRetries(code: string): boolean {
  return !FINAL_CODES.has(code);
}
