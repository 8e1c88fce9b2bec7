// Generated from spec/ by `make generate`: do not edit.
export interface paths {
    readonly "/chat/completions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Ask a provider's model. */
        readonly post: operations["createChatCompletion"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A function call as providers send it: whole or in pieces, any field null or missing. */
        readonly ChatFunctionDelta: {
            readonly name?: string | null;
            /** @description JSON text; a few providers send the object itself. */
            readonly arguments?: string | {
                readonly [key: string]: unknown;
            } | null;
        } & {
            readonly [key: string]: unknown;
        };
        /** @description A piece of a tool call. The index may be missing, wrong or start at 1; the id may be empty or repeat. */
        readonly ChatToolCallDelta: {
            readonly index?: number | null;
            readonly id?: string | null;
            readonly type?: string | null;
            readonly function?: components["schemas"]["ChatFunctionDelta"] | null;
            readonly extra_content?: {
                readonly [key: string]: unknown;
            } | null;
        } & {
            readonly [key: string]: unknown;
        };
        /** @description The model's words, or a piece of them. */
        readonly ChatDelta: {
            readonly role?: string | null;
            /** @description Text; Mistral's reasoning models send a list of parts, Cloudflare's JSON mode an object. */
            readonly content?: string | readonly unknown[] | {
                readonly [key: string]: unknown;
            } | null;
            readonly refusal?: string | null;
            readonly reasoning_content?: string | null;
            readonly reasoning?: string | null;
            readonly reasoning_details?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
            readonly tool_calls?: readonly components["schemas"]["ChatToolCallDelta"][] | null;
            readonly annotations?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
        } & {
            readonly [key: string]: unknown;
        };
        /** @description How the prompt was counted. */
        readonly ChatPromptTokensDetails: {
            readonly cached_tokens?: number | null;
        } & {
            readonly [key: string]: unknown;
        };
        /** @description How the answer was counted. */
        readonly ChatCompletionTokensDetails: {
            readonly reasoning_tokens?: number | null;
        } & {
            readonly [key: string]: unknown;
        };
        /** @description What the turn cost in tokens, in the words of whichever provider. */
        readonly ChatUsage: {
            readonly prompt_tokens?: number | null;
            readonly completion_tokens?: number | null;
            readonly total_tokens?: number | null;
            readonly prompt_tokens_details?: components["schemas"]["ChatPromptTokensDetails"] | null;
            readonly completion_tokens_details?: components["schemas"]["ChatCompletionTokensDetails"] | null;
            /** @description DeepSeek's count of the cached part of the prompt. */
            readonly prompt_cache_hit_tokens?: number | null;
            readonly prompt_cache_miss_tokens?: number | null;
            /** @description Kimi's count of the cached part of the prompt. */
            readonly cached_tokens?: number | null;
            /** @description Anthropic's words, seen through Databricks. */
            readonly cache_read_input_tokens?: number | null;
            readonly cache_creation_input_tokens?: number | null;
        } & {
            readonly [key: string]: unknown;
        };
        /** @description One answer, or a piece of one. */
        readonly ChatChoice: {
            readonly index?: number | null;
            /** @description In a stream. */
            readonly delta?: components["schemas"]["ChatDelta"] | null;
            /** @description In a plain answer; Perplexity repeats it in a stream. */
            readonly message?: components["schemas"]["ChatDelta"] | null;
            readonly finish_reason?: string | null;
            readonly logprobs?: {
                readonly [key: string]: unknown;
            } | null;
            /** @description Kimi counts here. */
            readonly usage?: components["schemas"]["ChatUsage"] | null;
        } & {
            readonly [key: string]: unknown;
        };
        /** @description An error as providers write it. */
        readonly ChatErrorObject: {
            readonly message?: string | null;
            readonly type?: string | null;
            readonly code?: string | number | null;
            /** @description MiMo puts the sentence that matters here. */
            readonly param?: string | null;
            /** @description OpenRouter's account of the host behind it. */
            readonly metadata?: {
                readonly [key: string]: unknown;
            } | null;
            /** @description MiniMax's HTTP status. */
            readonly http_code?: string | number | null;
        } & {
            readonly [key: string]: unknown;
        };
        /** @description A provider's plain answer. */
        readonly ChatResponse: {
            readonly id?: string | null;
            readonly object?: string | null;
            readonly created?: number | null;
            readonly model?: string | null;
            readonly choices?: readonly components["schemas"]["ChatChoice"][] | null;
            readonly usage?: components["schemas"]["ChatUsage"] | null;
            readonly system_fingerprint?: string | null;
            readonly service_tier?: string | null;
            /** @description Some providers fail under HTTP 200 and in the middle of a stream. */
            readonly error?: components["schemas"]["ChatErrorObject"] | string | null;
        } & {
            readonly [key: string]: unknown;
        };
        /** @description One `data:` of a provider's stream. */
        readonly ChatChunk: {
            readonly id?: string | null;
            readonly object?: string | null;
            readonly created?: number | null;
            readonly model?: string | null;
            readonly choices?: readonly components["schemas"]["ChatChoice"][] | null;
            readonly usage?: components["schemas"]["ChatUsage"] | null;
            readonly system_fingerprint?: string | null;
            readonly service_tier?: string | null;
            /** @description Some providers fail under HTTP 200 and in the middle of a stream. */
            readonly error?: components["schemas"]["ChatErrorObject"] | string | null;
        } & {
            readonly [key: string]: unknown;
        };
        /** @description A provider's error body; the envelope differs from one to the next. */
        readonly ChatFailure: {
            readonly id?: string | null;
            readonly object?: string | null;
            readonly created?: number | null;
            readonly model?: string | null;
            readonly choices?: readonly components["schemas"]["ChatChoice"][] | null;
            readonly usage?: components["schemas"]["ChatUsage"] | null;
            readonly system_fingerprint?: string | null;
            readonly service_tier?: string | null;
            /** @description Some providers fail under HTTP 200 and in the middle of a stream. */
            readonly error?: components["schemas"]["ChatErrorObject"] | string | null;
        } & {
            readonly [key: string]: unknown;
        };
        /** @description Text. */
        readonly ChatTextPart: {
            /** @enum {string} */
            readonly type: "text";
            readonly text: string;
            /** @description Where a provider shall end a cached prefix. */
            readonly cache_control?: {
                readonly [key: string]: unknown;
            };
        };
        /** @description Parts that are all text. */
        readonly ChatTextParts: readonly components["schemas"]["ChatTextPart"][];
        /** @description The rules of the conversation. */
        readonly ChatSystemMessage: {
            /** @enum {string} */
            readonly role: "system";
            readonly content: string | components["schemas"]["ChatTextParts"];
            readonly name?: string;
        };
        /** @description The rules of the conversation, newer word. */
        readonly ChatDeveloperMessage: {
            /** @enum {string} */
            readonly role: "developer";
            readonly content: string | components["schemas"]["ChatTextParts"];
            readonly name?: string;
        };
        /** @description Where a picture is, often a data URL. */
        readonly ChatImageUrl: {
            readonly url: string;
            readonly detail?: string;
        };
        /** @description A picture. */
        readonly ChatImagePart: {
            /** @enum {string} */
            readonly type: "image_url";
            readonly image_url: components["schemas"]["ChatImageUrl"];
        };
        /** @description The bytes of a sound, base64-encoded. */
        readonly ChatAudioData: {
            readonly data: string;
            readonly format?: string;
        };
        /** @description A sound. */
        readonly ChatAudioPart: {
            /** @enum {string} */
            readonly type: "input_audio";
            readonly input_audio: components["schemas"]["ChatAudioData"];
        };
        /** @description A file, inline or by id. */
        readonly ChatFileData: {
            readonly file_data?: string;
            readonly file_id?: string;
            readonly filename?: string;
        };
        /** @description A file. */
        readonly ChatFilePart: {
            /** @enum {string} */
            readonly type: "file";
            readonly file: components["schemas"]["ChatFileData"];
        };
        /** @description A part of a message. */
        readonly ChatPart: components["schemas"]["ChatTextPart"] | components["schemas"]["ChatImagePart"] | components["schemas"]["ChatAudioPart"] | components["schemas"]["ChatFilePart"];
        /** @description Parts of any kind. */
        readonly ChatParts: readonly components["schemas"]["ChatPart"][];
        /** @description The user speaks. */
        readonly ChatUserMessage: {
            /** @enum {string} */
            readonly role: "user";
            readonly content: string | components["schemas"]["ChatParts"];
            readonly name?: string;
        };
        /** @description The name of a function; no provider accepts more than this alphabet and length. */
        readonly FunctionName: string;
        /** @description The function a call names, and its arguments as JSON text. */
        readonly ChatCalledFunction: {
            readonly name: components["schemas"]["FunctionName"];
            readonly arguments: string;
        };
        /** @description The model called a function. */
        readonly ChatToolCall: {
            readonly id: string;
            /** @enum {string} */
            readonly type: "function";
            readonly function: components["schemas"]["ChatCalledFunction"];
            readonly index?: number;
            /** @description Gemini's signature of the thought behind the call; it must come back. */
            readonly extra_content?: {
                readonly [key: string]: unknown;
            };
        };
        /** @description One or more calls; an empty list is an error to several providers. */
        readonly ChatToolCalls: readonly components["schemas"]["ChatToolCall"][];
        /** @description The model spoke: it said something, or it called something. */
        readonly ChatAssistantMessage: {
            /** @enum {string} */
            readonly role: "assistant";
            readonly content?: string | components["schemas"]["ChatTextParts"] | null;
            readonly tool_calls?: components["schemas"]["ChatToolCalls"];
            /** @description The model's thinking, which DeepSeek, MiMo and Kimi want back on messages that call tools. */
            readonly reasoning_content?: string;
            /** @description The same under the name that newer vLLM, Ollama and OpenRouter use. */
            readonly reasoning?: string;
            /** @description OpenRouter's form: typed, some of it encrypted. */
            readonly reasoning_details?: readonly {
                readonly [key: string]: unknown;
            }[];
            readonly refusal?: string;
            readonly name?: string;
            /** @description The model shall go on writing this message. */
            readonly prefix?: boolean;
        };
        /** @description A tool answers a call of the assistant message before it. */
        readonly ChatToolMessage: {
            /** @enum {string} */
            readonly role: "tool";
            readonly tool_call_id: string;
            readonly content: string | components["schemas"]["ChatParts"];
            readonly name?: string;
        };
        /** @description One message to the model. */
        readonly ChatMessage: components["schemas"]["ChatSystemMessage"] | components["schemas"]["ChatDeveloperMessage"] | components["schemas"]["ChatUserMessage"] | components["schemas"]["ChatAssistantMessage"] | components["schemas"]["ChatToolMessage"];
        /** @description At least one message. */
        readonly ChatMessages: readonly components["schemas"]["ChatMessage"][];
        /** @description A function the model may call. */
        readonly ChatFunction: {
            readonly name: components["schemas"]["FunctionName"];
            readonly description?: string;
            readonly parameters?: {
                readonly [key: string]: unknown;
            };
            readonly strict?: boolean;
        };
        /** @description A function as a tool. */
        readonly ChatFunctionTool: {
            /** @enum {string} */
            readonly type: "function";
            readonly function: components["schemas"]["ChatFunction"];
        };
        /** @description Web search run by the provider: MiMo's options stand beside `type`, GLM's inside `web_search`. */
        readonly ChatWebSearchTool: {
            /** @enum {string} */
            readonly type: "web_search";
            readonly web_search?: {
                readonly [key: string]: unknown;
            };
            readonly max_keyword?: number;
            readonly force_search?: boolean;
            readonly limit?: number;
            readonly user_location?: {
                readonly [key: string]: unknown;
            };
        };
        /** @description The name of one of Kimi's own functions, such as `$web_search`. */
        readonly ChatBuiltinFunction: {
            readonly name: string;
        };
        /** @description One of Kimi's own functions. */
        readonly ChatBuiltinTool: {
            /** @enum {string} */
            readonly type: "builtin_function";
            readonly function: components["schemas"]["ChatBuiltinFunction"];
        };
        /** @description A tool offered to the model. */
        readonly ChatTool: components["schemas"]["ChatFunctionTool"] | components["schemas"]["ChatWebSearchTool"] | components["schemas"]["ChatBuiltinTool"];
        /** @description At least one tool: several providers refuse an empty list. */
        readonly ChatTools: readonly components["schemas"]["ChatTool"][];
        /** @description The function a choice names. */
        readonly ChatChosenFunction: {
            readonly name: components["schemas"]["FunctionName"];
        };
        /** @description This function, and no other. */
        readonly ChatNamedChoice: {
            /** @enum {string} */
            readonly type: "function";
            readonly function: components["schemas"]["ChatChosenFunction"];
        };
        /** @description Which tool the model shall call. */
        readonly ChatToolChoice: ("none" | "auto" | "required") | components["schemas"]["ChatNamedChoice"];
        /** @description What a stream shall contain. */
        readonly ChatStreamOptions: {
            readonly include_usage?: boolean;
        };
        /** @description Prose. */
        readonly ChatFormatText: {
            /** @enum {string} */
            readonly type: "text";
        };
        /** @description Any JSON object. */
        readonly ChatFormatJsonObject: {
            /** @enum {string} */
            readonly type: "json_object";
        };
        /** @description A schema the answer shall follow. */
        readonly ChatJsonSchema: {
            readonly name: components["schemas"]["FunctionName"];
            readonly schema?: {
                readonly [key: string]: unknown;
            };
            readonly description?: string;
            readonly strict?: boolean;
        };
        /** @description JSON that follows a schema. */
        readonly ChatFormatJsonSchema: {
            /** @enum {string} */
            readonly type: "json_schema";
            readonly json_schema: components["schemas"]["ChatJsonSchema"];
        };
        /** @description The form of the answer. */
        readonly ChatResponseFormat: components["schemas"]["ChatFormatText"] | components["schemas"]["ChatFormatJsonObject"] | components["schemas"]["ChatFormatJsonSchema"];
        /** @description OpenRouter's switch for thinking. */
        readonly ChatReasoning: {
            readonly effort?: string;
            readonly max_tokens?: number;
            readonly enabled?: boolean;
            readonly exclude?: boolean;
            readonly summary?: string;
        };
        /** @description DeepSeek's, MiMo's, Kimi's and GLM's switch for thinking. */
        readonly ChatThinking: {
            /** @enum {string} */
            readonly type: "enabled" | "disabled" | "adaptive";
            readonly clear_thinking?: boolean;
            readonly budget_tokens?: number;
            /** @description Kimi's `all` asks to keep the thinking of earlier turns. */
            readonly keep?: string;
        };
        /**
         * @description What we ask of a provider. Strict in its shape, so that our own mistakes show in our tests and not in a provider's
         *     error; only the top level is open, for the options that providers add.
         */
        readonly ChatRequest: {
            readonly model: string;
            readonly messages: components["schemas"]["ChatMessages"];
            readonly tools?: components["schemas"]["ChatTools"];
            readonly tool_choice?: components["schemas"]["ChatToolChoice"];
            readonly parallel_tool_calls?: boolean;
            readonly stream?: boolean;
            readonly stream_options?: components["schemas"]["ChatStreamOptions"];
            readonly max_tokens?: number;
            readonly max_completion_tokens?: number;
            readonly temperature?: number;
            readonly top_p?: number;
            readonly top_k?: number;
            readonly min_p?: number;
            readonly presence_penalty?: number;
            readonly frequency_penalty?: number;
            readonly repetition_penalty?: number;
            readonly stop?: string | readonly string[];
            readonly seed?: number;
            /**
             * @description MiMo refuses any other number of answers.
             * @enum {number}
             */
            readonly n?: 1;
            readonly logprobs?: boolean;
            readonly top_logprobs?: number;
            readonly logit_bias?: {
                readonly [key: string]: number;
            };
            readonly response_format?: components["schemas"]["ChatResponseFormat"];
            readonly verbosity?: string;
            /** @description An open word; each provider has its own scale. */
            readonly reasoning_effort?: string;
            readonly reasoning?: components["schemas"]["ChatReasoning"];
            readonly thinking?: components["schemas"]["ChatThinking"];
            /** @description Qwen's switch for thinking. */
            readonly enable_thinking?: boolean;
            /** @description Qwen's limit for thinking, in tokens. */
            readonly thinking_budget?: number;
            /** @description Qwen's wish to see the thinking of earlier turns. */
            readonly preserve_thinking?: boolean;
            /** @description vLLM's, SGLang's and llama.cpp's variables for the prompt template. */
            readonly chat_template_kwargs?: {
                readonly [key: string]: unknown;
            };
            /** @description MiniMax: thinking apart from the text. */
            readonly reasoning_split?: boolean;
            /** @description GLM: arguments in pieces instead of whole. */
            readonly tool_stream?: boolean;
            /** @description Qwen: let the provider search the web. */
            readonly enable_search?: boolean;
            readonly search_options?: {
                readonly [key: string]: unknown;
            };
            readonly web_search_options?: {
                readonly [key: string]: unknown;
            };
            /** @description OpenRouter: which hosts may serve the request. */
            readonly provider?: {
                readonly [key: string]: unknown;
            };
            readonly user?: string;
            readonly store?: boolean;
            readonly metadata?: {
                readonly [key: string]: string;
            };
            readonly service_tier?: string;
            readonly prompt_cache_key?: string;
            readonly safety_identifier?: string;
        } & {
            readonly [key: string]: unknown;
        };
        /** @description What a chunk of a stream and a plain answer have in common. Nothing is certain, an error may take its place. */
        readonly ChatAnswer: {
            readonly id?: string | null;
            readonly object?: string | null;
            readonly created?: number | null;
            readonly model?: string | null;
            readonly choices?: readonly components["schemas"]["ChatChoice"][] | null;
            readonly usage?: components["schemas"]["ChatUsage"] | null;
            readonly system_fingerprint?: string | null;
            readonly service_tier?: string | null;
            /** @description Some providers fail under HTTP 200 and in the middle of a stream. */
            readonly error?: components["schemas"]["ChatErrorObject"] | string | null;
        } & {
            readonly [key: string]: unknown;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type ChatFunctionDelta = components['schemas']['ChatFunctionDelta'];
export type ChatToolCallDelta = components['schemas']['ChatToolCallDelta'];
export type ChatDelta = components['schemas']['ChatDelta'];
export type ChatPromptTokensDetails = components['schemas']['ChatPromptTokensDetails'];
export type ChatCompletionTokensDetails = components['schemas']['ChatCompletionTokensDetails'];
export type ChatUsage = components['schemas']['ChatUsage'];
export type ChatChoice = components['schemas']['ChatChoice'];
export type ChatErrorObject = components['schemas']['ChatErrorObject'];
export type ChatResponse = components['schemas']['ChatResponse'];
export type ChatChunk = components['schemas']['ChatChunk'];
export type ChatFailure = components['schemas']['ChatFailure'];
export type ChatTextPart = components['schemas']['ChatTextPart'];
export type ChatTextParts = components['schemas']['ChatTextParts'];
export type ChatSystemMessage = components['schemas']['ChatSystemMessage'];
export type ChatDeveloperMessage = components['schemas']['ChatDeveloperMessage'];
export type ChatImageUrl = components['schemas']['ChatImageUrl'];
export type ChatImagePart = components['schemas']['ChatImagePart'];
export type ChatAudioData = components['schemas']['ChatAudioData'];
export type ChatAudioPart = components['schemas']['ChatAudioPart'];
export type ChatFileData = components['schemas']['ChatFileData'];
export type ChatFilePart = components['schemas']['ChatFilePart'];
export type ChatPart = components['schemas']['ChatPart'];
export type ChatParts = components['schemas']['ChatParts'];
export type ChatUserMessage = components['schemas']['ChatUserMessage'];
export type FunctionName = components['schemas']['FunctionName'];
export type ChatCalledFunction = components['schemas']['ChatCalledFunction'];
export type ChatToolCall = components['schemas']['ChatToolCall'];
export type ChatToolCalls = components['schemas']['ChatToolCalls'];
export type ChatAssistantMessage = components['schemas']['ChatAssistantMessage'];
export type ChatToolMessage = components['schemas']['ChatToolMessage'];
export type ChatMessage = components['schemas']['ChatMessage'];
export type ChatMessages = components['schemas']['ChatMessages'];
export type ChatFunction = components['schemas']['ChatFunction'];
export type ChatFunctionTool = components['schemas']['ChatFunctionTool'];
export type ChatWebSearchTool = components['schemas']['ChatWebSearchTool'];
export type ChatBuiltinFunction = components['schemas']['ChatBuiltinFunction'];
export type ChatBuiltinTool = components['schemas']['ChatBuiltinTool'];
export type ChatTool = components['schemas']['ChatTool'];
export type ChatTools = components['schemas']['ChatTools'];
export type ChatChosenFunction = components['schemas']['ChatChosenFunction'];
export type ChatNamedChoice = components['schemas']['ChatNamedChoice'];
export type ChatToolChoice = components['schemas']['ChatToolChoice'];
export type ChatStreamOptions = components['schemas']['ChatStreamOptions'];
export type ChatFormatText = components['schemas']['ChatFormatText'];
export type ChatFormatJsonObject = components['schemas']['ChatFormatJsonObject'];
export type ChatJsonSchema = components['schemas']['ChatJsonSchema'];
export type ChatFormatJsonSchema = components['schemas']['ChatFormatJsonSchema'];
export type ChatResponseFormat = components['schemas']['ChatResponseFormat'];
export type ChatReasoning = components['schemas']['ChatReasoning'];
export type ChatThinking = components['schemas']['ChatThinking'];
export type ChatRequest = components['schemas']['ChatRequest'];
export type ChatAnswer = components['schemas']['ChatAnswer'];
export type $defs = Record<string, never>;
export interface operations {
    readonly createChatCompletion: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ChatRequest"];
            };
        };
        readonly responses: {
            /** @description The request has succeeded. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ChatResponse"];
                    readonly "text/event-stream": components["schemas"]["ChatChunk"];
                };
            };
            /** @description An unexpected error response. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ChatFailure"];
                };
            };
        };
    };
}
