/**
 * The middle language. Every client wire is read into a Conversation and every provider wire is written from one, so
 * that wires never meet. All text is the wire's own, byte for byte.
 */
import type { Fault } from '../fault.ts';

export type JsonObject = { readonly [key: string]: unknown };

export type Part =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image'; readonly url: string; readonly detail: string | null };

/** All but functions, custom tools and m2c's web search are tools of the client's own, with a form of their own on its wire. */
export type ToolKind = 'function' | 'custom' | 'web_search' | 'local_shell' | 'shell' | 'apply_patch' | 'tool_search';

/** How the client knows a tool. Two tools are the same when all three agree. */
export interface ToolIdentity {
  readonly kind: ToolKind;
  /** The client's namespace (an MCP server, the sub-agents), null for a plain tool. */
  readonly namespace: string | null;
  readonly name: string;
}

export interface Tool extends ToolIdentity {
  readonly description: string | null;
  /** JSON Schema of a function's arguments; null for a custom tool or a function without any. */
  readonly parameters: JsonObject | null;
  readonly strict: boolean | null;
  /** It came with the history instead of the request's own list of tools. */
  readonly found: boolean;
  /** The grammar a custom tool's text must follow, null when it is free text. */
  readonly grammar: { readonly syntax: string; readonly definition: string } | null;
}

export interface ToolCall {
  /** The id that the tool's answer names. */
  readonly id: string;
  readonly tool: ToolIdentity;
  /** The raw text of a custom tool, the JSON text of the arguments of any other. */
  readonly input: string;
}

export interface SystemTurn {
  readonly role: 'system';
  readonly text: string;
}
export interface UserTurn {
  readonly role: 'user';
  readonly parts: readonly Part[];
}
export interface AssistantTurn {
  readonly role: 'assistant';
  /** Which answer of ours this was, null when the history does not tell. */
  readonly answer: string | null;
  readonly reasoning: string;
  readonly text: string;
  readonly calls: readonly ToolCall[];
}
export interface ToolTurn {
  readonly role: 'tool';
  readonly callId: string;
  readonly parts: readonly Part[];
}
export type Turn = SystemTurn | UserTurn | AssistantTurn | ToolTurn;

export type ToolChoice = 'auto' | 'none' | 'required' | ToolIdentity;

export type OutputFormat =
  | { readonly type: 'text' }
  | { readonly type: 'json_object' }
  | {
      readonly type: 'json_schema';
      readonly name: string;
      readonly description: string | null;
      readonly schema: JsonObject;
      readonly strict: boolean | null;
    };

/** What the client asked for beside the turns; null is "did not say". */
export interface Options {
  readonly effort: string | null;
  readonly maxOutputTokens: number | null;
  readonly temperature: number | null;
  readonly topP: number | null;
  readonly presencePenalty: number | null;
  readonly frequencyPenalty: number | null;
  readonly parallelToolCalls: boolean | null;
  readonly format: OutputFormat;
  readonly verbosity: string | null;
  readonly serviceTier: string | null;
  readonly promptCacheKey: string | null;
  readonly safetyIdentifier: string | null;
}

/** A search of the web as the client offers it. */
export interface WebSearchOffer {
  readonly userLocation: JsonObject | null;
  /** The only hosts, with those below them, that may be found; none for all. */
  readonly domains: readonly string[];
}

export interface Conversation {
  readonly turns: readonly Turn[];
  /** The answer shall be a summary that stands for the whole history from then on. */
  readonly compacts: boolean;
  readonly tools: readonly Tool[];
  /** The client offers a search of the web that somebody else would run, the provider or m2c; null when it does not. */
  readonly webSearch: WebSearchOffer | null;
  readonly toolChoice: ToolChoice;
  readonly options: Options;
}

export interface Usage {
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
  readonly reasoningTokens: number;
  readonly totalTokens: number;
}

/** How an answer ended by its provider's word. A stream without one was cut, whatever else it said. */
export type FinishReason = 'stop' | 'length' | 'content_filter' | 'failed';

/** One piece of an answer, of any provider. */
export type Delta =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'refusal'; readonly text: string }
  | { readonly type: 'reasoning'; readonly text: string }
  | {
      readonly type: 'call';
      /** The provider's index of the call, null when it gives none. */
      readonly slot: number | null;
      /** "" when this piece does not repeat it. */
      readonly id: string;
      readonly name: string;
      readonly args: string;
      /** Whether the provider ended the answer with this very piece. */
      readonly last: boolean;
    }
  | {
      /** A web page that the text cites. */
      readonly type: 'annotation';
      readonly url: string;
      readonly title: string;
      /** The cited stretch, null when the provider does not tell where it is. */
      readonly start: number | null;
      readonly end: number | null;
    }
  | { readonly type: 'usage'; readonly usage: Usage }
  | { readonly type: 'finish'; readonly reason: FinishReason; readonly said: string }
  | { readonly type: 'failed'; readonly fault: Fault }
  /** The provider is silent: the client must hear that we are still here. */
  | { readonly type: 'heartbeat' };
