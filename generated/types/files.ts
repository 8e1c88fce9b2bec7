// Generated from spec/ by `make generate`: do not edit.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description a name in small letters, digits, dots and dashes */
        readonly ProviderId: string;
        /** @description a text that is not empty */
        readonly Words: string;
        /** @description a JSON object with one of "env", "file" and "command" */
        readonly KeySource: {
            /** @description the name of an environment variable that holds the key, or several separated by commas */
            readonly env?: string;
            /** @description the path of a file that holds the key and nothing else */
            readonly file?: string;
            /** @description a list of texts, a program and its arguments: it prints the key within ten seconds, and no shell is asked */
            readonly command?: readonly components["schemas"]["Words"][];
        };
        /** @description a text, which may be empty */
        readonly AnyText: string;
        /** @description a JSON object of what one effort becomes: "thinks" and "body" */
        readonly EffortSetting: {
            /** @description true or false: whether the model then thinks */
            readonly thinks: boolean;
            /** @description a JSON object that is laid over the request's body */
            readonly body: {
                readonly [key: string]: unknown;
            };
        };
        /**
         * @description "auto", "none", "required" or "named"
         * @enum {string}
         */
        readonly ToolChoiceForm: "auto" | "none" | "required" | "named";
        /** @description a JSON object with the lists "thinking" and "plain" */
        readonly ToolChoices: {
            /** @description a list of the tool choices that are accepted while the model thinks: "auto", "none", "required", "named" */
            readonly thinking?: readonly components["schemas"]["ToolChoiceForm"][];
            /** @description a list of the tool choices that are accepted while it does not think: "auto", "none", "required", "named" */
            readonly plain?: readonly components["schemas"]["ToolChoiceForm"][];
        };
        /** @description a JSON object of what the provider accepts in the JSON Schema of a tool */
        readonly SchemaRules: {
            /** @description true or false: whether $ref is accepted */
            readonly refs?: boolean;
            /** @description true or false: whether type may be a list */
            readonly typeLists?: boolean;
            /** @description true or false: whether const is accepted */
            readonly const?: boolean;
            /** @description true or false: whether oneOf, anyOf and allOf may stand at the root */
            readonly topLevelUnions?: boolean;
            /** @description true or false: whether additionalProperties is accepted */
            readonly additionalProperties?: boolean;
            /** @description true or false: whether type may stand beside anyOf */
            readonly typeBesideUnion?: boolean;
            /** @description true or false: whether a property may stand without a type */
            readonly untyped?: boolean;
            /** @description a list of keywords that are refused anywhere */
            readonly dropKeywords?: readonly components["schemas"]["Words"][];
        };
        /** @description null, or a JSON object with "tool" and "body" */
        readonly SearchRules: {
            /** @description true or false: whether the tool {"type": "web_search"} is sent */
            readonly tool?: boolean;
            /** @description a JSON object that is laid over the request's body */
            readonly body?: {
                readonly [key: string]: unknown;
            };
        };
        /**
         * @description "temperature", "top_p", "presence_penalty", "frequency_penalty", "verbosity", "service_tier", "prompt_cache_key" or "safety_identifier"
         * @enum {string}
         */
        readonly OptionField: "temperature" | "top_p" | "presence_penalty" | "frequency_penalty" | "verbosity" | "service_tier" | "prompt_cache_key" | "safety_identifier";
        /** @description a JSON object of facts about a model */
        readonly ModelOverrides: {
            /**
             * @description "system" or "developer", the role of what the system says
             * @enum {string}
             */
            readonly systemRole?: "system" | "developer";
            /**
             * @description "anywhere", or "first" where only one system message may stand, in front
             * @enum {string}
             */
            readonly systemPlacement?: "anywhere" | "first";
            /** @description true or false: whether two messages of one role may not follow each other */
            readonly mergeAdjacent?: boolean;
            /**
             * @description "max_tokens" or "max_completion_tokens"
             * @enum {string}
             */
            readonly maxTokensField?: "max_tokens" | "max_completion_tokens";
            /** @description a JSON object that gives each effort a setting with "thinks" and "body" */
            readonly efforts?: {
                readonly [key: string]: components["schemas"]["EffortSetting"];
            };
            /** @description "send" for reasoning_effort as it is, or a setting with "thinks" and "body" */
            readonly otherEffort?: components["schemas"]["EffortSetting"] | "send";
            /** @description a setting with "thinks" and "body" */
            readonly noEffort?: components["schemas"]["EffortSetting"];
            /**
             * @description "always", "tool-turns" or "never": where earlier thoughts go back
             * @enum {string}
             */
            readonly echoReasoning?: "always" | "tool-turns" | "never";
            /**
             * @description "reasoning_content" or "reasoning"
             * @enum {string}
             */
            readonly reasoningField?: "reasoning_content" | "reasoning";
            /**
             * @description "send", "placeholder" or "thinking-off": what is done about a thought that is lost
             * @enum {string}
             */
            readonly missingReasoning?: "send" | "placeholder" | "thinking-off";
            /** @description a JSON object with the lists "thinking" and "plain" */
            readonly toolChoices?: components["schemas"]["ToolChoices"];
            /**
             * @description "send" or "omit": what becomes of parallel_tool_calls
             * @enum {string}
             */
            readonly parallelCalls?: "send" | "omit";
            /** @description true or false: whether a tool's "strict" is sent */
            readonly strictTools?: boolean;
            /** @description a JSON object of what is accepted in the JSON Schema of a tool */
            readonly schema?: components["schemas"]["SchemaRules"];
            /** @description null, or a JSON object with "tool" and "body" */
            readonly webSearch?: components["schemas"]["SearchRules"] | null;
            /**
             * @description "json_schema", "json_object" or "none"
             * @enum {string}
             */
            readonly jsonOutput?: "json_schema" | "json_object" | "none";
            /** @description true or false: whether images are read */
            readonly images?: boolean;
            /** @description null, or the model that answers for images which this one cannot read */
            readonly visionModel?: components["schemas"]["Words"] | null;
            /** @description true or false: whether a tool's answer may be a list of parts */
            readonly toolParts?: boolean;
            /** @description true or false: whether an image needs a text beside it */
            readonly imageNeedsText?: boolean;
            /** @description a list of options, such as "temperature", that are left out while the model thinks */
            readonly omitWhenThinking?: readonly components["schemas"]["OptionField"][];
            /** @description a list of options, such as "service_tier", that are always left out */
            readonly omit?: readonly components["schemas"]["OptionField"][];
            /** @description a list of the beginnings of names of models that refuse tools while they think, such as "gpt-5.5" */
            readonly plainWithTools?: readonly components["schemas"]["Words"][];
            /** @description a JSON object that is laid over the request's body when tools are offered */
            readonly withTools?: {
                readonly [key: string]: unknown;
            };
        };
        /** @description a JSON object that describes a model */
        readonly ModelEntry: {
            /** @description the name under which Codex asks for it */
            readonly id: string;
            /** @description a list of other names for it */
            readonly aliases?: readonly components["schemas"]["Words"][];
            /** @description a name for people */
            readonly displayName?: string;
            /**
             * Format: int32
             * @description a whole number of tokens, at least 1000
             */
            readonly contextWindow?: number;
            /** @description a list of efforts, weakest first, such as "low", "medium", "high" */
            readonly efforts?: readonly components["schemas"]["Words"][];
            /** @description true or false: whether it reads images */
            readonly images?: boolean;
            /** @description the name by which the provider knows it */
            readonly upstreamId?: string;
            /** @description a JSON object of facts in which it differs from the provider's other models */
            readonly overrides?: components["schemas"]["ModelOverrides"];
        };
        /**
         * @description "dsml", "xml", "kimi" or "mistral"
         * @enum {string}
         */
        readonly LeakDialect: "dsml" | "xml" | "kimi" | "mistral";
        /** @description a JSON object of facts about the provider */
        readonly ProviderOverrides: {
            /**
             * @description "system" or "developer", the role of what the system says
             * @enum {string}
             */
            readonly systemRole?: "system" | "developer";
            /**
             * @description "anywhere", or "first" where only one system message may stand, in front
             * @enum {string}
             */
            readonly systemPlacement?: "anywhere" | "first";
            /** @description true or false: whether two messages of one role may not follow each other */
            readonly mergeAdjacent?: boolean;
            /**
             * @description "max_tokens" or "max_completion_tokens"
             * @enum {string}
             */
            readonly maxTokensField?: "max_tokens" | "max_completion_tokens";
            /** @description a JSON object that gives each effort a setting with "thinks" and "body" */
            readonly efforts?: {
                readonly [key: string]: components["schemas"]["EffortSetting"];
            };
            /** @description "send" for reasoning_effort as it is, or a setting with "thinks" and "body" */
            readonly otherEffort?: components["schemas"]["EffortSetting"] | "send";
            /** @description a setting with "thinks" and "body" */
            readonly noEffort?: components["schemas"]["EffortSetting"];
            /**
             * @description "always", "tool-turns" or "never": where earlier thoughts go back
             * @enum {string}
             */
            readonly echoReasoning?: "always" | "tool-turns" | "never";
            /**
             * @description "reasoning_content" or "reasoning"
             * @enum {string}
             */
            readonly reasoningField?: "reasoning_content" | "reasoning";
            /**
             * @description "send", "placeholder" or "thinking-off": what is done about a thought that is lost
             * @enum {string}
             */
            readonly missingReasoning?: "send" | "placeholder" | "thinking-off";
            /** @description a JSON object with the lists "thinking" and "plain" */
            readonly toolChoices?: components["schemas"]["ToolChoices"];
            /**
             * @description "send" or "omit": what becomes of parallel_tool_calls
             * @enum {string}
             */
            readonly parallelCalls?: "send" | "omit";
            /** @description true or false: whether a tool's "strict" is sent */
            readonly strictTools?: boolean;
            /** @description a JSON object of what is accepted in the JSON Schema of a tool */
            readonly schema?: components["schemas"]["SchemaRules"];
            /** @description null, or a JSON object with "tool" and "body" */
            readonly webSearch?: components["schemas"]["SearchRules"] | null;
            /**
             * @description "json_schema", "json_object" or "none"
             * @enum {string}
             */
            readonly jsonOutput?: "json_schema" | "json_object" | "none";
            /** @description true or false: whether images are read */
            readonly images?: boolean;
            /** @description null, or the model that answers for images which this one cannot read */
            readonly visionModel?: components["schemas"]["Words"] | null;
            /** @description true or false: whether a tool's answer may be a list of parts */
            readonly toolParts?: boolean;
            /** @description true or false: whether an image needs a text beside it */
            readonly imageNeedsText?: boolean;
            /** @description a list of options, such as "temperature", that are left out while the model thinks */
            readonly omitWhenThinking?: readonly components["schemas"]["OptionField"][];
            /** @description a list of options, such as "service_tier", that are always left out */
            readonly omit?: readonly components["schemas"]["OptionField"][];
            /** @description a list of the beginnings of names of models that refuse tools while they think, such as "gpt-5.5" */
            readonly plainWithTools?: readonly components["schemas"]["Words"][];
            /** @description a JSON object that is laid over the request's body when tools are offered */
            readonly withTools?: {
                readonly [key: string]: unknown;
            };
            /** @description a list of the fields of an answer that hold thoughts, the first one with text wins */
            readonly reasoningFields?: readonly components["schemas"]["Words"][];
            /** @description true or false: whether thoughts come as <think>…</think> inside the text */
            readonly thinkTags?: boolean;
            /** @description a list of the dialects in which its models write calls into the text: "dsml", "xml", "kimi", "mistral" */
            readonly leaks?: readonly components["schemas"]["LeakDialect"][];
        };
        /**
         * Format: int32
         * @description a whole number of milliseconds, from 1 to 86400000
         */
        readonly Milliseconds: number;
        /** @description a JSON object of milliseconds: "connectMs", "headersMs" and "idleMs" */
        readonly Timeouts: {
            /** @description a whole number of milliseconds for a connection, from 1 to 86400000 */
            readonly connectMs?: components["schemas"]["Milliseconds"];
            /** @description a whole number of milliseconds until the answer begins, from 1 to 86400000 */
            readonly headersMs?: components["schemas"]["Milliseconds"];
            /** @description a whole number of milliseconds between two pieces of the answer, from 1 to 86400000 */
            readonly idleMs?: components["schemas"]["Milliseconds"];
        };
        /**
         * Format: int32
         * @description a whole number, at least 1
         */
        readonly Count: number;
        /** @description a JSON object of limits: "concurrency", "intervalMs", "requestsPerMinute" and "tokensPerMinute" */
        readonly ProviderLimits: {
            /** @description a whole number of requests at the same time, or null for no limit */
            readonly concurrency?: components["schemas"]["Count"] | null;
            /** @description a whole number of milliseconds from one request to the next, or null for none */
            readonly intervalMs?: components["schemas"]["Milliseconds"] | null;
            /** @description a whole number of requests, or null for no limit */
            readonly requestsPerMinute?: components["schemas"]["Count"] | null;
            /** @description a whole number of tokens, or null for no limit */
            readonly tokensPerMinute?: components["schemas"]["Count"] | null;
        };
        /**
         * Format: double
         * @description a number that is not negative
         */
        readonly Amount: number;
        /** @description a JSON object of prices per million tokens: "input", "cachedInput" and "output" */
        readonly Price: {
            /** @description a price per million tokens */
            readonly input: components["schemas"]["Amount"];
            /** @description a price per million tokens */
            readonly cachedInput?: components["schemas"]["Amount"];
            /** @description a price per million tokens */
            readonly output: components["schemas"]["Amount"];
            /** @description a currency of three capitals, such as USD, which it is when left out */
            readonly currency?: string;
        };
        /** @description a JSON object that describes a provider */
        readonly ProviderEntry: {
            /** @description a name in small letters, digits, dots and dashes; that of a provider m2c knows changes that provider */
            readonly id: components["schemas"]["ProviderId"];
            /** @description the id of a provider that m2c knows and that this one behaves like */
            readonly like?: string;
            /** @description a list of other names that may stand before the slash of provider/model */
            readonly aliases?: readonly components["schemas"]["ProviderId"][];
            /** @description a name for people */
            readonly displayName?: string;
            /** @description an http(s) URL such as https://api.example.com/v1, without credentials */
            readonly baseUrl?: string;
            /**
             * @description "chat", for Chat Completions
             * @enum {string}
             */
            readonly wire?: "chat";
            /** @description a JSON object with one of "env", "file" and "command", or a list of such; left out where no key is asked for */
            readonly key?: components["schemas"]["KeySource"] | readonly components["schemas"]["KeySource"][];
            /**
             * @description "ordered", where the first key that can be used is used, or "round-robin", where each has its turn
             * @enum {string}
             */
            readonly keyOrder?: "ordered" | "round-robin";
            /** @description a JSON object of header names and texts */
            readonly headers?: {
                readonly [key: string]: components["schemas"]["AnyText"];
            };
            /** @description a JSON object of names and texts that are added to the URL */
            readonly query?: {
                readonly [key: string]: components["schemas"]["AnyText"];
            };
            /** @description the model that answers when a name leaves it open */
            readonly defaultModel?: string;
            /** @description a list of models */
            readonly models?: readonly components["schemas"]["ModelEntry"][];
            /** @description a JSON object of facts in which the provider differs from the one that it is like */
            readonly overrides?: components["schemas"]["ProviderOverrides"];
            /** @description "none", or the URL of a proxy (http, https or socks5) through which only this provider is reached */
            readonly proxy?: string;
            /** @description the path of a file of certificates (PEM) to trust for this provider */
            readonly caFile?: string;
            /** @description a JSON object of milliseconds: "connectMs", "headersMs" and "idleMs" */
            readonly timeouts?: components["schemas"]["Timeouts"];
            /** @description a JSON object of what it takes in: "concurrency", "intervalMs", "requestsPerMinute" and "tokensPerMinute" */
            readonly limits?: components["schemas"]["ProviderLimits"];
            /** @description a JSON object that gives each model its price per million tokens: "input", "cachedInput", "output" */
            readonly prices?: {
                readonly [key: string]: components["schemas"]["Price"];
            };
        };
        /** @description a JSON object of facts about the requests that are accepted */
        readonly RequestOverrides: {
            /**
             * @description "system" or "developer", the role of what the system says
             * @enum {string}
             */
            readonly systemRole?: "system" | "developer";
            /**
             * @description "anywhere", or "first" where only one system message may stand, in front
             * @enum {string}
             */
            readonly systemPlacement?: "anywhere" | "first";
            /** @description true or false: whether two messages of one role may not follow each other */
            readonly mergeAdjacent?: boolean;
            /**
             * @description "max_tokens" or "max_completion_tokens"
             * @enum {string}
             */
            readonly maxTokensField?: "max_tokens" | "max_completion_tokens";
            /** @description a JSON object that gives each effort a setting with "thinks" and "body" */
            readonly efforts?: {
                readonly [key: string]: components["schemas"]["EffortSetting"];
            };
            /** @description "send" for reasoning_effort as it is, or a setting with "thinks" and "body" */
            readonly otherEffort?: components["schemas"]["EffortSetting"] | "send";
            /** @description a setting with "thinks" and "body" */
            readonly noEffort?: components["schemas"]["EffortSetting"];
            /**
             * @description "always", "tool-turns" or "never": where earlier thoughts go back
             * @enum {string}
             */
            readonly echoReasoning?: "always" | "tool-turns" | "never";
            /**
             * @description "reasoning_content" or "reasoning"
             * @enum {string}
             */
            readonly reasoningField?: "reasoning_content" | "reasoning";
            /**
             * @description "send", "placeholder" or "thinking-off": what is done about a thought that is lost
             * @enum {string}
             */
            readonly missingReasoning?: "send" | "placeholder" | "thinking-off";
            /** @description a JSON object with the lists "thinking" and "plain" */
            readonly toolChoices?: components["schemas"]["ToolChoices"];
            /**
             * @description "send" or "omit": what becomes of parallel_tool_calls
             * @enum {string}
             */
            readonly parallelCalls?: "send" | "omit";
            /** @description true or false: whether a tool's "strict" is sent */
            readonly strictTools?: boolean;
            /** @description a JSON object of what is accepted in the JSON Schema of a tool */
            readonly schema?: components["schemas"]["SchemaRules"];
            /** @description null, or a JSON object with "tool" and "body" */
            readonly webSearch?: components["schemas"]["SearchRules"] | null;
            /**
             * @description "json_schema", "json_object" or "none"
             * @enum {string}
             */
            readonly jsonOutput?: "json_schema" | "json_object" | "none";
            /** @description true or false: whether images are read */
            readonly images?: boolean;
            /** @description null, or the model that answers for images which this one cannot read */
            readonly visionModel?: components["schemas"]["Words"] | null;
            /** @description true or false: whether a tool's answer may be a list of parts */
            readonly toolParts?: boolean;
            /** @description true or false: whether an image needs a text beside it */
            readonly imageNeedsText?: boolean;
            /** @description a list of options, such as "temperature", that are left out while the model thinks */
            readonly omitWhenThinking?: readonly components["schemas"]["OptionField"][];
            /** @description a list of options, such as "service_tier", that are always left out */
            readonly omit?: readonly components["schemas"]["OptionField"][];
            /** @description a list of the beginnings of names of models that refuse tools while they think, such as "gpt-5.5" */
            readonly plainWithTools?: readonly components["schemas"]["Words"][];
            /** @description a JSON object that is laid over the request's body when tools are offered */
            readonly withTools?: {
                readonly [key: string]: unknown;
            };
        };
        /** @description a JSON object with "pattern" and "targets" */
        readonly RouteEntry: {
            /** @description a name of a model as Codex asks for it, in which one star may stand for any letters */
            readonly pattern: string;
            /** @description a list of models, at least one: the first answers, and the others are tried in this order when it gives no answer */
            readonly targets: readonly components["schemas"]["Words"][];
        };
        /** @description a JSON object with the list "providers" and settings of the routing */
        readonly Providers: {
            /** @description the address of this schema, for editors */
            readonly $schema?: string;
            /** @description a list of providers */
            readonly providers?: readonly components["schemas"]["ProviderEntry"][];
            /** @description a JSON object that gives your own names to models, such as {"fast": "deepseek/deepseek-v4-flash"} */
            readonly aliases?: {
                readonly [key: string]: components["schemas"]["Words"];
            };
            /** @description a list of routes, each with a "pattern" and its "targets" */
            readonly routes?: readonly components["schemas"]["RouteEntry"][];
            /** @description a list of models that are tried in this order when the routed one gives no answer */
            readonly fallbacks?: readonly components["schemas"]["Words"][];
            /** @description the model that answers for titles and small models in the background */
            readonly smallModel?: string;
            /** @description the id of the provider that answers for models which nobody lists */
            readonly defaultProvider?: string;
        };
        /**
         * Format: int32
         * @description an HTTP status from 200 to 599
         */
        readonly RecordedStatus: number;
        /** @description a JSON object: what a recorded conversation is, and where it comes from */
        readonly Recording: {
            /** @description a provider's name in small letters, digits and dashes, that of the folder above */
            readonly provider: string;
            /** @description the model that the client asked for */
            readonly model: string;
            /** @description a name in small letters, digits and dashes, that of the folder */
            readonly scenario: string;
            /**
             * @description "synthetic" when a person wrote the bytes, "captured" when a provider sent them
             * @enum {string}
             */
            readonly provenance: "synthetic" | "captured";
            /** @description a text that tells where the bytes come from */
            readonly source: string;
            /** @description the day it was made, such as 2026-11-21 */
            readonly date: string;
            /** @description a list of texts, at least one: what this recording shows */
            readonly exercises: readonly components["schemas"]["Words"][];
            /** @description the licence of the recorded text, such as MIT */
            readonly licence: string;
            /** @description a list of HTTP statuses, one for each answer of the provider */
            readonly statuses: readonly components["schemas"]["RecordedStatus"][];
            /** @description a list of texts: what is odd about the bytes, where something is */
            readonly anomalies?: readonly components["schemas"]["Words"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type ProviderId = components['schemas']['ProviderId'];
export type Words = components['schemas']['Words'];
export type KeySource = components['schemas']['KeySource'];
export type AnyText = components['schemas']['AnyText'];
export type EffortSetting = components['schemas']['EffortSetting'];
export type ToolChoiceForm = components['schemas']['ToolChoiceForm'];
export type ToolChoices = components['schemas']['ToolChoices'];
export type SchemaRules = components['schemas']['SchemaRules'];
export type SearchRules = components['schemas']['SearchRules'];
export type OptionField = components['schemas']['OptionField'];
export type ModelOverrides = components['schemas']['ModelOverrides'];
export type ModelEntry = components['schemas']['ModelEntry'];
export type LeakDialect = components['schemas']['LeakDialect'];
export type ProviderOverrides = components['schemas']['ProviderOverrides'];
export type Milliseconds = components['schemas']['Milliseconds'];
export type Timeouts = components['schemas']['Timeouts'];
export type Count = components['schemas']['Count'];
export type ProviderLimits = components['schemas']['ProviderLimits'];
export type Amount = components['schemas']['Amount'];
export type Price = components['schemas']['Price'];
export type ProviderEntry = components['schemas']['ProviderEntry'];
export type RequestOverrides = components['schemas']['RequestOverrides'];
export type RouteEntry = components['schemas']['RouteEntry'];
export type Providers = components['schemas']['Providers'];
export type RecordedStatus = components['schemas']['RecordedStatus'];
export type Recording = components['schemas']['Recording'];
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
