/** One request of a turn: its place in the provider's queue, its key, its body, and what its end tells of the provider. */
import type { ChatRequest } from '../../generated/types/chat.ts';
import type { Answer, PreparedTurn } from '../answer.ts';
import { Fault } from '../fault.ts';
import type { Logger } from '../log.ts';
import type { Provider } from '../providers/profile.ts';
import { likelyTokensOf } from '../translate/chat/count-tokens.ts';
import type { Upstream } from '../upstream/client.ts';
import { isWaiting, type Pass, type Waiting } from '../upstream/gate.ts';
import type { Health } from '../upstream/health.ts';
import type { TurnAccount } from './account.ts';
import type { AutoCompact } from './compact.ts';
import { exchange, goneFault, type Listener } from './exchange.ts';
import { Outgoing } from './outgoing.ts';
import { acceptedBody } from './refusals.ts';
import { overflowFault } from './window.ts';
import type { WrittenBodies } from './written-bodies.ts';

export interface AskDeps {
  readonly upstream: Upstream;
  readonly health: Health;
  readonly log?: Pick<Logger, 'debug' | 'warn'>;
  /** Histories near the window go on as summaries; null or absent where the user does not want it. */
  readonly autoCompact?: AutoCompact | null;
  /** What was written before; without it each request is written anew. */
  readonly written?: WrittenBodies;
  /** Where the turn is noted; undefined where nobody listens. */
  readonly account?: TurnAccount | undefined;
}

export interface Asked {
  /** Why it was over. */
  readonly cause: Fault | 'ended';
  readonly key: string;
  readonly body: ChatRequest;
  /** Whether the provider was asked at all. */
  readonly sent: boolean;
  /** How long it waited for its turn. */
  readonly queuedMs: number;
}

/** Sends the turn's request once its provider takes it, and hears the answer out. */
export async function ask(
  turn: PreparedTurn,
  deps: AskDeps,
  answer: Answer,
  say: Listener,
  signal: AbortSignal,
): Promise<Asked> {
  const { health, upstream, account } = deps;
  const { provider } = turn.route;
  let request = requestFor(turn, deps);
  let queuedMs = 0;
  const unsent = (cause: Fault): Asked => ({ ...request, cause, sent: false, queuedMs });
  const refused = overflowFault(turn.route, request) ?? sparedFault(provider, health);
  if (refused !== null) return unsent(refused);
  const tokens = estimate(turn, health, () => request.body);
  const entered = health.enter(provider, () => ({ client: turn.client, tokens: tokens.likely() }), signal);
  if (entered instanceof Fault) return unsent(entered);
  let pass: Pass | null;
  if (isWaiting(entered)) {
    const since = performance.now();
    pass = await turnCame(entered, provider, answer, deps);
    queuedMs = performance.now() - since;
    account?.queued(queuedMs);
    if (pass === null) return unsent(goneFault(signal));
    const failing = sparedFault(provider, health);
    if (failing !== null) {
      pass.release({ tokens: 0, answered: false });
      return unsent(failing);
    }
    // Meanwhile its key may have been refused, and something of its body too.
    request = requestFor(turn, deps);
  } else pass = entered;
  health.sent(provider, request.key);
  const attempt = account?.attempt(turn.route, request.body);
  answer.told = null;
  let outcome: Fault | 'well' | 'abandoned' = 'abandoned';
  try {
    const cause = await exchange({ provider, ...request, ear: attempt }, upstream, answer, say, signal);
    if (!signal.aborted) outcome = cause === 'ended' ? (answer.failure ?? 'well') : cause;
    return { ...request, cause, sent: true, queuedMs };
  } finally {
    pass?.release({ tokens: answer.usedTokens, answered: outcome === 'well' });
    if (answer.inputTokens !== null) tokens.wereCounted(answer.inputTokens, (deps.autoCompact ?? null) !== null);
    health.heard(provider, request.key, outcome, performance.now());
    attempt?.ended(signal.reason instanceof Fault ? signal.reason : outcome, answer.told);
  }
}

interface OutgoingRequest {
  readonly key: string;
  readonly body: ChatRequest;
  /** The body as it goes out. */
  readonly text: Outgoing;
}

function requestFor(turn: PreparedTurn, { health, written }: AskDeps): OutgoingRequest {
  const { provider, model } = turn.route;
  const key = health.keyFor(provider, performance.now());
  const body = acceptedBody(turn, key, health);
  const owner = `${provider.profile.id} ${model} ${turn.client}`;
  return { key, body, text: new Outgoing(written?.write(owner, body) ?? JSON.stringify(body)) };
}

/** What the request likely costs by what this model counted before; counted only where somebody wants to know. */
function estimate({ route: { provider, model } }: PreparedTurn, { tokenFactors }: Health, body: () => ChatRequest) {
  const { id } = provider.profile;
  let estimated: number | null = null;
  return {
    likely(): number {
      estimated = likelyTokensOf(body());
      return Math.ceil(estimated * tokenFactors.of(id, model));
    },
    wereCounted(counted: number, wanted: boolean): void {
      if (wanted) estimated ??= likelyTokensOf(body());
      if (estimated !== null) tokenFactors.learn(id, model, estimated, counted);
    },
  };
}

function sparedFault(provider: Provider, health: Health): Fault | null {
  const restMs = health.waitMs(provider, performance.now());
  if (restMs <= 0) return null;
  const sentence = `${provider.profile.displayName} has failed several times in a row and is spared for now.`;
  return new Fault('upstream_unreachable', sentence, { retryAfter: Math.ceil(restMs / 1000) });
}

/** Waits in the provider's queue; the heartbeats tell the client where. */
async function turnCame(
  waiting: Waiting,
  { profile }: Provider,
  answer: Answer,
  { log }: AskDeps,
): Promise<Pass | null> {
  answer.waiting = waiting.place;
  log?.debug({ provider: profile.id, ...waiting.place() }, `Waits for ${profile.displayName} to take another request.`);
  const pass = await waiting.passed;
  answer.waiting = null;
  return pass;
}
