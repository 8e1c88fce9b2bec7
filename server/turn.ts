/** One turn, from a checked request to the last event. Everything it decides is decided by the pure rooms it calls. */
import type { CreateResponse } from '../generated/types/responses.ts';
import { Answer, type PreparedTurn, type TurnOutcome } from './answer.ts';
import { asksForTitle } from './codex/turn-metadata.ts';
import { Fault } from './fault.ts';
import { otherRoutes, type Route, type RouteTable, route, routeImages } from './routing.ts';
import { writeRequest } from './translate/chat/write-request.ts';
import type { Turn } from './translate/conversation.ts';
import { mendHistory } from './translate/mend-history.ts';
import { readRequest } from './translate/responses/read-request.ts';
import { responseBase } from './translate/responses/response.ts';
import { type AttemptDeps, converse } from './turn/attempts.ts';
import type { Listener } from './turn/exchange.ts';
import { notesOfRefused } from './turn/refusals.ts';

export interface TurnDeps extends AttemptDeps {
  readonly routes: RouteTable;
  readonly showReasoning: boolean;
  /** Providers may search the web when the client offers it. */
  readonly webSearch: boolean;
  readonly deadlines: { readonly heartbeatMs: number; readonly totalMs: number };
  /** A new name for an answer: letters, digits and dashes. */
  readonly newId: () => string;
  /** Seconds since 1970. */
  readonly now: () => number;
}

type PrepareDeps = Pick<TurnDeps, 'routes' | 'health' | 'showReasoning' | 'webSearch' | 'newId' | 'now'>;

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
    const refused = notesOfRefused(seeing.value, written.value.body, deps.health);
    const [next, ...rest] = others;
    return {
      route: seeing.value,
      body: written.value.body,
      notes: [...routed.notes, ...seeing.notes, ...read.notes, ...mended.notes, ...written.notes, ...refused],
      client: request.prompt_cache_key ?? '',
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
    deps.account?.heard(answer);
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
  const deadline = withDeadline(signal, deps.deadlines.totalMs);
  await say(answer.opening);
  const { cause, failedTries } = await converse(turn, deps, answer, say, deadline.signal);
  deadline.clear();
  clearTimeout(beat);
  const { events, ...outcome } = answer.end(cause, deps.now());
  deps.account?.heard(answer);
  await hear(events);
  return { ...outcome, failedTries };
}

/** The signal, which a turn that takes too long aborts too. By hand, since AbortSignal.any keeps some of each turn (Node 24.21.0). */
function withDeadline(signal: AbortSignal, totalMs: number): { readonly signal: AbortSignal; clear(): void } {
  const over = new AbortController();
  const stop = () => over.abort(signal.reason);
  const patience = setTimeout(() => {
    const sentence = `The answer did not finish within ${inWords(totalMs)} (M2C_TOTAL_TIMEOUT_MS).`;
    over.abort(new Fault('upstream_timeout', sentence));
  }, totalMs);
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop);
  return {
    signal: over.signal,
    clear: () => {
      clearTimeout(patience);
      signal.removeEventListener('abort', stop);
    },
  };
}

function inWords(ms: number): string {
  return ms < 120_000 ? `${ms / 1000} s` : `${Math.round(ms / 60_000)} minutes`;
}
