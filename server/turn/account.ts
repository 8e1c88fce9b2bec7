/** What happens in one turn, noted while it happens and told once after its end. There is none where nobody listens. */
import type { CreateResponse, ResponseResource, StreamEvent } from '../../generated/types/responses.ts';
import type { Answer, PreparedTurn } from '../answer.ts';
import { threadOf } from '../codex/turn-metadata.ts';
import type { Fault } from '../fault.ts';
import type { Logger } from '../log.ts';
import type { Note } from '../note.ts';
import type { Usage } from '../translate/conversation.ts';
import type { AttemptEntry, BodiesKept, TokenUsage, TurnBeginning, TurnEntry, TurnListener } from '../turn-entry.ts';
import { type ReachedProvider, secretsOf } from '../upstream/client.ts';
import type { AttemptEar } from './exchange.ts';
import { StageTape } from './stages.ts';

/** Names are the client's own, and may be of any length. */
const LONGEST_NAME = 200;
const LONGEST_SENTENCE = 2000;
const MOST_NOTES = 100;

/** How an answer ended. */
export interface Ending {
  readonly response: Pick<ResponseResource, 'status'>;
  readonly fault: Fault | null;
  /** The client left before the end. */
  readonly abandoned: boolean;
  /** The body the client got where it got no events. */
  readonly body: () => unknown;
}

/** One request to a provider, noted from when it goes out. */
export interface OpenAttempt extends AttemptEar {
  /** @param outcome `abandoned` when nobody waited for its end. */
  ended(outcome: Fault | 'well' | 'abandoned', usage: Usage | null): void;
}

/** What is told of a turn that begins. */
export interface Begun {
  readonly route: Pick<PreparedTurn['route'], 'model' | 'rule'> & AskedProvider;
  readonly notes: readonly Note[];
  readonly context: { readonly base: { readonly id: string } };
}

/** As much of a provider as is noted of it; its keys are taken out of what is kept. */
interface AskedProvider {
  readonly provider: Pick<ReachedProvider, 'keys' | 'way'> & { readonly profile: { readonly id: string } };
}

export class TurnAccount {
  private readonly listeners: readonly TurnListener[];
  private readonly log: Pick<Logger, 'error'>;
  private readonly at = Date.now();
  private readonly startedAt = performance.now();
  private readonly kept: BodiesKept;
  private readonly tape: StageTape | null;
  private readonly attempts: AttemptEntry[] = [];
  private beginning: TurnBeginning | null = null;
  private notes: TurnEntry['notes'] = [];
  private queuedMs = 0;
  private firstItemMs: number | null = null;

  constructor(listeners: readonly TurnListener[], log: Pick<Logger, 'error'>) {
    this.listeners = listeners;
    this.log = log;
    this.kept = mostOf(listeners);
    this.tape = this.kept === 'off' ? null : new StageTape();
  }

  /** The turn has its route. */
  began(
    asked: CreateResponse,
    { route, notes, context }: Begun,
    told: Pick<TurnBeginning, 'requestId' | 'clientKey' | 'traceparent'>,
  ): void {
    const thread = threadOf(asked);
    this.tape?.asked(asked);
    this.notes = notes;
    this.beginning = {
      id: context.base.id,
      ...told,
      at: this.at,
      session: thread === null ? null : nameOf(thread),
      model: nameOf(asked.model),
      provider: route.provider.profile.id,
      upstreamModel: nameOf(route.model),
      rule: route.rule,
      streamed: asked.stream === true,
    };
    const { beginning } = this;
    this.tell((listener) => listener.began?.(beginning));
  }

  queued(ms: number): void {
    this.queuedMs += ms;
  }

  /** The client has heard something; only the first time that it has heard of an item counts. */
  heard({ begun }: Pick<Answer, 'begun'>): void {
    if (begun) this.firstItemMs ??= this.elapsed();
  }

  /** Hears each batch of events; undefined where nobody keeps them. */
  get hearing(): ((events: readonly StreamEvent[], text: string) => void) | undefined {
    const { tape } = this;
    return tape === null ? undefined : (events, text) => tape.tells(events, text);
  }

  /** A request goes out. @param body what its text is made of, or its text. */
  attempt({ provider, model }: Begun['route'], body: unknown): OpenAttempt {
    const { tape, attempts } = this;
    const [at, sentAt] = [Date.now(), performance.now()];
    let httpStatus: number | null = null;
    tape?.sends(body, secretsOf(provider));
    return {
      answered: (status) => {
        httpStatus = status;
      },
      read: tape === null ? undefined : (bytes) => tape.answers(bytes),
      ended(outcome, usage) {
        const fault = typeof outcome === 'string' ? null : outcome;
        attempts.push({
          provider: provider.profile.id,
          model: nameOf(model),
          at,
          durationMs: Math.round(performance.now() - sentAt),
          httpStatus,
          errorCode: fault?.code ?? (outcome === 'abandoned' ? outcome : null),
          errorMessage: fault === null ? null : fault.message.slice(0, LONGEST_SENTENCE),
          usage: usage === null ? null : tokensOf(usage),
        });
      },
    };
  }

  /** Tells those who listen, once the client has got all of its answer. */
  ended(ending: Ending): void {
    const { beginning } = this;
    if (beginning === null) return;
    const durationMs = this.elapsed();
    setImmediate(() => {
      const entry = this.entryOf(beginning, ending, durationMs);
      const failed = entry.status === 'failed';
      const stages = this.kept === 'full' || (this.kept === 'errors' && failed) ? this.tape?.read(ending.body) : null;
      this.tape?.clear();
      this.tell((listener) => listener.ended(entry, isFor(listener, failed) ? (stages ?? null) : null));
    });
  }

  private entryOf(beginning: TurnBeginning, { response, fault, abandoned }: Ending, durationMs: number): TurnEntry {
    const last = this.attempts.at(-1);
    const error = abandoned ? null : fault;
    return {
      ...beginning,
      provider: last?.provider ?? beginning.provider,
      upstreamModel: last?.model ?? beginning.upstreamModel,
      status: abandoned ? 'abandoned' : endOf(response.status),
      errorCode: error?.code ?? null,
      errorMessage: error?.message.slice(0, LONGEST_SENTENCE) ?? null,
      queuedMs: Math.round(this.queuedMs),
      firstItemMs: this.firstItemMs,
      durationMs,
      usage: sumOf(this.attempts.flatMap(({ usage }) => usage ?? [])),
      notes: this.notes.slice(0, MOST_NOTES).map(({ at, reason }) => ({
        at: nameOf(at),
        reason: reason.slice(0, LONGEST_SENTENCE),
      })),
      attempts: this.attempts,
    };
  }

  private elapsed(): number {
    return Math.round(performance.now() - this.startedAt);
  }

  private tell(say: (listener: TurnListener) => void): void {
    for (const listener of this.listeners) {
      try {
        say(listener);
      } catch (err) {
        this.log.error({ err }, 'A turn could not be told to one who listens; the turn itself is not touched.');
      }
    }
  }
}

function mostOf(listeners: readonly TurnListener[]): BodiesKept {
  const wanted = listeners.map(({ bodies }) => bodies ?? 'off');
  return (['full', 'errors'] as const).find((kept) => wanted.includes(kept)) ?? 'off';
}

function isFor({ bodies = 'off' }: TurnListener, failed: boolean): boolean {
  return bodies === 'full' || (bodies === 'errors' && failed);
}

function endOf(status: string): 'completed' | 'incomplete' | 'failed' {
  return status === 'completed' || status === 'incomplete' ? status : 'failed';
}

function nameOf(name: string): string {
  return name.slice(0, LONGEST_NAME).toWellFormed();
}

/** No request has so many; a provider that tells more would spoil the sums of all others. */
const MOST_TOKENS = 1_000_000_000;

/** Some tell more cached than read, or more thought than said: a part is never more than its whole. */
function tokensOf({ inputTokens, cachedTokens, outputTokens, reasoningTokens }: Usage): TokenUsage {
  const [input, output] = [Math.min(inputTokens, MOST_TOKENS), Math.min(outputTokens, MOST_TOKENS)];
  return {
    input,
    cachedInput: Math.min(cachedTokens, input),
    output,
    reasoning: Math.min(reasoningTokens, output),
  };
}

function sumOf(usages: readonly TokenUsage[]): TokenUsage | null {
  if (usages.length === 0) return null;
  const sum = (field: keyof TokenUsage) => usages.reduce((total, usage) => total + usage[field], 0);
  return { input: sum('input'), cachedInput: sum('cachedInput'), output: sum('output'), reasoning: sum('reasoning') };
}
