/** One request to a provider and its whole answer, or its refusal. */
import type { StreamEvent } from '../../generated/types/responses.ts';
import type { Answer } from '../answer.ts';
import { Fault } from '../fault.ts';
import type { Provider } from '../providers/profile.ts';
import { readRefusal } from '../translate/chat/read-error.ts';
import { createChunkReader } from '../upstream/chunks.ts';
import { connectionFault, secretsOf, type Upstream, type UpstreamAnswer, wayTo } from '../upstream/client.ts';

/** Hears events in batches; a promise asks to wait until the client has read. */
export type Listener = (events: readonly StreamEvent[]) => void | Promise<void>;

/** What goes out: to whom, with which key, and the body as it stands on the wire. */
export interface ChatCall {
  readonly provider: Provider;
  readonly key: string;
  readonly text: string | Uint8Array;
  /** Hears how it went; undefined where nobody listens. */
  readonly ear?: AttemptEar | undefined;
}

export interface AttemptEar {
  answered(status: number): void;
  /** Each piece of the body; undefined where nobody keeps it. */
  readonly read?: ((bytes: Uint8Array) => void) | undefined;
}

/** How long a provider that has said how the answer ended may take to say what it cost. */
const AFTER_FINISH_MS = 2000;
/** How long the reason of a refusal may take. */
const REFUSAL_MS = 5000;
/** The most of a refusal that is read; the rest says nothing more. */
const LONGEST_REFUSAL = 64 * 1024;

/** Sends the request and hears the answer out. @returns why it was over. */
export async function exchange(
  { provider, key, text, ear }: ChatCall,
  upstream: Upstream,
  answer: Answer,
  say: Listener,
  signal: AbortSignal,
): Promise<Fault | 'ended'> {
  const url = `${provider.baseUrl}/chat/completions`;
  let body: UpstreamAnswer['body'] | null = null;
  let patience: NodeJS.Timeout | undefined;
  try {
    const answered = await upstream.send({ url, apiKey: key, way: wayTo(provider), body: text, signal });
    const stream = answered.body;
    body = stream;
    ear?.answered(answered.status);
    if (answered.status !== 200) return await refusal(answered, provider, ear);
    const frames = createChunkReader();
    for await (const bytes of stream as AsyncIterable<Uint8Array>) {
      ear?.read?.(bytes);
      const events = answer.hear(frames.push(bytes));
      if (events.length > 0) await say(events);
      if (frames.done || answer.failed) return 'ended';
      if (answer.finished) patience ??= setTimeout(() => stream.destroy(), AFTER_FINISH_MS);
    }
    const rest = answer.hear(frames.end());
    if (rest.length > 0) await say(rest);
    return 'ended';
  } catch (error) {
    return signal.aborted ? goneFault(signal) : connectionFault(error, new URL(url).host);
  } finally {
    clearTimeout(patience);
    // What is left after [DONE] or a failure is nobody's: the connection goes with it.
    body?.destroy();
  }
}

/** What a turn that was told to stop ends with. */
export function goneFault({ reason }: AbortSignal): Fault {
  if (reason instanceof Fault) return reason;
  return new Fault('server_error', 'The client went away before the answer was complete.');
}

/** The status says what happened even when its reason breaks off or never comes. */
async function refusal(
  { status, retryAfter, body }: UpstreamAnswer,
  provider: Provider,
  ear?: AttemptEar,
): Promise<Fault> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const patience = setTimeout(() => body.destroy(), REFUSAL_MS);
  try {
    for await (const bytes of body as AsyncIterable<Uint8Array>) {
      pieces.push(bytes);
      size += bytes.length;
      if (size > LONGEST_REFUSAL) break;
    }
  } catch {
    // What was read until then is the reason.
  } finally {
    clearTimeout(patience);
  }
  const bytes = Buffer.concat(pieces);
  ear?.read?.(bytes);
  const text = new TextDecoder().decode(bytes);
  return readRefusal(status, text, retryAfter, provider.profile.faults).without(secretsOf(provider));
}
