// Generated from spec/ by `make generate`: do not edit.
import type {
  ContentPart,
  EasyMessage,
  InputItem,
  KnownContentPart,
  KnownItem,
  KnownTool,
  OutputItem,
  StreamEvent,
  Tool,
} from './types/responses.ts';

/** The types of KnownItem. */
export const itemTypes = [
  'message',
  'agent_message',
  'reasoning',
  'function_call',
  'function_call_output',
  'custom_tool_call',
  'custom_tool_call_output',
  'local_shell_call',
  'local_shell_call_output',
  'shell_call',
  'shell_call_output',
  'apply_patch_call',
  'apply_patch_call_output',
  'computer_call',
  'computer_call_output',
  'tool_search_call',
  'tool_search_output',
  'web_search_call',
  'file_search_call',
  'code_interpreter_call',
  'image_generation_call',
  'mcp_list_tools',
  'mcp_call',
  'mcp_approval_request',
  'mcp_approval_response',
  'additional_tools',
  'compaction',
  'compaction_trigger',
  'item_reference',
] as const satisfies readonly KnownItem['type'][];

/** A type of KnownItem. */
export type ItemType = (typeof itemTypes)[number];

const itemTypesSet: ReadonlySet<unknown> = new Set(itemTypes);

/** Is it one of the known types? */
export function isItemType(type: unknown): type is ItemType {
  return itemTypesSet.has(type);
}

/** Is its shape known? Then `switch (item.type)` narrows. */
export function isKnownItem(item: InputItem): item is KnownItem {
  return isItemType(item.type);
}

/** The types of KnownTool. */
export const toolTypes = [
  'function',
  'custom',
  'namespace',
  'web_search',
  'web_search_2025_08_26',
  'web_search_preview',
  'web_search_preview_2025_03_11',
  'tool_search',
  'local_shell',
  'shell',
  'apply_patch',
  'mcp',
  'file_search',
  'code_interpreter',
  'computer_use_preview',
  'computer',
  'image_generation',
] as const satisfies readonly KnownTool['type'][];

/** A type of KnownTool. */
export type ToolType = (typeof toolTypes)[number];

const toolTypesSet: ReadonlySet<unknown> = new Set(toolTypes);

/** Is it one of the known types? */
export function isToolType(type: unknown): type is ToolType {
  return toolTypesSet.has(type);
}

/** Is its shape known? Then `switch (tool.type)` narrows. */
export function isKnownTool(tool: Tool): tool is KnownTool {
  return isToolType(tool.type);
}

/** The types of KnownContentPart. */
export const contentPartTypes = [
  'input_text',
  'input_image',
  'input_file',
  'input_audio',
  'output_text',
  'refusal',
  'summary_text',
  'reasoning_text',
  'text',
  'encrypted_content',
] as const satisfies readonly KnownContentPart['type'][];

/** A type of KnownContentPart. */
export type ContentPartType = (typeof contentPartTypes)[number];

const contentPartTypesSet: ReadonlySet<unknown> = new Set(contentPartTypes);

/** Is it one of the known types? */
export function isContentPartType(type: unknown): type is ContentPartType {
  return contentPartTypesSet.has(type);
}

/** Is its shape known? Then `switch (part.type)` narrows. */
export function isKnownContentPart(part: ContentPart): part is KnownContentPart {
  return isContentPartType(part.type);
}

/** The types of OutputItem. */
export const outputItemTypes = [
  'message',
  'reasoning',
  'function_call',
  'custom_tool_call',
  'local_shell_call',
  'shell_call',
  'apply_patch_call',
  'web_search_call',
  'tool_search_call',
  'compaction',
] as const satisfies readonly OutputItem['type'][];

/** A type of OutputItem. */
export type OutputItemType = (typeof outputItemTypes)[number];

const outputItemTypesSet: ReadonlySet<unknown> = new Set(outputItemTypes);

/** Is it one of the known types? */
export function isOutputItemType(type: unknown): type is OutputItemType {
  return outputItemTypesSet.has(type);
}

/** The types of StreamEvent. */
export const eventTypes = [
  'response.created',
  'response.queued',
  'response.in_progress',
  'response.completed',
  'response.incomplete',
  'response.failed',
  'response.output_item.added',
  'response.output_item.done',
  'response.content_part.added',
  'response.content_part.done',
  'response.output_text.delta',
  'response.output_text.done',
  'response.output_text.annotation.added',
  'response.refusal.delta',
  'response.refusal.done',
  'response.function_call_arguments.delta',
  'response.function_call_arguments.done',
  'response.custom_tool_call_input.delta',
  'response.custom_tool_call_input.done',
  'response.reasoning_summary_part.added',
  'response.reasoning_summary_part.done',
  'response.reasoning_summary_text.delta',
  'response.reasoning_summary_text.done',
  'response.reasoning_text.delta',
  'response.reasoning_text.done',
  'response.web_search_call.in_progress',
  'response.web_search_call.searching',
  'response.web_search_call.completed',
  'error',
] as const satisfies readonly StreamEvent['type'][];

/** A type of StreamEvent. */
export type EventType = (typeof eventTypes)[number];

const eventTypesSet: ReadonlySet<unknown> = new Set(eventTypes);

/** Is it one of the known types? */
export function isEventType(type: unknown): type is EventType {
  return eventTypesSet.has(type);
}

/** Is it a message without `type`? */
export function isEasyMessage(item: InputItem): item is EasyMessage {
  return item.type === undefined || item.type === null;
}
