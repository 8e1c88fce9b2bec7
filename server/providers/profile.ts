/**
 * What a provider is, as data. A profile is resolved once from three layers (openai-compatible ← provider ← model) and has
 * every field afterwards, so that no reader ever asks "which provider is this?".
 */

export type Json = { readonly [key: string]: unknown };

/** What one effort level becomes: members laid over the request body, and whether the model then thinks. */
export interface ThinkingSetting {
  readonly thinks: boolean;
  readonly body: Json;
}

export interface RequestFacts {
  /** The role that carries system and developer messages. */
  readonly systemRole: 'system' | 'developer';
  /** `first`: only one may stand, in front; later ones become user messages, so that no earlier message changes. */
  readonly systemPlacement: 'anywhere' | 'first';
  /** Whether two messages of one role may not follow each other. */
  readonly mergeAdjacent: boolean;
  /** The field that limits the answer's length. */
  readonly maxTokensField: 'max_tokens' | 'max_completion_tokens';
  /** Effort word of the client → what this provider is sent. */
  readonly efforts: { readonly [effort: string]: ThinkingSetting };
  /** For an effort word that is not in the table. */
  readonly otherEffort: (effort: string) => ThinkingSetting;
  /** When the client names no effort. */
  readonly noEffort: ThinkingSetting;
  /** On which assistant messages the model's earlier reasoning goes back. */
  readonly echoReasoning: 'always' | 'tool-turns' | 'never';
  /** The field it goes back in; `content`: as a block of `<think>` in front of the text. */
  readonly reasoningField: 'reasoning_content' | 'reasoning' | 'content';
  /** When the model thinks and an earlier message that called tools has lost its reasoning (another model made it). */
  readonly missingReasoning: 'send' | 'placeholder' | 'thinking-off';
  /** Which tool choices are accepted, while thinking and while not; others become "auto" with a note. */
  readonly toolChoices: { readonly thinking: readonly ToolChoiceForm[]; readonly plain: readonly ToolChoiceForm[] };
  /** Whether `parallel_tool_calls` is sent. */
  readonly parallelCalls: 'send' | 'omit';
  /** Whether a tool's `strict: true` is sent. */
  readonly strictTools: boolean;
  readonly schema: SchemaDialect;
  /** The provider's own web search, null when it has none. */
  readonly webSearch: WebSearch | null;
  /** The strongest JSON output the provider enforces. */
  readonly jsonOutput: 'json_schema' | 'json_object' | 'none';
  /** Whether images are read; when not, each becomes a line of text with a note. */
  readonly images: boolean;
  /** The model that answers instead when the newest message holds an image that this one cannot read. */
  readonly visionModel: string | null;
  /** Whether a tool message may be a list of parts; when not, its text is joined and its images follow in a user message. */
  readonly toolParts: boolean;
  /** A user message of images alone needs a text part beside them. */
  readonly imageNeedsText: boolean;
  /** Sampling fields that are refused or ignored while the model thinks. */
  readonly omitWhenThinking: readonly OptionField[];
  /** Fields of the Chat API that this provider refuses or ignores always. */
  readonly omit: readonly OptionField[];
  /** Models, by how their names begin, that refuse tools while they think: with tools they are told not to, with a note. */
  readonly plainWithTools: readonly string[];
  /** Members laid over the body when tools are offered. */
  readonly withTools: Json;
}

/** How a provider is asked to search the web: by a tool, which may carry where the user is, or by fields of the body. */
export interface WebSearch {
  readonly tool: (userLocation: Json | null) => { readonly type: 'web_search'; readonly user_location?: Json } | null;
  readonly body: Json;
}

/** `auto` is what every provider does unasked; where it is not in the list, nothing is said instead. */
export type ToolChoiceForm = 'auto' | 'none' | 'required' | 'named';
export type OptionField =
  | 'temperature'
  | 'top_p'
  | 'presence_penalty'
  | 'frequency_penalty'
  | 'verbosity'
  | 'service_tier'
  | 'prompt_cache_key'
  | 'safety_identifier';

/** What a provider accepts in the JSON Schema of a tool's parameters; what it refuses is rewritten, with a note. */
export interface SchemaDialect {
  /** `$ref` and definitions; inlined when refused. */
  readonly refs: boolean;
  /** `type` as a list of types. */
  readonly typeLists: boolean;
  readonly const: boolean;
  /** `oneOf`, `anyOf` and `allOf` at the root. */
  readonly topLevelUnions: boolean;
  readonly additionalProperties: boolean;
  /** `type` beside `anyOf`; moved into each alternative when refused. */
  readonly typeBesideUnion: boolean;
  /** A property without a `type`; one that its values or keywords tell is added when refused, else one alternative for each. */
  readonly untyped: boolean;
  /** Keywords that are refused anywhere. */
  readonly dropKeywords: readonly string[];
}

export interface StreamFacts {
  /** Where reasoning stands in a delta; the first field that holds text wins. */
  readonly reasoningFields: readonly string[];
  /** Whether thoughts come as `<think>…</think>` inside the text. */
  readonly thinkTags: boolean;
  /** The dialects in which the models of this provider were seen to write tool calls into the text. */
  readonly leaks: readonly LeakDialect[];
}

export type LeakDialect = 'dsml' | 'xml' | 'kimi' | 'mistral';

export type RefusalCode =
  | 'context_length_exceeded'
  | 'content_policy_violation'
  | 'insufficient_quota'
  | 'rate_limit_exceeded'
  | 'invalid_api_key'
  | 'model_not_found'
  | 'invalid_prompt'
  | 'upstream_error';

/** A sentence by which the provider tells a fault that its status alone does not. */
export interface FaultSentence {
  readonly code: RefusalCode;
  readonly pattern: RegExp;
  /** A sentence it was seen to match. */
  readonly sample: string;
}

export interface ModelFacts {
  readonly id: string;
  readonly displayName: string;
  /** Tokens of the whole window. */
  readonly contextWindow: number;
  /** Nobody has told the window: the one above is a guess. */
  readonly windowAssumed?: boolean;
  /** Effort words offered to the user in Codex's picker, weakest first. */
  readonly efforts: readonly string[];
  /** Other names under which clients ask for it. */
  readonly aliases?: readonly string[];
  /** The name by which the provider knows it, when that is another. */
  readonly upstreamId?: string;
  /** What it costs, when the user has told. */
  readonly prices?: Prices;
  /** What differs from the provider's request facts. */
  readonly request?: Partial<RequestFacts>;
}

/** What a million tokens cost, as the user wrote it. */
export interface Prices {
  readonly input: number;
  /** Input that the provider had in its prompt cache; left out where it costs as much as any. */
  readonly cachedInput?: number;
  readonly output: number;
  /** Three capitals, such as USD. */
  readonly currency: string;
}

/** A host of the provider, and the keys that belong to it. */
export interface Host {
  readonly name: string;
  readonly baseUrl: string;
  /** Host names of its other regions. */
  readonly regions?: RegExp;
  /** Keys of this host begin so; "" for any. */
  readonly keyPrefix: string;
}

export interface Access {
  /** Environment variables that may hold the key, first set wins. */
  readonly keyVariables: readonly string[];
  readonly baseUrlVariable: string;
  /** Environment variable that names the default model. */
  readonly modelVariable: string;
  /** The first one serves keys that match none. Empty when only the base URL variable tells. */
  readonly hosts: readonly Host[];
  /** A server of the user's own, which asks for no key: its base URL or its model variable opens it. */
  readonly keyless?: boolean;
  /** Headers, in small letters, in which clients made for this provider bring its key. */
  readonly clientKeyHeaders?: readonly string[];
}

/** What a provider takes in, null where it sets no limit: m2c lets requests wait before the provider would refuse them. */
export interface Limits {
  /** Requests at the same time. */
  readonly concurrency: number | null;
  /** Milliseconds from the beginning of one request to that of the next. */
  readonly intervalMs: number | null;
  readonly requestsPerMinute: number | null;
  readonly tokensPerMinute: number | null;
}

export interface Profile {
  readonly id: string;
  readonly displayName: string;
  readonly access: Access;
  readonly limits: Limits;
  readonly request: RequestFacts;
  readonly stream: StreamFacts;
  /** Read before the status code decides. */
  readonly faults: readonly FaultSentence[];
  readonly models: readonly ModelFacts[];
  /** Names of models that are gone, and the model that answers for each. */
  readonly retired?: { readonly [name: string]: string };
  /** Empty when only the model variable tells. */
  readonly defaultModel: string;
}

/** `ordered`: the first key that can be used, so that the provider's prompt cache stays warm; `round-robin`: each in its turn. */
export const KEY_ORDERS = ['ordered', 'round-robin'] as const;
export type KeyOrder = (typeof KEY_ORDERS)[number];

/** A provider as this process reaches it. */
export interface Provider {
  readonly profile: Profile;
  /** Without a trailing slash; `/chat/completions` is appended. */
  readonly baseUrl: string;
  /** In the order of their use; none when the provider is not open. */
  readonly keys: readonly string[];
  /** Ordered when left out. */
  readonly keyOrder?: KeyOrder;
  /** Its only key came along with one request: nothing is remembered of it. */
  readonly keyOfClient?: boolean;
  readonly models: readonly ModelFacts[];
  readonly defaultModel: string;
}

/** The request facts that hold for one model of a provider: the provider's, with the model's own laid over them. */
export function requestFacts(profile: Profile, model: string): RequestFacts {
  const own = profile.models.find((candidate) => candidate.id === model)?.request;
  return own === undefined ? profile.request : { ...profile.request, ...own };
}
