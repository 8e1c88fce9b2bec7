/** One turn, from a checked request to the last event. Everything it decides is decided by the pure rooms it calls. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CreateResponse, StreamEvent } from '../generated/types/responses.ts';
import { Answer, type FailedTry, type PreparedTurn, type TurnOutcome } from './answer.ts';
import { asksForTitle } from './codex/turn-metadata.ts';
import type { RetryPolicy } from './config.ts';
import { Fault } from './fault.ts';
import { otherRoutes, type Route, type RouteTable, route, routeImages } from './routing.ts';
import { readRefusal } from './translate/chat/read-error.ts';
import { writeRequest } from './translate/chat/write-request.ts';
import type { Turn } from './translate/conversation.ts';
import { mendHistory } from './translate/mend-history.ts';
import { readRequest } from './translate/responses/read-request.ts';
import { responseBase } from './translate/responses/response.ts';
import { createChunkReader } from './upstream/chunks.ts';
import { connectionFault, type Upstream, type UpstreamAnswer } from './upstream/client.ts';
import type { Health } from './upstream/health.ts';
import { remedyFor } from './upstream/retry.ts';

export interface TurnDeps {
  readonly routes: RouteTable;
  readonly upstream: Upstream;
  readonly health: Health;
  readonly retry: RetryPolicy;
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

type PrepareDeps = Pick<TurnDeps, 'routes' | 'showReasoning' | 'webSearch' | 'newId' | 'now'>;

/** @throws Fault when the request cannot become a provider's request; nothing has been sent then. */
export function prepareTurn(request: CreateResponse, deps: PrepareDeps): PreparedTurn {
  const routed = route(request.model, deps.routes, asksForTitle(request));
  const read = readRequest(request);
  const mended = mendHistory(read.value.turns);
  if (mended.value.length === 0) {
    throw new Fault('invalid_prompt', 'input holds no message that can be sent to a model.', { param: 'input' });
  }
  const routes = [routed.value, ...otherRoutes(routed.value, deps.routes)];
  const answer = deps.newId();
  const common = {
    base: responseBase(request, `resp_${answer}`, deps.now()),
    answer,
    showReasoning: deps.showReasoning,
    compacts: read.value.compacts,
    takenCallIds: new Set(mended.value.flatMap((turn) => (turn.role === 'tool' ? [turn.callId] : []))),
  };
  const sees = asksToSee(mended.value);
  const translate = (chosen: Route, ...others: readonly Route[]): PreparedTurn => {
    const seeing = sees ? routeImages(chosen) : { value: chosen, notes: [] };
    const { model, facts } = seeing.value;
    const written = writeRequest({ ...read.value, turns: mended.value }, model, facts, { webSearch: deps.webSearch });
    const [next, ...rest] = others;
    return {
      route: seeing.value,
      body: written.value.body,
      notes: [...routed.notes, ...seeing.notes, ...read.notes, ...mended.notes, ...written.notes],
      context: { ...common, names: written.value.names },
      next: next === undefined ? null : () => translate(next, ...rest),
    };
  };
  return translate(routed.value, ...routes.slice(1));
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
  const { cause, failedTries } = await converse(turn, deps, answer, say, signal);
  clearTimeout(beat);
  const { events, ...outcome } = answer.end(cause, deps.now());
  await hear(events);
  return { ...outcome, failedTries };
}

interface Conversed {
  /** Why it was over. */
  readonly cause: Fault | 'ended';
  readonly failedTries: readonly FailedTry[];
}

/** Asks until a provider answers, the client has heard something, or trying again is of no use. */
async function converse(
  first: PreparedTurn,
  deps: TurnDeps,
  answer: Answer,
  say: Listener,
  signal: AbortSignal,
): Promise<Conversed> {
  const { health, retry } = deps;
  const startedAt = performance.now();
  const failedTries: FailedTry[] = [];
  let turn = first;
  let tries = 0;
  health.asked();
  for (;;) {
    const { provider, model } = turn.route;
    const key = health.keyFor(provider, performance.now());
    const cause = await askOnce(turn, key, deps, answer, say, signal);
    tries += 1;
    const fault = faultToMend(cause, answer, turn.next !== null);
    if (fault === null || answer.begun || signal.aborted) return { cause, failedTries };
    const now = performance.now();
    const remedy = remedyFor(
      {
        fault,
        tries,
        elapsedMs: now - startedAt,
        otherKey: health.hasOtherKey(provider, key, now),
        otherRoute: turn.next !== null,
        budget: health.mayRetry,
      },
      retry,
      Math.random(),
    );
    const next = remedy.type === 'other route' ? translated(turn.next) : turn;
    if (remedy.type === 'give up' || next === null) return { cause, failedTries };
    failedTries.push({ provider: provider.profile.id, model, fault });
    if (remedy.type === 'retry') {
      health.retried();
      if (!(await waited(remedy.waitMs, signal))) return { cause: goneFault(signal), failedTries };
    } else if (next !== turn) tries = 0;
    turn = next;
    answer.restart(turn);
  }
}

/** What went wrong so far, null when nothing did. An answer without a word is a failure where somebody else may have one. */
function faultToMend(cause: Fault | 'ended', answer: Answer, otherRoute: boolean): Fault | null {
  if (cause !== 'ended') return cause;
  if (answer.failure !== null) return answer.failure;
  return otherRoute && answer.empty ? new Fault('upstream_error', 'The provider answered without a word.') : null;
}

/** A turn that the next provider cannot be told is not tried there. */
function translated(next: PreparedTurn['next']): PreparedTurn | null {
  try {
    return next?.() ?? null;
  } catch (thrown) {
    if (thrown instanceof Fault) return null;
    throw thrown;
  }
}

/** @returns whether the time has passed, and not the client gone. */
async function waited(ms: number, signal: AbortSignal): Promise<boolean> {
  return sleep(ms, true, { signal }).catch(() => false);
}

/** One request to the provider; what it means for the next ones is remembered. */
async function askOnce(
  turn: PreparedTurn,
  key: string,
  { upstream, health }: TurnDeps,
  answer: Answer,
  say: Listener,
  signal: AbortSignal,
): Promise<Fault | 'ended'> {
  const { provider } = turn.route;
  const restMs = health.waitMs(provider, performance.now());
  if (restMs > 0) {
    const sentence = `${provider.profile.displayName} has failed several times in a row and is spared for now.`;
    return new Fault('upstream_unreachable', sentence, { retryAfter: Math.ceil(restMs / 1000) });
  }
  health.sent(provider);
  const cause = await exchange(turn, key, upstream, answer, say, signal);
  const outcome = signal.aborted ? 'abandoned' : cause === 'ended' ? (answer.failure ?? 'well') : cause;
  health.heard(provider, key, outcome, performance.now());
  return cause;
}

/** Sends the request and hears the answer out. @returns why it was over. */
async function exchange(
  turn: PreparedTurn,
  apiKey: string,
  upstream: Upstream,
  answer: Answer,
  say: Listener,
  signal: AbortSignal,
): Promise<Fault | 'ended'> {
  const url = `${turn.route.provider.baseUrl}/chat/completions`;
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
    return signal.aborted ? goneFault(signal) : connectionFault(error, new URL(url).host);
  } finally {
    clearTimeout(patience);
    // What is left after [DONE] or a failure is nobody's: the connection goes with it.
    body?.destroy();
  }
}

function goneFault({ reason }: AbortSignal): Fault {
  if (reason instanceof Fault) return reason;
  return new Fault('server_error', 'The client went away before the answer was complete.');
}

/** The status says what happened even when its reason breaks off or never comes. */
async function refusal({ status, retryAfter, body }: UpstreamAnswer, { provider }: Route): Promise<Fault> {
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
  return readRefusal(status, text, retryAfter, provider.profile.faults).without(provider.keys);
}
