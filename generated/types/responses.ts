// Generated from spec/ by `make generate`: do not edit.
export interface paths {
    readonly "/v1/responses": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description A client asks to switch to a WebSocket. */
        readonly get: operations["upgradeResponses"];
        readonly put?: never;
        /** @description Ask a model. With `stream: true` the answer is an event stream, else one JSON body. */
        readonly post: operations["createResponse"];
        readonly delete?: never;
        readonly options?: never;
        /** @description Codex's doctor asks whether the address answers. */
        readonly head: operations["probeResponses"];
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/models": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description The models a client may name. */
        readonly get: operations["listModels"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/healthz": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Is the process alive? */
        readonly get: operations["getLiveness"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/readyz": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Can it take requests? */
        readonly get: operations["getReadiness"];
        readonly put?: never;
        readonly post?: never;
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
        /**
         * @description How far a response has come.
         * @enum {string}
         */
        readonly ResponseStatus: "queued" | "in_progress" | "completed" | "incomplete" | "failed" | "cancelled";
        /** @description Why a response stopped early. */
        readonly IncompleteDetails: {
            /** @enum {string} */
            readonly reason: "max_output_tokens" | "content_filter";
        };
        /**
         * @description How far an item has come.
         * @enum {string}
         */
        readonly ItemStatus: "in_progress" | "completed" | "incomplete";
        /** @description A citation of a web page within a text. */
        readonly UrlCitation: {
            /** @enum {string} */
            readonly type: "url_citation";
            readonly url: string;
            readonly title: string;
            /** @description First character of the cited stretch. */
            readonly start_index: number;
            /** @description The character after the cited stretch. */
            readonly end_index: number;
        };
        /** @description A citation of an uploaded file. */
        readonly FileCitation: {
            /** @enum {string} */
            readonly type: "file_citation";
            readonly file_id: string;
            readonly filename: string;
            readonly index: number;
        };
        /** @description What a text may be annotated with. */
        readonly Annotation: components["schemas"]["UrlCitation"] | components["schemas"]["FileCitation"];
        /** @description One alternative the model weighed for a token. */
        readonly TopLogProb: {
            readonly token: string;
            readonly logprob: number;
            readonly bytes: readonly number[];
        };
        /** @description How sure the model was of a token. */
        readonly LogProb: {
            readonly token: string;
            readonly logprob: number;
            readonly bytes: readonly number[];
            readonly top_logprobs: readonly components["schemas"]["TopLogProb"][];
        };
        /** @description Text we answer with; strict clients require the annotations, even when empty. */
        readonly OutputTextPart: {
            /** @enum {string} */
            readonly type: "output_text";
            readonly text: string;
            readonly annotations: readonly components["schemas"]["Annotation"][];
            readonly logprobs?: readonly components["schemas"]["LogProb"][];
        };
        /** @description The model declined to answer, in its own words. */
        readonly RefusalPart: {
            /** @enum {string} */
            readonly type: "refusal";
            readonly refusal: string;
        };
        /** @description The parts of a message we answer with. */
        readonly OutputMessagePart: components["schemas"]["OutputTextPart"] | components["schemas"]["RefusalPart"];
        /** @description A message we answer with. */
        readonly OutputMessage: {
            /** @enum {string} */
            readonly type: "message";
            readonly id: string;
            readonly status: components["schemas"]["ItemStatus"];
            /** @enum {string} */
            readonly role: "assistant";
            readonly content: readonly components["schemas"]["OutputMessagePart"][];
            /** @enum {string} */
            readonly phase?: "commentary" | "final_answer";
        };
        /** @description A piece of a summary of the model's reasoning. */
        readonly SummaryTextPart: {
            /** @enum {string} */
            readonly type: "summary_text";
            readonly text: string;
        };
        /** @description A piece of the reasoning itself. */
        readonly ReasoningTextPart: {
            /** @enum {string} */
            readonly type: "reasoning_text";
            readonly text: string;
        };
        /** @description The model's reasoning, as we answer with it. Left out, never null: strict clients refuse a null `encrypted_content`. */
        readonly OutputReasoning: {
            /** @enum {string} */
            readonly type: "reasoning";
            readonly id: string;
            readonly status?: components["schemas"]["ItemStatus"];
            readonly summary: readonly components["schemas"]["SummaryTextPart"][];
            readonly content?: readonly components["schemas"]["ReasoningTextPart"][];
            readonly encrypted_content?: string;
        };
        /** @description A function call for the client to run. */
        readonly OutputFunctionCall: {
            /** @enum {string} */
            readonly type: "function_call";
            readonly id: string;
            readonly status: components["schemas"]["ItemStatus"];
            readonly call_id: string;
            readonly name: string;
            /** @description The group the tool was offered in; Codex finds the tool by name and group. */
            readonly namespace?: string;
            readonly arguments: string;
        };
        /** @description A custom tool call for the client to run; `input` is the raw text. */
        readonly OutputCustomToolCall: {
            /** @enum {string} */
            readonly type: "custom_tool_call";
            readonly id: string;
            readonly status: components["schemas"]["ItemStatus"];
            readonly call_id: string;
            readonly name: string;
            readonly namespace?: string;
            readonly input: string;
        };
        /** @description One command line for the client's shell. */
        readonly LocalShellAction: {
            /** @enum {string} */
            readonly type: "exec";
            readonly command: readonly string[];
            readonly env?: {
                readonly [key: string]: string;
            } | null;
            readonly timeout_ms?: number | null;
            readonly user?: string | null;
            readonly working_directory?: string | null;
        };
        /** @description A command line for the client's shell, for clients that offered `local_shell`. */
        readonly OutputLocalShellCall: {
            /** @enum {string} */
            readonly type: "local_shell_call";
            readonly id: string;
            readonly status: components["schemas"]["ItemStatus"];
            readonly call_id: string;
            readonly action: components["schemas"]["LocalShellAction"];
        };
        /** @description Several commands for a shell. */
        readonly ShellAction: {
            readonly commands: readonly string[];
            readonly timeout_ms?: number | null;
            readonly max_output_length?: number | null;
        };
        /** @description Commands for the client's shell, for clients that offered `shell`. */
        readonly OutputShellCall: {
            /** @enum {string} */
            readonly type: "shell_call";
            readonly id: string;
            readonly status: components["schemas"]["ItemStatus"];
            readonly call_id: string;
            readonly action: components["schemas"]["ShellAction"];
        };
        /** @description One file created, changed or removed. */
        readonly PatchOperation: {
            /** @enum {string} */
            readonly type: "create_file" | "update_file" | "delete_file";
            readonly path: string;
            readonly diff?: string | null;
        };
        /** @description A file edit for the client to make, for clients that offered `apply_patch` as a tool of its own type. */
        readonly OutputApplyPatchCall: {
            /** @enum {string} */
            readonly type: "apply_patch_call";
            readonly id: string;
            readonly status: components["schemas"]["ItemStatus"];
            readonly call_id: string;
            readonly operation: components["schemas"]["PatchOperation"];
        };
        /** @description What a web search did: `search`, `open_page`, `find_in_page` or something newer. */
        readonly WebSearchAction: {
            readonly type: string;
            readonly query?: string | null;
            readonly queries?: readonly string[] | null;
            readonly url?: string | null;
            readonly pattern?: string | null;
            readonly sources?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
        };
        /** @description A web search that the provider made. */
        readonly OutputWebSearchCall: {
            /** @enum {string} */
            readonly type: "web_search_call";
            readonly id: string;
            /** @enum {string} */
            readonly status: "in_progress" | "searching" | "completed" | "failed";
            readonly action?: components["schemas"]["WebSearchAction"];
        };
        /** @description A search for tools that the client shall make. */
        readonly OutputToolSearchCall: {
            /** @enum {string} */
            readonly type: "tool_search_call";
            readonly id: string;
            readonly status: components["schemas"]["ItemStatus"];
            readonly call_id: string;
            /** @enum {string} */
            readonly execution: "client" | "server";
            readonly arguments: {
                readonly [key: string]: unknown;
            };
        };
        /** @description The conversation so far, folded for the client to keep. */
        readonly OutputCompaction: {
            /** @enum {string} */
            readonly type: "compaction";
            readonly id: string;
            readonly encrypted_content: string;
        };
        /** @description One item of a response's output. */
        readonly OutputItem: components["schemas"]["OutputMessage"] | components["schemas"]["OutputReasoning"] | components["schemas"]["OutputFunctionCall"] | components["schemas"]["OutputCustomToolCall"] | components["schemas"]["OutputLocalShellCall"] | components["schemas"]["OutputShellCall"] | components["schemas"]["OutputApplyPatchCall"] | components["schemas"]["OutputWebSearchCall"] | components["schemas"]["OutputToolSearchCall"] | components["schemas"]["OutputCompaction"];
        /** @description Why a response failed; Codex decides by `code` whether to try again. */
        readonly ResponseError: {
            readonly code: string;
            readonly message: string;
        };
        /** @description A function tool as a response repeats it: strict clients want all of its fields. */
        readonly EchoedFunctionTool: {
            /** @enum {string} */
            readonly type: "function";
            readonly name: string;
            readonly description: string | null;
            readonly parameters: {
                readonly [key: string]: unknown;
            } | null;
            readonly strict: boolean | null;
        };
        /** @description Any tool type but `function`. */
        readonly EchoedToolType: string;
        /** @description Every other tool as a response repeats it: the way it came. */
        readonly EchoedOtherTool: {
            readonly type: components["schemas"]["EchoedToolType"];
        } & {
            readonly [key: string]: unknown;
        };
        /** @description A tool as a response repeats it. */
        readonly EchoedTool: components["schemas"]["EchoedFunctionTool"] | components["schemas"]["EchoedOtherTool"];
        /**
         * @description Whether the model may, must or must not call a tool.
         * @enum {string}
         */
        readonly ToolChoiceMode: "none" | "auto" | "required";
        /** @description This function, and no other. */
        readonly ChooseFunction: {
            /** @enum {string} */
            readonly type: "function";
            readonly name: string;
        };
        /** @description This custom tool, and no other. */
        readonly ChooseCustom: {
            /** @enum {string} */
            readonly type: "custom";
            readonly name: string;
        };
        /** @description This MCP server, or one tool of it. */
        readonly ChooseMcp: {
            /** @enum {string} */
            readonly type: "mcp";
            readonly server_label: string;
            readonly name?: string | null;
        };
        /** @description Only these tools, each named the way a choice names it. */
        readonly ChooseAllowed: {
            /** @enum {string} */
            readonly type: "allowed_tools";
            /** @enum {string} */
            readonly mode: "auto" | "required";
            readonly tools: readonly {
                readonly [key: string]: unknown;
            }[];
        };
        /** @description The choices that carry a name or a list. */
        readonly NamedToolChoice: components["schemas"]["ChooseFunction"] | components["schemas"]["ChooseCustom"] | components["schemas"]["ChooseMcp"] | components["schemas"]["ChooseAllowed"];
        /** @description Any choice type but the named ones. */
        readonly HostedToolChoiceType: string;
        /** @description A tool chosen by its type alone, such as `web_search` or `apply_patch`. */
        readonly ChooseHosted: {
            readonly type: components["schemas"]["HostedToolChoiceType"];
        } & {
            readonly [key: string]: unknown;
        };
        /** @description Which tool the model shall call. */
        readonly ToolChoice: components["schemas"]["ToolChoiceMode"] | components["schemas"]["NamedToolChoice"] | components["schemas"]["ChooseHosted"];
        /** @description Prose. */
        readonly TextFormatText: {
            /** @enum {string} */
            readonly type: "text";
        };
        /** @description Any JSON object. */
        readonly TextFormatJsonObject: {
            /** @enum {string} */
            readonly type: "json_object";
        };
        /** @description JSON that follows a schema. */
        readonly TextFormatJsonSchema: {
            /** @enum {string} */
            readonly type: "json_schema";
            readonly name: string;
            readonly schema: {
                readonly [key: string]: unknown;
            };
            readonly description?: string | null;
            readonly strict?: boolean | null;
        };
        /** @description The form of the answer. */
        readonly TextFormat: components["schemas"]["TextFormatText"] | components["schemas"]["TextFormatJsonObject"] | components["schemas"]["TextFormatJsonSchema"];
        /** @description The form of the answer, as a response repeats it. */
        readonly EchoedText: {
            readonly format: components["schemas"]["TextFormat"];
            readonly verbosity?: string;
        };
        /** @description The thinking asked for, as a response repeats it. */
        readonly EchoedReasoning: {
            readonly effort: string | null;
            readonly summary: string | null;
        };
        /** @description How the input was counted. */
        readonly InputTokensDetails: {
            readonly cached_tokens: number;
        };
        /** @description How the output was counted. */
        readonly OutputTokensDetails: {
            readonly reasoning_tokens: number;
        };
        /** @description What the turn cost in tokens. */
        readonly Usage: {
            readonly input_tokens: number;
            readonly input_tokens_details: components["schemas"]["InputTokensDetails"];
            readonly output_tokens: number;
            readonly output_tokens_details: components["schemas"]["OutputTokensDetails"];
            readonly total_tokens: number;
        };
        /** @description A response. Strict clients require every field, so none is optional; see which may be null. */
        readonly ResponseResource: {
            readonly id: string;
            /** @enum {string} */
            readonly object: "response";
            /** @description Seconds since 1970. */
            readonly created_at: number;
            readonly completed_at: number | null;
            readonly status: components["schemas"]["ResponseStatus"];
            readonly incomplete_details: components["schemas"]["IncompleteDetails"] | null;
            readonly model: string;
            readonly previous_response_id: string | null;
            readonly instructions: string | null;
            readonly output: readonly components["schemas"]["OutputItem"][];
            readonly error: components["schemas"]["ResponseError"] | null;
            readonly tools: readonly components["schemas"]["EchoedTool"][];
            readonly tool_choice: components["schemas"]["ToolChoice"];
            /** @enum {string} */
            readonly truncation: "auto" | "disabled";
            readonly parallel_tool_calls: boolean;
            readonly text: components["schemas"]["EchoedText"];
            readonly top_p: number;
            readonly presence_penalty: number;
            readonly frequency_penalty: number;
            readonly top_logprobs: number;
            readonly temperature: number;
            readonly reasoning: components["schemas"]["EchoedReasoning"] | null;
            readonly usage: components["schemas"]["Usage"] | null;
            readonly max_output_tokens: number | null;
            readonly max_tool_calls: number | null;
            readonly store: boolean;
            readonly background: boolean;
            readonly service_tier: string;
            readonly metadata: {
                readonly [key: string]: string;
            };
            readonly safety_identifier: string | null;
            readonly prompt_cache_key: string | null;
        };
        /** @description The first event of a stream. */
        readonly ResponseCreated: {
            /** @enum {string} */
            readonly type: "response.created";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            readonly response: components["schemas"]["ResponseResource"];
        };
        /** @description The response waits for its turn. */
        readonly ResponseQueued: {
            /** @enum {string} */
            readonly type: "response.queued";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            readonly response: components["schemas"]["ResponseResource"];
        };
        /** @description Work goes on; also our sign of life, since Codex's idle timer ignores comments. */
        readonly ResponseInProgress: {
            /** @enum {string} */
            readonly type: "response.in_progress";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            readonly response: components["schemas"]["ResponseResource"];
        };
        /** @description The end: all went well. */
        readonly ResponseCompleted: {
            /** @enum {string} */
            readonly type: "response.completed";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            readonly response: components["schemas"]["ResponseResource"];
        };
        /** @description The end: cut short. */
        readonly ResponseIncomplete: {
            /** @enum {string} */
            readonly type: "response.incomplete";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            readonly response: components["schemas"]["ResponseResource"];
        };
        /** @description The end: it failed. */
        readonly ResponseFailed: {
            /** @enum {string} */
            readonly type: "response.failed";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            readonly response: components["schemas"]["ResponseResource"];
        };
        /** @description An item begins. */
        readonly OutputItemAdded: {
            /** @enum {string} */
            readonly type: "response.output_item.added";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            readonly output_index: number;
            readonly item: components["schemas"]["OutputItem"];
        };
        /** @description An item is whole; Codex runs a call the moment it hears this. */
        readonly OutputItemDone: {
            /** @enum {string} */
            readonly type: "response.output_item.done";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            readonly output_index: number;
            readonly item: components["schemas"]["OutputItem"];
        };
        /** @description The parts a stream opens and closes one by one. */
        readonly OutputPart: components["schemas"]["OutputTextPart"] | components["schemas"]["RefusalPart"] | components["schemas"]["ReasoningTextPart"];
        /** @description A part begins. */
        readonly ContentPartAdded: {
            /** @enum {string} */
            readonly type: "response.content_part.added";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            /** @description The item's place in the response's output. */
            readonly output_index: number;
            readonly item_id: string;
            readonly content_index: number;
            readonly part: components["schemas"]["OutputPart"];
        };
        /** @description A part is whole. */
        readonly ContentPartDone: {
            /** @enum {string} */
            readonly type: "response.content_part.done";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            /** @description The item's place in the response's output. */
            readonly output_index: number;
            readonly item_id: string;
            readonly content_index: number;
            readonly part: components["schemas"]["OutputPart"];
        };
        /** @description More text. */
        readonly OutputTextDelta: {
            /** @enum {string} */
            readonly type: "response.output_text.delta";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            /** @description The item's place in the response's output. */
            readonly output_index: number;
            readonly item_id: string;
            readonly content_index: number;
            readonly delta: string;
            readonly logprobs: readonly components["schemas"]["LogProb"][];
        };
        /** @description The whole text. */
        readonly OutputTextDone: {
            /** @enum {string} */
            readonly type: "response.output_text.done";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            /** @description The item's place in the response's output. */
            readonly output_index: number;
            readonly item_id: string;
            readonly content_index: number;
            readonly text: string;
            readonly logprobs: readonly components["schemas"]["LogProb"][];
        };
        /** @description A citation for the text. */
        readonly OutputTextAnnotationAdded: {
            /** @enum {string} */
            readonly type: "response.output_text.annotation.added";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            /** @description The item's place in the response's output. */
            readonly output_index: number;
            readonly item_id: string;
            readonly content_index: number;
            readonly annotation_index: number;
            readonly annotation: components["schemas"]["Annotation"];
        };
        /** @description More of a refusal. */
        readonly RefusalDelta: {
            /** @enum {string} */
            readonly type: "response.refusal.delta";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            /** @description The item's place in the response's output. */
            readonly output_index: number;
            readonly item_id: string;
            readonly content_index: number;
            readonly delta: string;
        };
        /** @description The whole refusal. */
        readonly RefusalDone: {
            /** @enum {string} */
            readonly type: "response.refusal.done";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            /** @description The item's place in the response's output. */
            readonly output_index: number;
            readonly item_id: string;
            readonly content_index: number;
            readonly refusal: string;
        };
        /** @description More of a function call's arguments. */
        readonly FunctionCallArgumentsDelta: {
            /** @enum {string} */
            readonly type: "response.function_call_arguments.delta";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            /** @description The item's place in the response's output. */
            readonly output_index: number;
            readonly item_id: string;
            readonly delta: string;
        };
        /** @description The whole arguments of a function call. */
        readonly FunctionCallArgumentsDone: {
            /** @enum {string} */
            readonly type: "response.function_call_arguments.done";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            /** @description The item's place in the response's output. */
            readonly output_index: number;
            readonly item_id: string;
            readonly name?: string;
            readonly arguments: string;
        };
        /** @description More of a custom tool call's input. */
        readonly CustomToolCallInputDelta: {
            /** @enum {string} */
            readonly type: "response.custom_tool_call_input.delta";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            /** @description The item's place in the response's output. */
            readonly output_index: number;
            readonly item_id: string;
            readonly delta: string;
        };
        /** @description The whole input of a custom tool call. */
        readonly CustomToolCallInputDone: {
            /** @enum {string} */
            readonly type: "response.custom_tool_call_input.done";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            /** @description The item's place in the response's output. */
            readonly output_index: number;
            readonly item_id: string;
            readonly input: string;
        };
        /** @description A part of a reasoning summary begins. */
        readonly ReasoningSummaryPartAdded: {
            /** @enum {string} */
            readonly type: "response.reasoning_summary_part.added";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            /** @description The item's place in the response's output. */
            readonly output_index: number;
            readonly item_id: string;
            readonly summary_index: number;
            readonly part: components["schemas"]["SummaryTextPart"];
        };
        /** @description A part of a reasoning summary is whole. */
        readonly ReasoningSummaryPartDone: {
            /** @enum {string} */
            readonly type: "response.reasoning_summary_part.done";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            /** @description The item's place in the response's output. */
            readonly output_index: number;
            readonly item_id: string;
            readonly summary_index: number;
            readonly part: components["schemas"]["SummaryTextPart"];
        };
        /** @description More of a reasoning summary; the form of thinking that Codex shows. */
        readonly ReasoningSummaryTextDelta: {
            /** @enum {string} */
            readonly type: "response.reasoning_summary_text.delta";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            /** @description The item's place in the response's output. */
            readonly output_index: number;
            readonly item_id: string;
            readonly summary_index: number;
            readonly delta: string;
        };
        /** @description The whole text of a summary part. */
        readonly ReasoningSummaryTextDone: {
            /** @enum {string} */
            readonly type: "response.reasoning_summary_text.done";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            /** @description The item's place in the response's output. */
            readonly output_index: number;
            readonly item_id: string;
            readonly summary_index: number;
            readonly text: string;
        };
        /** @description More of the reasoning itself. */
        readonly ReasoningTextDelta: {
            /** @enum {string} */
            readonly type: "response.reasoning_text.delta";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            /** @description The item's place in the response's output. */
            readonly output_index: number;
            readonly item_id: string;
            readonly content_index: number;
            readonly delta: string;
        };
        /** @description The whole reasoning. */
        readonly ReasoningTextDone: {
            /** @enum {string} */
            readonly type: "response.reasoning_text.done";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            /** @description The item's place in the response's output. */
            readonly output_index: number;
            readonly item_id: string;
            readonly content_index: number;
            readonly text: string;
        };
        /** @description A web search begins. */
        readonly WebSearchCallInProgress: {
            /** @enum {string} */
            readonly type: "response.web_search_call.in_progress";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            /** @description The item's place in the response's output. */
            readonly output_index: number;
            readonly item_id: string;
        };
        /** @description A web search runs. */
        readonly WebSearchCallSearching: {
            /** @enum {string} */
            readonly type: "response.web_search_call.searching";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            /** @description The item's place in the response's output. */
            readonly output_index: number;
            readonly item_id: string;
        };
        /** @description A web search ended. */
        readonly WebSearchCallCompleted: {
            /** @enum {string} */
            readonly type: "response.web_search_call.completed";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            /** @description The item's place in the response's output. */
            readonly output_index: number;
            readonly item_id: string;
        };
        /** @description What went wrong, in the one form every door of the proxy uses. */
        readonly ErrorDetail: {
            /** @description The family of the error, such as `invalid_request_error` or `rate_limit_error`. */
            readonly type: string;
            /** @description The word a client acts upon, such as `context_length_exceeded`; null when there is none. */
            readonly code: string | null;
            /** @description One sentence: what happened, where, and what to do. */
            readonly message: string;
            /** @description The path of the offending field in the request, such as `input[3].call_id`. */
            readonly param: string | null;
        };
        /** @description Something went wrong outside the response. Codex ignores it, so a failed turn also says `response.failed`. */
        readonly ErrorEvent: {
            /** @enum {string} */
            readonly type: "error";
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            readonly error: components["schemas"]["ErrorDetail"];
        };
        /** @description One event of a streamed response; the SSE `event:` line repeats its `type`. */
        readonly StreamEvent: components["schemas"]["ResponseCreated"] | components["schemas"]["ResponseQueued"] | components["schemas"]["ResponseInProgress"] | components["schemas"]["ResponseCompleted"] | components["schemas"]["ResponseIncomplete"] | components["schemas"]["ResponseFailed"] | components["schemas"]["OutputItemAdded"] | components["schemas"]["OutputItemDone"] | components["schemas"]["ContentPartAdded"] | components["schemas"]["ContentPartDone"] | components["schemas"]["OutputTextDelta"] | components["schemas"]["OutputTextDone"] | components["schemas"]["OutputTextAnnotationAdded"] | components["schemas"]["RefusalDelta"] | components["schemas"]["RefusalDone"] | components["schemas"]["FunctionCallArgumentsDelta"] | components["schemas"]["FunctionCallArgumentsDone"] | components["schemas"]["CustomToolCallInputDelta"] | components["schemas"]["CustomToolCallInputDone"] | components["schemas"]["ReasoningSummaryPartAdded"] | components["schemas"]["ReasoningSummaryPartDone"] | components["schemas"]["ReasoningSummaryTextDelta"] | components["schemas"]["ReasoningSummaryTextDone"] | components["schemas"]["ReasoningTextDelta"] | components["schemas"]["ReasoningTextDone"] | components["schemas"]["WebSearchCallInProgress"] | components["schemas"]["WebSearchCallSearching"] | components["schemas"]["WebSearchCallCompleted"] | components["schemas"]["ErrorEvent"];
        /** @description The envelope of every error body. */
        readonly ErrorBody: {
            /** @description What went wrong. */
            readonly error: components["schemas"]["ErrorDetail"];
        };
        /** @description A conversation that is one line of the user. */
        readonly PromptText: string;
        /**
         * @description Who speaks.
         * @enum {string}
         */
        readonly MessageRole: "system" | "developer" | "user" | "assistant";
        /** @description Text written by the user, the developer or a tool. */
        readonly InputTextPart: {
            /** @enum {string} */
            readonly type: "input_text";
            readonly text: string;
        };
        /** @description A picture, as a URL (often a data URL) or as the id of an uploaded file. */
        readonly InputImagePart: {
            /** @enum {string} */
            readonly type: "input_image";
            readonly image_url?: string | null;
            readonly file_id?: string | null;
            /** @description How closely the model should look: `low`, `high`, `auto` or `original`. */
            readonly detail?: string | null;
        };
        /** @description A file, inline, by URL or by id. */
        readonly InputFilePart: {
            /** @enum {string} */
            readonly type: "input_file";
            readonly file_id?: string | null;
            readonly filename?: string | null;
            /** @description The content as a data URL. */
            readonly file_data?: string | null;
            readonly file_url?: string | null;
        };
        /** @description The bytes of a sound and their format. */
        readonly AudioData: {
            readonly data: string;
            readonly format: string;
        };
        /** @description A sound, base64-encoded. */
        readonly InputAudioPart: {
            /** @enum {string} */
            readonly type: "input_audio";
            readonly input_audio: components["schemas"]["AudioData"];
        };
        /** @description Text the model wrote, when a client sends its history back. Clients keep or drop the annotations as they please. */
        readonly HistoryTextPart: {
            /** @enum {string} */
            readonly type: "output_text";
            readonly text: string;
            readonly annotations?: readonly unknown[] | null;
            readonly logprobs?: readonly unknown[] | null;
        };
        /** @description Plain text of no particular origin; some clients store reasoning this way. */
        readonly TextPart: {
            /** @enum {string} */
            readonly type: "text";
            readonly text: string;
        };
        /** @description Text that Codex's sub-agents pass on: sealed by the vendor's models, in clear by all others. */
        readonly EncryptedContentPart: {
            /** @enum {string} */
            readonly type: "encrypted_content";
            readonly encrypted_content: string;
        };
        /** @description The content parts whose shape we know. */
        readonly KnownContentPart: components["schemas"]["InputTextPart"] | components["schemas"]["InputImagePart"] | components["schemas"]["InputFilePart"] | components["schemas"]["InputAudioPart"] | components["schemas"]["HistoryTextPart"] | components["schemas"]["RefusalPart"] | components["schemas"]["SummaryTextPart"] | components["schemas"]["ReasoningTextPart"] | components["schemas"]["TextPart"] | components["schemas"]["EncryptedContentPart"];
        /** @description Any content-part type but the known ones. */
        readonly UnknownContentPartType: string;
        /** @description A content part newer than this contract. */
        readonly UnknownContentPart: {
            readonly type: components["schemas"]["UnknownContentPartType"];
        } & {
            readonly [key: string]: unknown;
        };
        /** @description A part of a message or of a tool's output. */
        readonly ContentPart: components["schemas"]["KnownContentPart"] | components["schemas"]["UnknownContentPart"];
        /** @description A message in the history. */
        readonly InputMessage: {
            /** @enum {string} */
            readonly type: "message";
            readonly id?: string | null;
            readonly status?: string | null;
            readonly role: components["schemas"]["MessageRole"];
            readonly content: string | readonly components["schemas"]["ContentPart"][];
            /** @description On assistant messages: `commentary` on the way, or the `final_answer`. */
            readonly phase?: string | null;
        };
        /** @description One of Codex's agents speaks to another. */
        readonly AgentMessage: {
            /** @enum {string} */
            readonly type: "agent_message";
            readonly id?: string | null;
            readonly status?: string | null;
            readonly author?: string | null;
            readonly recipient?: string | null;
            readonly content: string | readonly components["schemas"]["ContentPart"][];
        };
        /** @description The model's reasoning, sent back. Codex silently drops a reasoning item without `summary`, so one is always asked for. */
        readonly ReasoningItem: {
            /** @enum {string} */
            readonly type: "reasoning";
            readonly id?: string | null;
            readonly status?: string | null;
            readonly summary: readonly components["schemas"]["SummaryTextPart"][];
            readonly content?: readonly components["schemas"]["ContentPart"][] | null;
            /** @description Opaque to the client; ours comes back exactly as we wrote it. */
            readonly encrypted_content?: string | null;
        };
        /** @description The model called a function. */
        readonly FunctionCall: {
            /** @enum {string} */
            readonly type: "function_call";
            readonly id?: string | null;
            readonly status?: string | null;
            readonly call_id: string;
            readonly name: string;
            /** @description The group the tool was offered in. */
            readonly namespace?: string | null;
            /** @description JSON as text. */
            readonly arguments: string;
        };
        /** @description What the function answered. */
        readonly FunctionCallOutput: {
            /** @enum {string} */
            readonly type: "function_call_output";
            readonly id?: string | null;
            readonly status?: string | null;
            readonly call_id: string;
            readonly output: string | readonly components["schemas"]["ContentPart"][];
        };
        /** @description The model called a custom tool with raw text. */
        readonly CustomToolCall: {
            /** @enum {string} */
            readonly type: "custom_tool_call";
            readonly id?: string | null;
            readonly status?: string | null;
            readonly call_id: string;
            readonly name: string;
            readonly namespace?: string | null;
            readonly input: string;
        };
        /** @description What the custom tool answered. */
        readonly CustomToolCallOutput: {
            /** @enum {string} */
            readonly type: "custom_tool_call_output";
            readonly id?: string | null;
            readonly status?: string | null;
            readonly call_id: string;
            readonly output: string | readonly components["schemas"]["ContentPart"][];
        };
        /** @description The model called the client's shell (older clients). */
        readonly LocalShellCall: {
            /** @enum {string} */
            readonly type: "local_shell_call";
            readonly id?: string | null;
            readonly status?: string | null;
            readonly call_id?: string | null;
            readonly action: components["schemas"]["LocalShellAction"];
        };
        /** @description What the client's shell answered; the vendor's own form names the call by `id`, others by `call_id`. */
        readonly LocalShellCallOutput: {
            /** @enum {string} */
            readonly type: "local_shell_call_output";
            readonly id?: string | null;
            readonly status?: string | null;
            readonly call_id?: string | null;
            readonly output: string;
        };
        /** @description The model called a shell. */
        readonly ShellCall: {
            /** @enum {string} */
            readonly type: "shell_call";
            readonly id?: string | null;
            readonly status?: string | null;
            readonly call_id: string;
            readonly action: components["schemas"]["ShellAction"];
        };
        /** @description What one command printed and how it ended. */
        readonly ShellOutput: {
            readonly stdout: string;
            readonly stderr: string;
            readonly outcome?: {
                readonly [key: string]: unknown;
            } | null;
        };
        /** @description What the shell answered, command by command. */
        readonly ShellCallOutput: {
            /** @enum {string} */
            readonly type: "shell_call_output";
            readonly id?: string | null;
            readonly status?: string | null;
            readonly call_id: string;
            readonly output: readonly components["schemas"]["ShellOutput"][];
            readonly max_output_length?: number | null;
        };
        /** @description The model edited a file. */
        readonly ApplyPatchCall: {
            /** @enum {string} */
            readonly type: "apply_patch_call";
            readonly id?: string | null;
            readonly status?: string | null;
            readonly call_id: string;
            readonly operation: components["schemas"]["PatchOperation"];
        };
        /** @description How the edit went. */
        readonly ApplyPatchCallOutput: {
            /** @enum {string} */
            readonly type: "apply_patch_call_output";
            readonly id?: string | null;
            readonly status?: string | null;
            readonly call_id: string;
            readonly output?: string | null;
        };
        /** @description The model moved the mouse or pressed a key. */
        readonly ComputerCall: {
            /** @enum {string} */
            readonly type: "computer_call";
            readonly id?: string | null;
            readonly status?: string | null;
            readonly call_id: string;
            readonly action?: {
                readonly [key: string]: unknown;
            } | null;
            readonly actions?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
        };
        /** @description What the screen showed afterwards. */
        readonly ComputerCallOutput: {
            /** @enum {string} */
            readonly type: "computer_call_output";
            readonly id?: string | null;
            readonly status?: string | null;
            readonly call_id: string;
            readonly output: {
                readonly [key: string]: unknown;
            };
        };
        /** @description The model looked for further tools. */
        readonly ToolSearchCall: {
            /** @enum {string} */
            readonly type: "tool_search_call";
            readonly id?: string | null;
            readonly status?: string | null;
            readonly call_id?: string | null;
            readonly execution?: string | null;
            /** @description An object; Codex sends back the text instead when it could not read it. */
            readonly arguments: unknown;
        };
        /** @description A tool the client runs, called with JSON arguments. Names have no length limit here: the provider's side shortens them. */
        readonly FunctionTool: {
            /** @enum {string} */
            readonly type: "function";
            readonly name: string;
            readonly description?: string | null;
            readonly parameters?: {
                readonly [key: string]: unknown;
            } | null;
            readonly strict?: boolean | null;
            /** @description The tool may stay out of the prompt until a tool search finds it. */
            readonly defer_loading?: boolean | null;
        };
        /** @description Free text goes in. */
        readonly CustomTextFormat: {
            /** @enum {string} */
            readonly type: "text";
        };
        /** @description Text that follows a grammar goes in. */
        readonly CustomGrammarFormat: {
            /** @enum {string} */
            readonly type: "grammar";
            /** @enum {string} */
            readonly syntax: "lark" | "regex";
            readonly definition: string;
        };
        /** @description What the input of a custom tool looks like. */
        readonly CustomFormat: components["schemas"]["CustomTextFormat"] | components["schemas"]["CustomGrammarFormat"];
        /** @description A tool called with raw text instead of JSON, such as Codex's apply_patch. */
        readonly CustomTool: {
            /** @enum {string} */
            readonly type: "custom";
            readonly name: string;
            readonly description?: string | null;
            readonly format?: components["schemas"]["CustomFormat"] | null;
            readonly defer_loading?: boolean | null;
        };
        /** @description A group of tools (an MCP server, sub-agents); a call to one carries the group's name as `namespace`. */
        readonly NamespaceTool: {
            /** @enum {string} */
            readonly type: "namespace";
            readonly name: string;
            readonly description?: string | null;
            readonly tools: readonly components["schemas"]["Tool"][];
        };
        /** @description Web search, run by the provider. */
        readonly WebSearchTool: {
            /** @enum {string} */
            readonly type: "web_search";
            /** @description False limits the search to the provider's cache. */
            readonly external_web_access?: boolean | null;
            readonly search_context_size?: string | null;
            readonly search_content_types?: readonly string[] | null;
            readonly filters?: {
                readonly [key: string]: unknown;
            } | null;
            readonly user_location?: {
                readonly [key: string]: unknown;
            } | null;
        };
        /** @description Web search, dated name. */
        readonly WebSearchDatedTool: {
            /** @enum {string} */
            readonly type: "web_search_2025_08_26";
            /** @description False limits the search to the provider's cache. */
            readonly external_web_access?: boolean | null;
            readonly search_context_size?: string | null;
            readonly search_content_types?: readonly string[] | null;
            readonly filters?: {
                readonly [key: string]: unknown;
            } | null;
            readonly user_location?: {
                readonly [key: string]: unknown;
            } | null;
        };
        /** @description Web search, older name. */
        readonly WebSearchPreviewTool: {
            /** @enum {string} */
            readonly type: "web_search_preview";
            /** @description False limits the search to the provider's cache. */
            readonly external_web_access?: boolean | null;
            readonly search_context_size?: string | null;
            readonly search_content_types?: readonly string[] | null;
            readonly filters?: {
                readonly [key: string]: unknown;
            } | null;
            readonly user_location?: {
                readonly [key: string]: unknown;
            } | null;
        };
        /** @description Web search, older dated name. */
        readonly WebSearchPreviewDatedTool: {
            /** @enum {string} */
            readonly type: "web_search_preview_2025_03_11";
            /** @description False limits the search to the provider's cache. */
            readonly external_web_access?: boolean | null;
            readonly search_context_size?: string | null;
            readonly search_content_types?: readonly string[] | null;
            readonly filters?: {
                readonly [key: string]: unknown;
            } | null;
            readonly user_location?: {
                readonly [key: string]: unknown;
            } | null;
        };
        /** @description The model may look for further tools; with execution `client` the client answers. */
        readonly ToolSearchTool: {
            /** @enum {string} */
            readonly type: "tool_search";
            readonly execution?: string | null;
            readonly description?: string | null;
            readonly parameters?: {
                readonly [key: string]: unknown;
            } | null;
        };
        /** @description A shell on the client's machine (older clients). */
        readonly LocalShellTool: {
            /** @enum {string} */
            readonly type: "local_shell";
        };
        /** @description A shell that takes several commands at once. */
        readonly ShellTool: {
            /** @enum {string} */
            readonly type: "shell";
            readonly environment?: {
                readonly [key: string]: unknown;
            } | null;
        };
        /** @description File edits as operations. */
        readonly ApplyPatchTool: {
            /** @enum {string} */
            readonly type: "apply_patch";
        };
        /** @description A remote MCP server the provider would call by itself. */
        readonly McpTool: {
            /** @enum {string} */
            readonly type: "mcp";
            readonly server_label: string;
            readonly server_url?: string | null;
            readonly connector_id?: string | null;
            readonly server_description?: string | null;
            readonly authorization?: string | null;
            readonly headers?: {
                readonly [key: string]: string;
            } | null;
            readonly allowed_tools?: readonly string[] | {
                readonly [key: string]: unknown;
            } | null;
            readonly require_approval?: string | {
                readonly [key: string]: unknown;
            } | null;
            readonly defer_loading?: boolean | null;
        };
        /** @description A search in the provider's vector stores. */
        readonly FileSearchTool: {
            /** @enum {string} */
            readonly type: "file_search";
            readonly vector_store_ids: readonly string[];
            readonly max_num_results?: number | null;
            readonly filters?: {
                readonly [key: string]: unknown;
            } | null;
            readonly ranking_options?: {
                readonly [key: string]: unknown;
            } | null;
        };
        /** @description Python, run by the provider. */
        readonly CodeInterpreterTool: {
            /** @enum {string} */
            readonly type: "code_interpreter";
            readonly container: string | {
                readonly [key: string]: unknown;
            };
        };
        /** @description Mouse and keyboard, preview form. */
        readonly ComputerUsePreviewTool: {
            /** @enum {string} */
            readonly type: "computer_use_preview";
            readonly display_width: number;
            readonly display_height: number;
            readonly environment: string;
        };
        /** @description Mouse and keyboard. */
        readonly ComputerTool: {
            /** @enum {string} */
            readonly type: "computer";
        };
        /** @description Pictures, drawn by the provider. */
        readonly ImageGenerationTool: {
            /** @enum {string} */
            readonly type: "image_generation";
            readonly model?: string | null;
            readonly quality?: string | null;
            readonly size?: string | null;
            readonly output_format?: string | null;
            readonly background?: string | null;
        };
        /** @description The tools whose shape we know. */
        readonly KnownTool: components["schemas"]["FunctionTool"] | components["schemas"]["CustomTool"] | components["schemas"]["NamespaceTool"] | components["schemas"]["WebSearchTool"] | components["schemas"]["WebSearchDatedTool"] | components["schemas"]["WebSearchPreviewTool"] | components["schemas"]["WebSearchPreviewDatedTool"] | components["schemas"]["ToolSearchTool"] | components["schemas"]["LocalShellTool"] | components["schemas"]["ShellTool"] | components["schemas"]["ApplyPatchTool"] | components["schemas"]["McpTool"] | components["schemas"]["FileSearchTool"] | components["schemas"]["CodeInterpreterTool"] | components["schemas"]["ComputerUsePreviewTool"] | components["schemas"]["ComputerTool"] | components["schemas"]["ImageGenerationTool"];
        /** @description Any tool type but the known ones. */
        readonly UnknownToolType: string;
        /** @description A tool newer than this contract. */
        readonly UnknownTool: {
            readonly type: components["schemas"]["UnknownToolType"];
        } & {
            readonly [key: string]: unknown;
        };
        /** @description A tool offered to the model. */
        readonly Tool: components["schemas"]["KnownTool"] | components["schemas"]["UnknownTool"];
        /** @description The tools that were found; they are in force from here on although the request's `tools` does not list them. */
        readonly ToolSearchOutput: {
            /** @enum {string} */
            readonly type: "tool_search_output";
            readonly id?: string | null;
            readonly status?: string | null;
            readonly call_id?: string | null;
            readonly execution?: string | null;
            readonly tools: readonly components["schemas"]["Tool"][];
        };
        /** @description The provider searched the web. */
        readonly WebSearchCall: {
            /** @enum {string} */
            readonly type: "web_search_call";
            readonly id?: string | null;
            readonly status?: string | null;
            readonly action?: components["schemas"]["WebSearchAction"] | null;
        };
        /** @description The provider searched its vector stores. */
        readonly FileSearchCall: {
            /** @enum {string} */
            readonly type: "file_search_call";
            readonly id?: string | null;
            readonly status?: string | null;
            readonly queries: readonly string[];
            readonly results?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
        };
        /** @description The provider ran Python. */
        readonly CodeInterpreterCall: {
            /** @enum {string} */
            readonly type: "code_interpreter_call";
            readonly id?: string | null;
            readonly status?: string | null;
            readonly code?: string | null;
            readonly container_id?: string | null;
            readonly outputs?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
        };
        /** @description The provider drew a picture. */
        readonly ImageGenerationCall: {
            /** @enum {string} */
            readonly type: "image_generation_call";
            readonly id?: string | null;
            readonly status?: string | null;
            readonly result?: string | null;
        };
        /** @description The provider asked an MCP server for its tools. */
        readonly McpListTools: {
            /** @enum {string} */
            readonly type: "mcp_list_tools";
            readonly id?: string | null;
            readonly status?: string | null;
            readonly server_label: string;
            readonly tools: readonly {
                readonly [key: string]: unknown;
            }[];
            readonly error?: unknown;
        };
        /** @description The provider called a tool of an MCP server. */
        readonly McpCall: {
            /** @enum {string} */
            readonly type: "mcp_call";
            readonly id?: string | null;
            readonly status?: string | null;
            readonly server_label: string;
            readonly name: string;
            readonly arguments: string;
            readonly output?: string | null;
            readonly error?: unknown;
        };
        /** @description The provider asks whether it may call a tool of an MCP server. */
        readonly McpApprovalRequest: {
            /** @enum {string} */
            readonly type: "mcp_approval_request";
            readonly id?: string | null;
            readonly status?: string | null;
            readonly server_label: string;
            readonly name: string;
            readonly arguments: string;
        };
        /** @description The user's word on that. */
        readonly McpApprovalResponse: {
            /** @enum {string} */
            readonly type: "mcp_approval_response";
            readonly id?: string | null;
            readonly status?: string | null;
            readonly approval_request_id: string;
            readonly approve: boolean;
            readonly reason?: string | null;
        };
        /** @description Tools that join the conversation as an item instead of the request's `tools`. */
        readonly AdditionalTools: {
            /** @enum {string} */
            readonly type: "additional_tools";
            readonly id?: string | null;
            readonly status?: string | null;
            readonly role?: string | null;
            readonly tools: readonly components["schemas"]["Tool"][];
        };
        /** @description A conversation so far, folded into one opaque text. */
        readonly CompactionItem: {
            /** @enum {string} */
            readonly type: "compaction";
            readonly id?: string | null;
            readonly status?: string | null;
            readonly encrypted_content: string;
        };
        /** @description The client asks for a `compaction` item in answer. */
        readonly CompactionTrigger: {
            /** @enum {string} */
            readonly type: "compaction_trigger";
        };
        /** @description An item of an earlier response, named by id. */
        readonly ItemReference: {
            /** @enum {string} */
            readonly type: "item_reference";
            readonly id: string;
        };
        /** @description The items whose shape we know. */
        readonly KnownItem: components["schemas"]["InputMessage"] | components["schemas"]["AgentMessage"] | components["schemas"]["ReasoningItem"] | components["schemas"]["FunctionCall"] | components["schemas"]["FunctionCallOutput"] | components["schemas"]["CustomToolCall"] | components["schemas"]["CustomToolCallOutput"] | components["schemas"]["LocalShellCall"] | components["schemas"]["LocalShellCallOutput"] | components["schemas"]["ShellCall"] | components["schemas"]["ShellCallOutput"] | components["schemas"]["ApplyPatchCall"] | components["schemas"]["ApplyPatchCallOutput"] | components["schemas"]["ComputerCall"] | components["schemas"]["ComputerCallOutput"] | components["schemas"]["ToolSearchCall"] | components["schemas"]["ToolSearchOutput"] | components["schemas"]["WebSearchCall"] | components["schemas"]["FileSearchCall"] | components["schemas"]["CodeInterpreterCall"] | components["schemas"]["ImageGenerationCall"] | components["schemas"]["McpListTools"] | components["schemas"]["McpCall"] | components["schemas"]["McpApprovalRequest"] | components["schemas"]["McpApprovalResponse"] | components["schemas"]["AdditionalTools"] | components["schemas"]["CompactionItem"] | components["schemas"]["CompactionTrigger"] | components["schemas"]["ItemReference"];
        /** @description A message without `type`, as the SDKs send it. */
        readonly EasyMessage: {
            readonly type?: null;
            readonly role: components["schemas"]["MessageRole"];
            readonly content: string | readonly components["schemas"]["ContentPart"][];
            readonly phase?: string | null;
        };
        /** @description Any item type but the known ones. */
        readonly UnknownItemType: string;
        /** @description An item newer than this contract. */
        readonly UnknownItem: {
            readonly type: components["schemas"]["UnknownItemType"];
        } & {
            readonly [key: string]: unknown;
        };
        /** @description One item of a request's input. */
        readonly InputItem: components["schemas"]["KnownItem"] | components["schemas"]["EasyMessage"] | components["schemas"]["UnknownItem"];
        /** @description A conversation as items. */
        readonly InputItems: readonly components["schemas"]["InputItem"][];
        /** @description How much the model shall think, and what of it to show. Codex may send an empty object. */
        readonly ReasoningOptions: {
            /** @description An open word: none, minimal, low, medium, high, xhigh, max and whatever comes next. */
            readonly effort?: string | null;
            readonly summary?: string | null;
            readonly generate_summary?: string | null;
            readonly context?: string | null;
        };
        /** @description The form and the length of the answer. */
        readonly TextOptions: {
            readonly format?: components["schemas"]["TextFormat"] | null;
            readonly verbosity?: string | null;
        };
        /** @description How the stream is written. */
        readonly StreamOptions: {
            readonly include_obfuscation?: boolean | null;
        };
        /** @description A prompt kept by the vendor. */
        readonly PromptReference: {
            readonly id: string;
            readonly version?: string | null;
            readonly variables?: {
                readonly [key: string]: unknown;
            } | null;
        };
        /** @description What a client asks: the body of POST /v1/responses. Top-level fields not named here are accepted. */
        readonly CreateResponse: {
            /** @description The name the client knows the model by; the routing table turns it into a provider and its model. */
            readonly model: string;
            /** @description The conversation. */
            readonly input: components["schemas"]["PromptText"] | components["schemas"]["InputItems"];
            readonly instructions?: string | null;
            readonly tools?: readonly components["schemas"]["Tool"][] | null;
            readonly tool_choice?: components["schemas"]["ToolChoice"] | null;
            readonly parallel_tool_calls?: boolean | null;
            readonly reasoning?: components["schemas"]["ReasoningOptions"] | null;
            readonly text?: components["schemas"]["TextOptions"] | null;
            readonly stream?: boolean | null;
            readonly stream_options?: components["schemas"]["StreamOptions"] | null;
            readonly max_output_tokens?: number | null;
            readonly max_tool_calls?: number | null;
            readonly temperature?: number | null;
            readonly top_p?: number | null;
            readonly top_logprobs?: number | null;
            readonly presence_penalty?: number | null;
            readonly frequency_penalty?: number | null;
            readonly truncation?: ("auto" | "disabled") | null;
            /** @description Extra output the client wants, such as `reasoning.encrypted_content`; unknown words are ignored. */
            readonly include?: readonly string[] | null;
            readonly store?: boolean | null;
            readonly previous_response_id?: string | null;
            readonly conversation?: string | {
                readonly [key: string]: unknown;
            } | null;
            readonly background?: boolean | null;
            readonly prompt?: components["schemas"]["PromptReference"] | null;
            readonly service_tier?: string | null;
            readonly metadata?: {
                readonly [key: string]: string;
            } | null;
            /** @description Codex's own notes about the turn; echoed nowhere. */
            readonly client_metadata?: {
                readonly [key: string]: unknown;
            } | null;
            /** @description Requests with the same key share a beginning; Codex sends its thread id. */
            readonly prompt_cache_key?: string | null;
            readonly prompt_cache_retention?: string | null;
            readonly safety_identifier?: string | null;
            readonly user?: string | null;
        };
        /** @description A model as every SDK lists it. */
        readonly ModelCard: {
            readonly id: string;
            /** @enum {string} */
            readonly object: "model";
            /** @description Seconds since 1970. */
            readonly created: number;
            readonly owned_by: string;
        };
        /** @description One step of thinking that a model offers. */
        readonly ReasoningLevel: {
            readonly effort: string;
            readonly description: string;
        };
        /** @description How Codex shortens a tool's output. */
        readonly TruncationPolicy: {
            /** @enum {string} */
            readonly mode: "bytes" | "tokens";
            readonly limit: number;
        };
        /** @description Codex's instructions as a template. */
        readonly ModelMessages: {
            readonly instructions_template?: string | null;
            readonly instructions_variables?: {
                readonly [key: string]: unknown;
            } | null;
        };
        /** @description A speed class that a model offers. */
        readonly ServiceTier: {
            readonly id: string;
            readonly name: string;
            readonly description: string;
        };
        /** @description A model as Codex wants to know it. One bad entry and Codex throws the whole list away. */
        readonly ModelInfo: {
            /** @description The model's name; case matters. */
            readonly slug: string;
            readonly display_name: string;
            readonly description?: string | null;
            readonly supported_reasoning_levels: readonly components["schemas"]["ReasoningLevel"][];
            readonly default_reasoning_level?: string | null;
            readonly default_reasoning_summary?: string | null;
            readonly supports_reasoning_summary_parameter?: boolean | null;
            /** @enum {string} */
            readonly shell_type: "default" | "local" | "shell_command" | "unified_exec" | "disabled";
            /** @enum {string} */
            readonly visibility: "list" | "hide" | "none";
            readonly supported_in_api: boolean;
            readonly priority: number;
            readonly support_verbosity: boolean;
            readonly default_verbosity?: string | null;
            readonly truncation_policy: components["schemas"]["TruncationPolicy"];
            readonly experimental_supported_tools: readonly string[];
            /** @description Replaces Codex's own prompt of 17 kB. */
            readonly base_instructions?: string;
            readonly model_messages?: components["schemas"]["ModelMessages"] | null;
            readonly context_window?: number | null;
            readonly max_context_window?: number | null;
            readonly auto_compact_token_limit?: number | null;
            readonly effective_context_window_percent?: number | null;
            readonly supports_search_tool?: boolean | null;
            readonly supports_parallel_tool_calls?: boolean | null;
            readonly supports_image_detail_original?: boolean | null;
            /** @description With `text` alone Codex drops images by itself. */
            readonly input_modalities?: readonly ("text" | "image" | "audio")[] | null;
            /** @description `freeform` gives the model Codex's apply_patch tool. */
            readonly apply_patch_tool_type?: "freeform" | null;
            readonly web_search_tool_type?: ("text" | "text_and_image") | null;
            readonly service_tiers?: readonly components["schemas"]["ServiceTier"][] | null;
        };
        /** @description The list of models in both shapes at once: `data` for SDKs, `models` for Codex. */
        readonly ModelList: {
            /** @enum {string} */
            readonly object: "list";
            readonly data: readonly components["schemas"]["ModelCard"][];
            readonly models: readonly components["schemas"]["ModelInfo"][];
        };
        /** @description A short word on the server's state. */
        readonly Probe: {
            /** @enum {string} */
            readonly status: "ok";
        };
        /** @description What every event carries. */
        readonly Numbered: {
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
        };
        /** @description An event about one item. */
        readonly AboutItem: {
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            /** @description The item's place in the response's output. */
            readonly output_index: number;
            readonly item_id: string;
        };
        /** @description An event about one part of an item's content. */
        readonly AboutContent: {
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            /** @description The item's place in the response's output. */
            readonly output_index: number;
            readonly item_id: string;
            readonly content_index: number;
        };
        /** @description An event about one part of a reasoning summary. */
        readonly AboutSummary: {
            /** @description Counts the events of a stream from 0 without a gap. */
            readonly sequence_number: number;
            /** @description The item's place in the response's output. */
            readonly output_index: number;
            readonly item_id: string;
            readonly summary_index: number;
        };
        /** @description What clients put on any item they send back. Ids are often missing; the status plays no part in translation. */
        readonly ItemHead: {
            readonly id?: string | null;
            readonly status?: string | null;
        };
        /** @description The options every form of web search shares. */
        readonly WebSearchOptions: {
            /** @description False limits the search to the provider's cache. */
            readonly external_web_access?: boolean | null;
            readonly search_context_size?: string | null;
            readonly search_content_types?: readonly string[] | null;
            readonly filters?: {
                readonly [key: string]: unknown;
            } | null;
            readonly user_location?: {
                readonly [key: string]: unknown;
            } | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type ResponseStatus = components['schemas']['ResponseStatus'];
export type IncompleteDetails = components['schemas']['IncompleteDetails'];
export type ItemStatus = components['schemas']['ItemStatus'];
export type UrlCitation = components['schemas']['UrlCitation'];
export type FileCitation = components['schemas']['FileCitation'];
export type Annotation = components['schemas']['Annotation'];
export type TopLogProb = components['schemas']['TopLogProb'];
export type LogProb = components['schemas']['LogProb'];
export type OutputTextPart = components['schemas']['OutputTextPart'];
export type RefusalPart = components['schemas']['RefusalPart'];
export type OutputMessagePart = components['schemas']['OutputMessagePart'];
export type OutputMessage = components['schemas']['OutputMessage'];
export type SummaryTextPart = components['schemas']['SummaryTextPart'];
export type ReasoningTextPart = components['schemas']['ReasoningTextPart'];
export type OutputReasoning = components['schemas']['OutputReasoning'];
export type OutputFunctionCall = components['schemas']['OutputFunctionCall'];
export type OutputCustomToolCall = components['schemas']['OutputCustomToolCall'];
export type LocalShellAction = components['schemas']['LocalShellAction'];
export type OutputLocalShellCall = components['schemas']['OutputLocalShellCall'];
export type ShellAction = components['schemas']['ShellAction'];
export type OutputShellCall = components['schemas']['OutputShellCall'];
export type PatchOperation = components['schemas']['PatchOperation'];
export type OutputApplyPatchCall = components['schemas']['OutputApplyPatchCall'];
export type WebSearchAction = components['schemas']['WebSearchAction'];
export type OutputWebSearchCall = components['schemas']['OutputWebSearchCall'];
export type OutputToolSearchCall = components['schemas']['OutputToolSearchCall'];
export type OutputCompaction = components['schemas']['OutputCompaction'];
export type OutputItem = components['schemas']['OutputItem'];
export type ResponseError = components['schemas']['ResponseError'];
export type EchoedFunctionTool = components['schemas']['EchoedFunctionTool'];
export type EchoedToolType = components['schemas']['EchoedToolType'];
export type EchoedOtherTool = components['schemas']['EchoedOtherTool'];
export type EchoedTool = components['schemas']['EchoedTool'];
export type ToolChoiceMode = components['schemas']['ToolChoiceMode'];
export type ChooseFunction = components['schemas']['ChooseFunction'];
export type ChooseCustom = components['schemas']['ChooseCustom'];
export type ChooseMcp = components['schemas']['ChooseMcp'];
export type ChooseAllowed = components['schemas']['ChooseAllowed'];
export type NamedToolChoice = components['schemas']['NamedToolChoice'];
export type HostedToolChoiceType = components['schemas']['HostedToolChoiceType'];
export type ChooseHosted = components['schemas']['ChooseHosted'];
export type ToolChoice = components['schemas']['ToolChoice'];
export type TextFormatText = components['schemas']['TextFormatText'];
export type TextFormatJsonObject = components['schemas']['TextFormatJsonObject'];
export type TextFormatJsonSchema = components['schemas']['TextFormatJsonSchema'];
export type TextFormat = components['schemas']['TextFormat'];
export type EchoedText = components['schemas']['EchoedText'];
export type EchoedReasoning = components['schemas']['EchoedReasoning'];
export type InputTokensDetails = components['schemas']['InputTokensDetails'];
export type OutputTokensDetails = components['schemas']['OutputTokensDetails'];
export type Usage = components['schemas']['Usage'];
export type ResponseResource = components['schemas']['ResponseResource'];
export type ResponseCreated = components['schemas']['ResponseCreated'];
export type ResponseQueued = components['schemas']['ResponseQueued'];
export type ResponseInProgress = components['schemas']['ResponseInProgress'];
export type ResponseCompleted = components['schemas']['ResponseCompleted'];
export type ResponseIncomplete = components['schemas']['ResponseIncomplete'];
export type ResponseFailed = components['schemas']['ResponseFailed'];
export type OutputItemAdded = components['schemas']['OutputItemAdded'];
export type OutputItemDone = components['schemas']['OutputItemDone'];
export type OutputPart = components['schemas']['OutputPart'];
export type ContentPartAdded = components['schemas']['ContentPartAdded'];
export type ContentPartDone = components['schemas']['ContentPartDone'];
export type OutputTextDelta = components['schemas']['OutputTextDelta'];
export type OutputTextDone = components['schemas']['OutputTextDone'];
export type OutputTextAnnotationAdded = components['schemas']['OutputTextAnnotationAdded'];
export type RefusalDelta = components['schemas']['RefusalDelta'];
export type RefusalDone = components['schemas']['RefusalDone'];
export type FunctionCallArgumentsDelta = components['schemas']['FunctionCallArgumentsDelta'];
export type FunctionCallArgumentsDone = components['schemas']['FunctionCallArgumentsDone'];
export type CustomToolCallInputDelta = components['schemas']['CustomToolCallInputDelta'];
export type CustomToolCallInputDone = components['schemas']['CustomToolCallInputDone'];
export type ReasoningSummaryPartAdded = components['schemas']['ReasoningSummaryPartAdded'];
export type ReasoningSummaryPartDone = components['schemas']['ReasoningSummaryPartDone'];
export type ReasoningSummaryTextDelta = components['schemas']['ReasoningSummaryTextDelta'];
export type ReasoningSummaryTextDone = components['schemas']['ReasoningSummaryTextDone'];
export type ReasoningTextDelta = components['schemas']['ReasoningTextDelta'];
export type ReasoningTextDone = components['schemas']['ReasoningTextDone'];
export type WebSearchCallInProgress = components['schemas']['WebSearchCallInProgress'];
export type WebSearchCallSearching = components['schemas']['WebSearchCallSearching'];
export type WebSearchCallCompleted = components['schemas']['WebSearchCallCompleted'];
export type ErrorDetail = components['schemas']['ErrorDetail'];
export type ErrorEvent = components['schemas']['ErrorEvent'];
export type StreamEvent = components['schemas']['StreamEvent'];
export type ErrorBody = components['schemas']['ErrorBody'];
export type PromptText = components['schemas']['PromptText'];
export type MessageRole = components['schemas']['MessageRole'];
export type InputTextPart = components['schemas']['InputTextPart'];
export type InputImagePart = components['schemas']['InputImagePart'];
export type InputFilePart = components['schemas']['InputFilePart'];
export type AudioData = components['schemas']['AudioData'];
export type InputAudioPart = components['schemas']['InputAudioPart'];
export type HistoryTextPart = components['schemas']['HistoryTextPart'];
export type TextPart = components['schemas']['TextPart'];
export type EncryptedContentPart = components['schemas']['EncryptedContentPart'];
export type KnownContentPart = components['schemas']['KnownContentPart'];
export type UnknownContentPartType = components['schemas']['UnknownContentPartType'];
export type UnknownContentPart = components['schemas']['UnknownContentPart'];
export type ContentPart = components['schemas']['ContentPart'];
export type InputMessage = components['schemas']['InputMessage'];
export type AgentMessage = components['schemas']['AgentMessage'];
export type ReasoningItem = components['schemas']['ReasoningItem'];
export type FunctionCall = components['schemas']['FunctionCall'];
export type FunctionCallOutput = components['schemas']['FunctionCallOutput'];
export type CustomToolCall = components['schemas']['CustomToolCall'];
export type CustomToolCallOutput = components['schemas']['CustomToolCallOutput'];
export type LocalShellCall = components['schemas']['LocalShellCall'];
export type LocalShellCallOutput = components['schemas']['LocalShellCallOutput'];
export type ShellCall = components['schemas']['ShellCall'];
export type ShellOutput = components['schemas']['ShellOutput'];
export type ShellCallOutput = components['schemas']['ShellCallOutput'];
export type ApplyPatchCall = components['schemas']['ApplyPatchCall'];
export type ApplyPatchCallOutput = components['schemas']['ApplyPatchCallOutput'];
export type ComputerCall = components['schemas']['ComputerCall'];
export type ComputerCallOutput = components['schemas']['ComputerCallOutput'];
export type ToolSearchCall = components['schemas']['ToolSearchCall'];
export type FunctionTool = components['schemas']['FunctionTool'];
export type CustomTextFormat = components['schemas']['CustomTextFormat'];
export type CustomGrammarFormat = components['schemas']['CustomGrammarFormat'];
export type CustomFormat = components['schemas']['CustomFormat'];
export type CustomTool = components['schemas']['CustomTool'];
export type NamespaceTool = components['schemas']['NamespaceTool'];
export type WebSearchTool = components['schemas']['WebSearchTool'];
export type WebSearchDatedTool = components['schemas']['WebSearchDatedTool'];
export type WebSearchPreviewTool = components['schemas']['WebSearchPreviewTool'];
export type WebSearchPreviewDatedTool = components['schemas']['WebSearchPreviewDatedTool'];
export type ToolSearchTool = components['schemas']['ToolSearchTool'];
export type LocalShellTool = components['schemas']['LocalShellTool'];
export type ShellTool = components['schemas']['ShellTool'];
export type ApplyPatchTool = components['schemas']['ApplyPatchTool'];
export type McpTool = components['schemas']['McpTool'];
export type FileSearchTool = components['schemas']['FileSearchTool'];
export type CodeInterpreterTool = components['schemas']['CodeInterpreterTool'];
export type ComputerUsePreviewTool = components['schemas']['ComputerUsePreviewTool'];
export type ComputerTool = components['schemas']['ComputerTool'];
export type ImageGenerationTool = components['schemas']['ImageGenerationTool'];
export type KnownTool = components['schemas']['KnownTool'];
export type UnknownToolType = components['schemas']['UnknownToolType'];
export type UnknownTool = components['schemas']['UnknownTool'];
export type Tool = components['schemas']['Tool'];
export type ToolSearchOutput = components['schemas']['ToolSearchOutput'];
export type WebSearchCall = components['schemas']['WebSearchCall'];
export type FileSearchCall = components['schemas']['FileSearchCall'];
export type CodeInterpreterCall = components['schemas']['CodeInterpreterCall'];
export type ImageGenerationCall = components['schemas']['ImageGenerationCall'];
export type McpListTools = components['schemas']['McpListTools'];
export type McpCall = components['schemas']['McpCall'];
export type McpApprovalRequest = components['schemas']['McpApprovalRequest'];
export type McpApprovalResponse = components['schemas']['McpApprovalResponse'];
export type AdditionalTools = components['schemas']['AdditionalTools'];
export type CompactionItem = components['schemas']['CompactionItem'];
export type CompactionTrigger = components['schemas']['CompactionTrigger'];
export type ItemReference = components['schemas']['ItemReference'];
export type KnownItem = components['schemas']['KnownItem'];
export type EasyMessage = components['schemas']['EasyMessage'];
export type UnknownItemType = components['schemas']['UnknownItemType'];
export type UnknownItem = components['schemas']['UnknownItem'];
export type InputItem = components['schemas']['InputItem'];
export type InputItems = components['schemas']['InputItems'];
export type ReasoningOptions = components['schemas']['ReasoningOptions'];
export type TextOptions = components['schemas']['TextOptions'];
export type StreamOptions = components['schemas']['StreamOptions'];
export type PromptReference = components['schemas']['PromptReference'];
export type CreateResponse = components['schemas']['CreateResponse'];
export type ModelCard = components['schemas']['ModelCard'];
export type ReasoningLevel = components['schemas']['ReasoningLevel'];
export type TruncationPolicy = components['schemas']['TruncationPolicy'];
export type ModelMessages = components['schemas']['ModelMessages'];
export type ServiceTier = components['schemas']['ServiceTier'];
export type ModelInfo = components['schemas']['ModelInfo'];
export type ModelList = components['schemas']['ModelList'];
export type Probe = components['schemas']['Probe'];
export type Numbered = components['schemas']['Numbered'];
export type AboutItem = components['schemas']['AboutItem'];
export type AboutContent = components['schemas']['AboutContent'];
export type AboutSummary = components['schemas']['AboutSummary'];
export type ItemHead = components['schemas']['ItemHead'];
export type WebSearchOptions = components['schemas']['WebSearchOptions'];
export type $defs = Record<string, never>;
export interface operations {
    readonly upgradeResponses: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The WebSocket form is not offered; 426 sends Codex back to HTTP at once, while 404 costs it seconds. */
            readonly 426: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly createResponse: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CreateResponse"];
            };
        };
        readonly responses: {
            /** @description The request has succeeded. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ResponseResource"];
                    readonly "text/event-stream": components["schemas"]["StreamEvent"];
                };
            };
            /** @description An unexpected error response. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly probeResponses: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description There is nothing to say but that the server is there. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly listModels: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The request has succeeded. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ModelList"];
                };
            };
            /** @description An unexpected error response. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly getLiveness: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The request has succeeded. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Probe"];
                };
            };
        };
    };
    readonly getReadiness: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The request has succeeded. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Probe"];
                };
            };
            /** @description The server runs but cannot take requests. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
}
