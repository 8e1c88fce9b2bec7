/** The events of one item: when it opens, when it grows, when it is done. */
import type { OutputItem } from '../../../generated/types/responses.ts';
import type { JsonObject, ToolIdentity } from '../conversation.ts';
import { unwrapInput } from '../custom-input.ts';
import { seal } from '../seal.ts';
import type { AnswerContext, Unnumbered } from './answer-context.ts';
import { itemId } from './item-ids.ts';
import { type CallItem, finished, type Item, type TextItem } from './open-item.ts';
import { isOwnTool, OWN_TOOLS, type OwnToolKind } from './own-tools.ts';

interface Opened {
  readonly item: Item;
  readonly events: readonly Unnumbered[];
}

interface Closed {
  readonly output: OutputItem;
  readonly events: readonly Unnumbered[];
}

/** Opens an item at the next place, with what has come of it so far. */
export function openItem(context: AnswerContext, item: Item, index: number, done: readonly OutputItem[]): Opened {
  if (item.kind === 'call') return openCall(context, item, index, done);
  const prefix = item.kind === 'reasoning' ? 'rs' : isSummary(context, item) ? 'cmp' : 'msg';
  const opened = { ...item, index, id: itemId(prefix, context.answer, index) };
  const cited = opened.citations.flatMap((_, index) => citationAdded(context, opened, index));
  return { item: opened, events: [...openText(context, opened), ...textDelta(context, opened, opened.text), ...cited] };
}

function openCall(context: AnswerContext, item: CallItem, index: number, done: readonly OutputItem[]): Opened {
  const tool = context.names.identity(item.name);
  const prefix = isOwnTool(tool.kind) ? OWN_TOOLS[tool.kind].prefix : tool.kind === 'custom' ? 'ctc' : 'fc';
  const opened = {
    ...item,
    index,
    id: itemId(prefix, context.answer, index),
    callId: freeCallId(context, item.saidId, index, done),
  };
  // The item of a client's own tool is made of its arguments: there is nothing to show before they are whole.
  if (isOwnTool(tool.kind)) return { item: opened, events: [] };
  return { item: opened, events: [addedCall(opened, tool), ...callDelta(tool, opened, opened.text)] };
}

/** Whether an open item has no event yet: a client's own tool is heard when it is whole. */
export function isUnheard(context: AnswerContext, item: CallItem): boolean {
  return isOwnTool(context.names.identity(item.name).kind);
}

/** What the client hears when an open item has grown by a piece. */
export function growItem(context: AnswerContext, item: Item): readonly Unnumbered[] {
  if (item.kind === 'call') return callDelta(context.names.identity(item.name), item, item.piece);
  return textDelta(context, item, item.piece);
}

/** What the client hears of a citation of an open message. */
export function citationAdded(context: AnswerContext, item: TextItem, index: number): readonly Unnumbered[] {
  const annotation = item.citations[index];
  if (annotation === undefined || isSummary(context, item)) return [];
  const place = { item_id: item.id, output_index: item.index, content_index: 0 } as const;
  return [{ type: 'response.output_text.annotation.added', ...place, annotation_index: index, annotation }];
}

/** The item as it stays, with the events that say so. */
export function closeItem(context: AnswerContext, item: Item, status: 'completed' | 'incomplete'): Closed {
  const last = finished(item);
  const tail = last === item ? [] : growItem(context, last);
  const closed = last.kind === 'call' ? closeCall(context, last) : closeText(context, last, status);
  const done: Unnumbered = { type: 'response.output_item.done', output_index: item.index, item: closed.output };
  return { output: closed.output, events: [...tail, ...closed.events, done] };
}

/** A summary is one sealed item: the client shows nothing of it. */
function isSummary(context: AnswerContext, item: TextItem): boolean {
  return context.compacts && item.kind === 'text';
}

function closeSummary(item: TextItem): Closed {
  const output = { type: 'compaction', id: item.id, encrypted_content: seal(item.text) } as const;
  return { output, events: [{ type: 'response.output_item.added', output_index: item.index, item: output }] };
}

function openText(context: AnswerContext, item: TextItem): readonly Unnumbered[] {
  if (isSummary(context, item)) return [];
  const place = { item_id: item.id, output_index: item.index } as const;
  if (item.kind === 'reasoning') {
    const added: Unnumbered = {
      type: 'response.output_item.added',
      output_index: item.index,
      item: { type: 'reasoning', id: item.id, summary: [] },
    };
    if (!context.showReasoning) return [added];
    const part = { type: 'summary_text', text: '' } as const;
    return [added, { type: 'response.reasoning_summary_part.added', ...place, summary_index: 0, part }];
  }
  return [
    {
      type: 'response.output_item.added',
      output_index: item.index,
      item: { type: 'message', id: item.id, status: 'in_progress', role: 'assistant', content: [] },
    },
    { type: 'response.content_part.added', ...place, content_index: 0, part: messagePart(item, '', []) },
  ];
}

function textDelta(context: AnswerContext, item: TextItem, delta: string): readonly Unnumbered[] {
  if (delta === '' || isSummary(context, item)) return [];
  const place = { item_id: item.id, output_index: item.index } as const;
  switch (item.kind) {
    case 'text':
      return [{ type: 'response.output_text.delta', ...place, content_index: 0, delta, logprobs: [] }];
    case 'refusal':
      return [{ type: 'response.refusal.delta', ...place, content_index: 0, delta }];
    case 'reasoning':
      if (!context.showReasoning) return [];
      return [{ type: 'response.reasoning_summary_text.delta', ...place, summary_index: 0, delta }];
  }
}

function closeText(context: AnswerContext, item: TextItem, status: 'completed' | 'incomplete'): Closed {
  if (isSummary(context, item)) return closeSummary(item);
  const { text } = item;
  const place = { item_id: item.id, output_index: item.index } as const;
  if (item.kind === 'reasoning') {
    const part = { type: 'summary_text', text } as const;
    const output = {
      type: 'reasoning',
      id: item.id,
      summary: context.showReasoning ? [part] : [],
      encrypted_content: seal(text),
    } as const;
    if (!context.showReasoning) return { output, events: [] };
    return {
      output,
      events: [
        { type: 'response.reasoning_summary_text.done', ...place, summary_index: 0, text },
        { type: 'response.reasoning_summary_part.done', ...place, summary_index: 0, part },
      ],
    };
  }
  const part = messagePart(item, text, item.citations);
  const said: Unnumbered =
    item.kind === 'text'
      ? { type: 'response.output_text.done', ...place, content_index: 0, text, logprobs: [] }
      : { type: 'response.refusal.done', ...place, content_index: 0, refusal: text };
  return {
    output: { type: 'message', id: item.id, status, role: 'assistant', content: [part] },
    events: [said, { type: 'response.content_part.done', ...place, content_index: 0, part }],
  };
}

function messagePart(item: TextItem, text: string, annotations: TextItem['citations']) {
  return item.kind === 'refusal'
    ? ({ type: 'refusal', refusal: text } as const)
    : ({ type: 'output_text', text, annotations, logprobs: [] } as const);
}

/** A custom tool's text stands inside JSON on the provider's wire, so it is heard when that is complete. */
function callDelta(tool: ToolIdentity, item: CallItem, delta: string): readonly Unnumbered[] {
  if (delta === '' || tool.kind !== 'function') return [];
  return [{ type: 'response.function_call_arguments.delta', item_id: item.id, output_index: item.index, delta }];
}

function closeCall(context: AnswerContext, item: CallItem): Closed {
  const tool = context.names.identity(item.name);
  if (isOwnTool(tool.kind)) return closeOwnCall(item, tool.kind);
  const place = { item_id: item.id, output_index: item.index } as const;
  const { text } = item;
  if (tool.kind === 'custom') {
    const input = unwrapInput(text);
    const heard: Unnumbered[] =
      input === '' ? [] : [{ type: 'response.custom_tool_call_input.delta', ...place, delta: input }];
    return {
      output: callOutput(item, tool, input, 'completed'),
      events: [...heard, { type: 'response.custom_tool_call_input.done', ...place, input }],
    };
  }
  return closeFunctionCall(item, tool);
}

function closeFunctionCall(item: CallItem, tool: ToolIdentity): Closed {
  const { text } = item;
  const place = { item_id: item.id, output_index: item.index } as const;
  // No arguments at all is an empty object to Codex, and "" is not JSON.
  const args = text === '' ? '{}' : text;
  const heard: readonly Unnumbered[] = text === '' ? callDelta(tool, item, args) : [];
  return {
    output: callOutput(item, tool, args, 'completed'),
    events: [...heard, { type: 'response.function_call_arguments.done', ...place, name: tool.name, arguments: args }],
  };
}

/** The call as the client's own item; arguments that do not fit it go out as a function call, whose error the model hears. */
function closeOwnCall(item: CallItem, kind: OwnToolKind): Closed {
  const head = { id: item.id, status: 'completed', call_id: item.callId } as const;
  const args = parseObject(item.text);
  const output = args === null ? null : OWN_TOOLS[kind].write(head, args);
  if (output === null) {
    const plain = { kind: 'function', namespace: null, name: kind } as const;
    const closed = closeFunctionCall(item, plain);
    return { ...closed, events: [addedCall(item, plain), ...callDelta(plain, item, item.text), ...closed.events] };
  }
  const begun = { ...output, status: 'in_progress' } as OutputItem;
  return { output, events: [{ type: 'response.output_item.added', output_index: item.index, item: begun }] };
}

function addedCall(item: CallItem, tool: ToolIdentity): Unnumbered {
  const begun = callOutput(item, tool, '', 'in_progress');
  return { type: 'response.output_item.added', output_index: item.index, item: begun };
}

/** Null also for escapes that spell half a surrogate pair: as text of its own no client could read it. */
function parseObject(text: string): JsonObject | null {
  let wellFormed = true;
  const look = (key: string, value: unknown): unknown => {
    wellFormed &&= key.isWellFormed() && (typeof value !== 'string' || value.isWellFormed());
    return value;
  };
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text, look);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject && wellFormed ? (value as JsonObject) : null;
  } catch {
    return null;
  }
}

function callOutput(
  item: CallItem,
  tool: ToolIdentity,
  input: string,
  status: 'in_progress' | 'completed',
): OutputItem {
  const namespace = tool.namespace === null ? {} : { namespace: tool.namespace };
  const head = { id: item.id, status, call_id: item.callId, name: tool.name, ...namespace } as const;
  return tool.kind === 'custom'
    ? { type: 'custom_tool_call', ...head, input }
    : { type: 'function_call', ...head, arguments: input };
}

function freeCallId(context: AnswerContext, id: string, index: number, done: readonly OutputItem[]): string {
  const taken = context.takenCallIds.has(id) || done.some((item) => 'call_id' in item && item.call_id === id);
  return id === '' || taken ? itemId('call', context.answer, index) : id;
}
