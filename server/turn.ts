/** One turn, from a checked request to the last event. Everything it decides is decided by the pure rooms it calls. */
import type { CreateResponse, StreamEvent } from '../generated/types/responses.ts';
import { Answer, type PreparedTurn, type TurnOutcome } from './answer.ts';
import { Fault } from './fault.ts';
import { type Route, type RouteTable, route, routeImages } from './routing.ts';
import { readRefusal } from './translate/chat/read-error.ts';
import { writeRequest } from './translate/chat/write-request.ts';
import type { Turn } from './translate/conversation.ts';
import { mendHistory } from './translate/mend-history.ts';
import { readRequest } from './translate/responses/read-request.ts';
import { responseBase } from './translate/responses/response.ts';
import { createChunkReader } from './upstream/chunks.ts';
import { connectionFault, type Upstream, type UpstreamAnswer } from './upstream/client.ts';

export interface TurnDeps {
  readonly routes: RouteTable;
  readonly upstream: Upstream;
  readonly showReasoning: boolean;
  /** Providers may search the web when the client offers it. */
  readonly webSearch: boolean;
  readonly deadlines: { readonly heartbeatMs: number };
  /** A new name for an answer: letters, digits and dashes. */
  readonly newId: () => string;
  /** Seconds since 1970. */
  readonly now: () => number;
}

/** Hears events in batches; a promise asks to wait until the client has read. */
export type Listener = (events: readonly StreamEvent[]) => void | Promise<void>;

/** @throws Fault when the request cannot become a provider's request; nothing has been sent then. */
export function prepareTurn(
  request: CreateResponse,
  deps: Pick<TurnDeps, 'routes' | 'showReasoning' | 'webSearch' | 'newId' | 'now'>,
): PreparedTurn {
  const routed = route(request.model, deps.routes);
  const read = readRequest(request);
  const mended = mendHistory(read.value.turns);
  if (mended.value.length === 0) {
    throw new Fault('invalid_prompt', 'input holds no message that can be sent to a model.', { param: 'input' });
  }
  const seeing = asksToSee(mended.value) ? routeImages(routed.value) : { value: routed.value, notes: [] };
  const { model, facts } = seeing.value;
  const written = writeRequest({ ...read.value, turns: mended.value }, model, facts, {
    webSearch: deps.webSearch,
  });
  const answer = deps.newId();
  return {
    route: seeing.value,
    body: written.value.body,
    notes: [...routed.notes, ...seeing.notes, ...read.notes, ...mended.notes, ...written.notes],
    context: {
      base: responseBase(request, `resp_${answer}`, deps.now()),
      answer,
      names: written.value.names,
      showReasoning: deps.showReasoning,
      compacts: read.value.compacts,
      takenCallIds: new Set(mended.value.flatMap((turn) => (turn.role === 'tool' ? [turn.callId] : []))),
    },
  };
}

/** Only images that have come since the last answer count: what an older one showed has been said, and the thread goes on. */
function asksToSee(turns: readonly Turn[]): boolean {
  const since = turns.slice(turns.findLastIndex((turn) => turn.role === 'assistant') + 1);
  return since.some((turn) => 'parts' in turn && turn.parts.some((part) => part.type === 'image'));
}

/** How long a provider that has said how the answer ended may take to say what it cost. */
const AFTER_FINISH_MS = 2000;
/** How long the reason of a refusal may take. */
const REFUSAL_MS = 5000;
/** The most of a refusal that is read; the rest says nothing more. */
const LONGEST_REFUSAL = 64 * 1024;

/**
 * Runs the turn to its terminal event. Never rejects: what fails is heard as `response.failed`. Aborting the signal closes the
 * provider's connection at once; a Fault as its reason is what the client hears.
 */
export async function runTurn(
  turn: PreparedTurn,
  deps: TurnDeps,
  hear: Listener,
  signal: AbortSignal,
): Promise<TurnOutcome> {
  const answer = new Answer(turn);
  let behind = false;
  const say: Listener = (events) => {
    beat.refresh();
    const caughtUp = hear(events);
    if (caughtUp === undefined) return;
    behind = true;
    return caughtUp.finally(() => {
      behind = false;
    });
  };
  const beat = setTimeout(() => {
    // A client that does not read has not been told what stands in the queue already.
    if (behind) beat.refresh();
    else void say(answer.heartbeat());
  }, deps.deadlines.heartbeatMs);
  await say(answer.opening);
  const cause = await converse(turn, deps.upstream, answer, say, signal);
  clearTimeout(beat);
  const { events, ...outcome } = answer.end(cause, deps.now());
  await hear(events);
  return outcome;
}

/** Asks the provider and hears it out. @returns why it was over. */
async function converse(
  turn: PreparedTurn,
  upstream: Upstream,
  answer: Answer,
  say: Listener,
  signal: AbortSignal,
): Promise<Fault | 'ended'> {
  const { provider, apiKey } = turn.route;
  const url = `${provider.baseUrl}/chat/completions`;
  let body: UpstreamAnswer['body'] | null = null;
  let patience: NodeJS.Timeout | undefined;
  try {
    const answered = await upstream.send({ url, apiKey, body: JSON.stringify(turn.body), signal });
    const stream = answered.body;
    body = stream;
    if (answered.status !== 200) return await refusal(answered, turn.route);
    const frames = createChunkReader();
    for await (const bytes of stream as AsyncIterable<Uint8Array>) {
      const events = answer.hear(frames.push(bytes));
      if (events.length > 0) await say(events);
      if (frames.done || answer.failed) return 'ended';
      if (answer.finished) patience ??= setTimeout(() => stream.destroy(), AFTER_FINISH_MS);
    }
    const rest = answer.hear(frames.end());
    if (rest.length > 0) await say(rest);
    return 'ended';
  } catch (error) {
    if (!signal.aborted) return connectionFault(error, new URL(url).host);
    if (signal.reason instanceof Fault) return signal.reason;
    return new Fault('server_error', 'The client went away before the answer was complete.');
  } finally {
    clearTimeout(patience);
    // What is left after [DONE] or a failure is nobody's: the connection goes with it.
    body?.destroy();
  }
}

/** The status says what happened even when its reason breaks off or never comes. */
async function refusal({ status, retryAfter, body }: UpstreamAnswer, { provider, apiKey }: Route): Promise<Fault> {
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
  const text = new TextDecoder().decode(Buffer.concat(pieces));
  return readRefusal(status, text, retryAfter, provider.profile.faults).without(apiKey);
}
