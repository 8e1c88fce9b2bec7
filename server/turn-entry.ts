/** What one turn was, told once after its end: to the log, the ledger and the meters. */
import type { Note } from './note.ts';

/** Tokens by class. Cached and reasoning tokens are parts of the input and the output, not additions to them. */
export interface TokenUsage {
  readonly input: number;
  readonly cachedInput: number;
  readonly output: number;
  readonly reasoning: number;
}

/** One request that went to a provider, whatever became of it. */
export interface AttemptEntry {
  readonly provider: string;
  /** The name the provider knows the model by. */
  readonly model: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly durationMs: number;
  /** The provider's HTTP status, null when none came. */
  readonly httpStatus: number | null;
  /** The code of the fault it ended with, null when it ended well. */
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  /** Null when the provider told none. */
  readonly usage: TokenUsage | null;
}

/** Money in whole millionths of a currency. */
export interface Cost {
  readonly micros: number;
  /** Three capitals. */
  readonly currency: string;
  /** Where the price was found. */
  readonly source: string;
}

export interface TurnEntry {
  /** The id of the response, `resp_…`. */
  readonly id: string;
  /** The `x-request-id` of its request. */
  readonly requestId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The id of the client key it came with; null when none was asked for. */
  readonly clientKey: string | null;
  /** The `traceparent` of its request, null when there was none that is valid; for whoever traces, and kept by nobody. */
  readonly traceparent?: string | null;
  /** The client's thread, null when it names none. */
  readonly session: string | null;
  /** The model as the client named it. */
  readonly model: string;
  /** Who answered, or was asked last. */
  readonly provider: string;
  readonly upstreamModel: string;
  readonly rule: string;
  readonly streamed: boolean;
  /** `abandoned`: the client left before the end. */
  readonly status: 'completed' | 'incomplete' | 'failed' | 'abandoned';
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  /** Waiting in the provider's queue, until the first event of an item, and until the end. */
  readonly queuedMs: number;
  readonly firstItemMs: number | null;
  readonly durationMs: number;
  readonly usage: TokenUsage | null;
  readonly notes: readonly Note[];
  /** In the order they went out; the last one is the one that was heard. */
  readonly attempts: readonly AttemptEntry[];
}

/** What is known of a turn when it begins. */
export type TurnBeginning = Pick<
  TurnEntry,
  | 'id'
  | 'requestId'
  | 'at'
  | 'clientKey'
  | 'traceparent'
  | 'session'
  | 'model'
  | 'provider'
  | 'upstreamModel'
  | 'rule'
  | 'streamed'
>;

/** One of the raw bodies of a turn. */
export interface Stage {
  /** Its beginning where it was longer than what is kept. */
  readonly text: string;
  readonly cut: boolean;
}

/** The four bodies of a turn as they stood on the wires; null for what there was none of. */
export interface TurnStages {
  readonly clientRequest: Stage | null;
  readonly upstreamRequest: Stage | null;
  readonly upstreamResponse: Stage | null;
  readonly clientResponse: Stage | null;
}

/** With the secrets that may stand in them: whoever keeps them takes those out first. */
export interface RawStages extends TurnStages {
  readonly secrets: readonly string[];
}

/** Of which turns the bodies are kept. */
export type BodiesKept = 'full' | 'errors' | 'off';

/** Hears of turns. It must be quick, since answers to others wait for it; what it throws is logged and goes no further. */
export interface TurnListener {
  /** Of which turns it wants the bodies; asked when a turn begins. None unless told. */
  readonly bodies?: BodiesKept;
  began?(turn: TurnBeginning): void;
  /** Called once, after the end of the answer. */
  ended(entry: TurnEntry, stages: RawStages | null): void;
}
