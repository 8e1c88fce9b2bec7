/** One turn, from a checked request to the last event. Everything it decides is decided by the pure rooms it calls. */
import type { CreateResponse, InputItem, OutputItem } from '../generated/types/responses.ts';
import { Answer, type PreparedTurn, type TurnOutcome } from './answer.ts';
import { asksForCompaction, asksForTitle } from './codex/turn-metadata.ts';
import { Fault } from './fault.ts';
import type { Note } from './note.ts';
import { type KeyOf, otherRoutes, type Route, type RouteTable, route, routeImages } from './routing.ts';
import { writeRequest } from './translate/chat/write-request.ts';
import type { Conversation, Turn } from './translate/conversation.ts';
import { mendHistory } from './translate/mend-history.ts';
import { readItems } from './translate/responses/read-items.ts';
import { readRequest } from './translate/responses/read-request.ts';
import { responseBase } from './translate/responses/response.ts';
import { compacted, fitted, summaryRequest } from './turn/compact.ts';
import { goneFault, type Listener } from './turn/exchange.ts';
import { notesOfRefused } from './turn/refusals.ts';
import { converseAndSearch, type SearchDeps } from './turn/searches.ts';

export interface TurnDeps extends SearchDeps {
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

type PrepareDeps = Pick<
  TurnDeps,
  'routes' | 'health' | 'showReasoning' | 'webSearch' | 'search' | 'autoCompact' | 'newId' | 'now'
>;

/** What a provider is told. */
interface Told {
  readonly conversation: Conversation;
  /** How the conversation came to be what it is. */
  readonly notes: readonly Note[];
  /** The history before this answer, which may have several rounds. */
  readonly history: readonly Turn[];
  readonly round: number;
}

/** @throws Fault when the request cannot become a provider's request; nothing has been sent then. */
export function prepareTurn(request: CreateResponse, deps: PrepareDeps, keyOf?: KeyOf): PreparedTurn {
  const routed = route(request.model, deps.routes, asksForTitle(request), keyOf);
  const read = readRequest(request);
  const mended = mendHistory(read.value.turns);
  if (mended.value.length === 0) {
    throw new Fault('invalid_prompt', 'input holds no message that can be sent to a model.', { param: 'input' });
  }
  // Whoever brings a key pays for the turn: neither goes the key elsewhere, nor does another's pay for it.
  const alone = routed.value.provider.keyOfClient === true;
  const behind = alone ? [] : otherRoutes(routed.value, deps.routes);
  const answer = deps.newId();
  const common = {
    base: responseBase(request, `resp_${answer}`, deps.now()),
    showReasoning: deps.showReasoning,
  };
  const sees = asksToSee(mended.value);
  const settings = { webSearch: deps.webSearch, ownSearch: deps.search !== undefined && !read.value.compacts };
  const translate = (told: Told, chosen: Route, ...others: readonly Route[]): PreparedTurn => {
    const { conversation, notes, history, round } = told;
    const seeing = sees ? routeImages(chosen) : { value: chosen, notes: [] };
    const { model, facts } = seeing.value;
    const written = writeRequest(conversation, model, facts, settings);
    const refused = notesOfRefused(seeing.value, written.value.body, deps.health);
    const [next, ...rest] = others;
    return {
      route: seeing.value,
      body: written.value.body,
      notes: [...routed.notes, ...seeing.notes, ...notes, ...written.notes, ...refused],
      searchDomains: read.value.webSearch?.domains ?? [],
      client: request.prompt_cache_key ?? '',
      context: {
        ...common,
        compacts: conversation.compacts,
        // Each round is a message of its own to the provider, and its items tell so when they come back.
        answer: round === 1 ? answer : `${answer}-${round}`,
        names: written.value.names,
        takenCallIds: new Set(conversation.turns.flatMap((turn) => (turn.role === 'tool' ? [turn.callId] : []))),
      },
      next: next === undefined ? null : () => translate(told, next, ...rest),
      after: (said) =>
        translate(
          { notes, history, conversation: goneOn(conversation, history, said), round: round + 1 },
          chosen,
          ...others,
        ),
    };
  };
  const write = (turns: readonly Turn[], notes: readonly Note[]) => {
    const conversation = { ...read.value, turns };
    const told = { conversation, notes: [...read.notes, ...mended.notes, ...notes], history: turns, round: 1 };
    return translate(told, routed.value, ...behind);
  };
  const { autoCompact = null, health } = deps;
  if (autoCompact === null) return write(mended.value, []);
  return fitted(mended.value, {
    ...{ autoCompact, health, write },
    owner: ownerOf(request, routed.value),
    clientCompacts: read.value.compacts || asksForCompaction(request),
    summarise: (turns) => {
      const by = autoCompact.model === null || alone ? routed.value : route(autoCompact.model, deps.routes).value;
      const conversation = summaryRequest(read.value, turns);
      return translate({ conversation, notes: [], history: conversation.turns, round: 1 }, by);
    },
  });
}

/** Whose history it is, and with which model: nobody else gets what is remembered of it. */
function ownerOf({ prompt_cache_key: thread }: CreateResponse, { provider, model }: Route): string {
  return JSON.stringify([thread, provider.profile.id, model]);
}

/** The history with the answer's own items, read as they will be when the client sends them back: the prompt cache stays warm. */
function goneOn(conversation: Conversation, history: readonly Turn[], said: readonly OutputItem[]): Conversation {
  const { turns } = readItems(said as readonly InputItem[]);
  const { toolChoice } = conversation;
  return {
    ...conversation,
    turns: mendHistory([...history, ...turns]).value,
    // What was required has been done: a model that must call again would never answer.
    toolChoice: toolChoice === 'required' ? 'auto' : toolChoice,
  };
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
  let opened = false;
  const open = () => {
    if (opened) return;
    opened = true;
    void say(answer.opening);
  };
  const say: Listener = (events) => {
    open();
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
  // The provider is asked first: the client hears that it is while the request is on its way.
  setImmediate(open);
  const ready = await compacted(turn, deps, deadline.signal);
  if (ready.turn !== turn) answer.restart(ready.turn);
  const { cause, failedTries } = deadline.signal.aborted
    ? { cause: goneFault(deadline.signal), failedTries: [] }
    : await converseAndSearch(ready.turn, deps, answer, say, deadline.signal);
  deadline.clear();
  const { events, ...outcome } = answer.end(cause, deps.now());
  const told = say(events);
  clearTimeout(beat);
  await told;
  return { ...outcome, failedTries: [...ready.failedTries, ...failedTries] };
}

/** The signal, which a turn that takes too long aborts too. By hand, since AbortSignal.any keeps some of each turn (Node 24.21.0). */
export function withDeadline(signal: AbortSignal, totalMs: number): { readonly signal: AbortSignal; clear(): void } {
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
