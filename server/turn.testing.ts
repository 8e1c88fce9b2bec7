/** For tests: turns against a provider that answers as the test says, through the whole of `runTurn`. */
import { Readable } from 'node:stream';
import type { CreateResponse, StreamEvent } from '../generated/types/responses.ts';
import { Fault } from './fault.ts';
import { PROFILES } from './providers/index.ts';
import type { RouteTable } from './routing.ts';
import { prepareTurn, runTurn, type TurnDeps } from './turn.ts';
import type { UpstreamAnswer, UpstreamCall } from './upstream/client.ts';
import { Health } from './upstream/health.ts';
import { openProviders } from './upstream/keys.ts';

export type Reply = Partial<UpstreamAnswer> | Fault;
/** What the provider answers to each call; the number is the call's. */
export type Script = (call: UpstreamCall, index: number) => Reply | Promise<Reply>;

export const POLICY = { retries: 2, baseMs: 2, longestWaitMs: 50, totalMs: 5000 };

/** Answers given in turn. */
export const inTurn =
  (replies: readonly Reply[]): Script =>
  (_call, index) =>
    replies[index] ?? new Fault('server_error', 'The script has no more answers.');

/** A bench for turns: the default provider is the first that a variable opens. */
export function bench(script: Script, variables: Record<string, string>, changed: Partial<TurnDeps> = {}) {
  const { providers } = openProviders(PROFILES, variables);
  const fallback = providers.find(({ keys }) => keys.length > 0);
  if (fallback === undefined) throw new Error('no provider');
  const model = `${fallback.profile.id}/${fallback.defaultModel}`;
  const calls: UpstreamCall[] = [];
  const deps: TurnDeps = {
    routes: { providers, fallback },
    upstream: {
      send: async (call) => {
        const index = calls.push(call) - 1;
        const reply = await script(call, index);
        if (reply instanceof Fault) throw reply;
        const answer = { status: 200, retryAfter: null, body: Readable.from([]), ...reply };
        call.signal.addEventListener('abort', () => answer.body.destroy(new Error('aborted')));
        return answer;
      },
      look: async () => ({ status: 404, date: null, text: '' }),
      close: async () => undefined,
    },
    health: new Health(),
    retry: POLICY,
    showReasoning: true,
    webSearch: false,
    deadlines: { heartbeatMs: 60_000, totalMs: 60_000 },
    newId: () => 'A',
    now: () => 1,
    ...changed,
  };
  return {
    deps,
    calls,
    /** The bodies of the calls so far. */
    bodies: () => calls.map(({ body }) => JSON.parse(String(body))),
    /** Runs one turn and tells what its client heard. */
    run: async (request: Partial<CreateResponse> = {}, signal = new AbortController().signal) => {
      const events: StreamEvent[] = [];
      const turn = prepareTurn({ model, input: 'hi', ...request }, deps);
      const outcome = await runTurn(turn, deps, (batch) => void events.push(...batch), signal);
      return {
        outcome,
        events,
        types: events.map((event) => event.type.replace('response.', '')),
        failed: outcome.failedTries.map(({ provider, fault }) => `${provider} ${fault.code}`),
        text: events.map((event) => (event.type === 'response.output_text.delta' ? event.delta : '')).join(''),
        notes: turn.notes.map(({ at }) => at),
      };
    },
  };
}

/** The same providers, whose default model has this window. */
export function windowed(routes: RouteTable, contextWindow: number, windowAssumed = false): RouteTable {
  const { fallback } = routes;
  const models = fallback.models.map((model) =>
    model.id === fallback.defaultModel ? { ...model, contextWindow, windowAssumed } : model,
  );
  const provider = { ...fallback, models };
  const providers = routes.providers.map((one) => (one === fallback ? provider : one));
  return { ...routes, providers, fallback: provider };
}

/** A whole stream of these chunks. */
export const sse = (...chunks: unknown[]): Reply => ({
  body: Readable.from(chunks.map((chunk) => Buffer.from(`data: ${JSON.stringify(chunk)}\n\n`))),
});

export const said = (content: string, finish_reason: string | null = null, usage?: object) => ({
  choices: [{ index: 0, delta: { content }, finish_reason }],
  ...(usage === undefined ? {} : { usage }),
});

export const whole = () => sse(said('Hello', 'stop'));

export const refused = (status: number, retryAfter: number | null = null, message = 'No.'): Reply => ({
  status,
  retryAfter,
  body: Readable.from([Buffer.from(JSON.stringify({ error: { message } }))]),
});
