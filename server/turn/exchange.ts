/** One request to a provider and its whole answer, or its refusal. */
import type { Readable } from 'node:stream';
import type { StreamEvent } from '../../generated/types/responses.ts';
import type { Answer } from '../answer.ts';
import { Fault } from '../fault.ts';
import type { Provider } from '../providers/profile.ts';
import { readRefusal } from '../translate/chat/read-error.ts';
import { createChunkReader } from '../upstream/chunks.ts';
import { connectionFault, secretsOf, type Upstream, type UpstreamAnswer, wayTo } from '../upstream/client.ts';
import type { Outgoing } from './outgoing.ts';

/** Hears events in batches; a promise asks to wait until the client has read. */
export type Listener = (events: readonly StreamEvent[]) => void | Promise<void>;

/** What goes out: to whom, with which key, and the body as it stands on the wire. */
export interface ChatCall {
  readonly provider: Provider;
  readonly key: string;
  readonly text: Outgoing;
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
/** How long the end of its body may take behind `[DONE]`. */
const AFTER_DONE_MS = 1000;
/** How long the reason of a refusal may take. */
const REFUSAL_MS = 5000;
/** The most that is read of a refusal, or behind an end; the rest says nothing more. */
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
  try {
    const answered = await upstream.send({ url, apiKey: key, way: wayTo(provider), body: text.take(), signal });
    ear?.answered(answered.status);
    if (answered.status !== 200) return await refusal(answered, provider, ear);
    const frames = createChunkReader();
    await hearOut(answered.body, answer, (bytes) => {
      ear?.read?.(bytes);
      const events = answer.hear(frames.push(bytes));
      const caughtUp = events.length > 0 ? say(events) : undefined;
      if (answer.failed) return 'failed';
      return frames.done ? 'done' : caughtUp;
    });
    const rest = answer.hear(frames.end());
    if (rest.length > 0) await say(rest);
    return 'ended';
  } catch (error) {
    return signal.aborted ? goneFault(signal) : connectionFault(error, new URL(url).host);
  }
}

/** What a piece of an answer asks for: nothing, to wait until the client has read, or an end. */
type Heard = void | Promise<void> | 'done' | 'failed';

/**
 * Hears each piece of a body as it comes. An iterator over the body would cost a promise and a tick for each piece, and an
 * error with its stack for each body that is left early: 6 % of a turn of 2,000 deltas (2026-11-21).
 */
function hearOut(body: Readable, answer: Answer, hear: (bytes: Uint8Array) => Heard): Promise<void> {
  return new Promise((resolve, reject) => {
    let patience: NodeJS.Timeout | undefined;
    let behind = false;
    const over = (settle: () => void, leave: (body: Readable) => void) => {
      clearTimeout(patience);
      body.off('readable', take).off('end', ended).off('error', failed).off('close', cut);
      leave(body);
      settle();
    };
    // One read of the network may be many chunks of HTTP: `read` gives all of them at once, which 'data' would not.
    const take = () => {
      const bytes: Uint8Array | null = behind ? null : body.read();
      if (bytes === null) return;
      try {
        const heard = hear(bytes);
        if (heard === 'done') over(resolve, runOut);
        else if (heard === 'failed') over(resolve, destroy);
        else if (answer.finished) patience ??= setTimeout(() => over(resolve, destroy), AFTER_FINISH_MS);
        if (typeof heard !== 'object') return;
        behind = true;
        heard.then(goOn, failed);
      } catch (thrown) {
        failed(thrown);
      }
    };
    const goOn = () => {
      behind = false;
      take();
    };
    const ended = () => over(resolve, () => undefined);
    const failed = (error: unknown) => over(() => reject(error), destroy);
    const cut = () => failed(new Error('The body closed before its end.'));
    body.on('readable', take).on('end', ended).on('error', failed).on('close', cut);
  });
}

/** Whatever it still says, its connection included, is nobody's. */
function destroy(body: Readable): void {
  body.on('error', () => undefined).destroy();
}

/** Behind `[DONE]` stands the end of the body, and then the connection can be used again; who goes on instead loses it. */
function runOut(body: Readable): void {
  const patience = setTimeout(() => destroy(body), AFTER_DONE_MS);
  patience.unref();
  let size = 0;
  body
    .on('error', () => undefined)
    .on('close', () => clearTimeout(patience))
    .on('data', (bytes: Uint8Array) => {
      size += bytes.length;
      if (size > LONGEST_REFUSAL) destroy(body);
    })
    .resume();
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
