/** Call items and output items of every kind → calls and tool turns. */
import type { KnownItem } from '../../../generated/types/responses.ts';
import type { Part, ToolCall, ToolIdentity, ToolTurn } from '../conversation.ts';
import { WEB_SEARCH, writeQuery } from '../web-search.ts';
import { answerOf } from './item-ids.ts';
import { readParts } from './read-parts.ts';

type TakeNote = (reason: string) => void;

/** The calls of histories, which come again with each turn as the same objects: what is known of a call stays known. */
const CALLS = new WeakMap<KnownItem, ToolCall>();

/** The call that an item makes, null when it makes none. */
export function readCall(item: KnownItem): ToolCall | null {
  const known = CALLS.get(item);
  if (known !== undefined) return known;
  const call = callIn(item);
  if (call !== null) CALLS.set(item, call);
  return call;
}

function callIn(item: KnownItem): ToolCall | null {
  switch (item.type) {
    case 'function_call':
      return { id: item.call_id, tool: named('function', item), input: item.arguments };
    case 'custom_tool_call':
      return { id: item.call_id, tool: named('custom', item), input: item.input };
    case 'local_shell_call': {
      const { type: _, ...action } = item.action;
      return { id: item.call_id ?? item.id ?? '', tool: own('local_shell'), input: said(action) };
    }
    case 'shell_call':
      return { id: item.call_id, tool: own('shell'), input: said(item.action) };
    case 'apply_patch_call':
      return { id: item.call_id, tool: own('apply_patch'), input: said(item.operation) };
    case 'tool_search_call':
      // One that the server ran itself has no id, and no output to wait for.
      return item.call_id ? { id: item.call_id, tool: own('tool_search'), input: said(item.arguments) } : null;
    case 'computer_call':
      return { id: item.call_id, tool: plain('computer'), input: said(item.action ?? { actions: item.actions ?? [] }) };
    case 'mcp_call': {
      const tool = { kind: 'function', namespace: item.server_label, name: item.name } as const;
      return { id: item.id ?? '', tool, input: item.arguments };
    }
    case 'web_search_call':
      // Ours, the output of which follows sealed; a search that a provider made was never a call on this wire.
      return answerOf(item.id) === null
        ? null
        : { id: item.id ?? '', tool: WEB_SEARCH, input: writeQuery(item.action?.query ?? '') };
    default:
      return null;
  }
}

/** The output that an item brings, null when it brings none. */
export function readOutput(item: KnownItem, note: TakeNote): ToolTurn | null {
  switch (item.type) {
    case 'function_call_output':
    case 'custom_tool_call_output':
      return answer(item.call_id, readParts(item.output, note));
    case 'local_shell_call_output':
      return answer(item.call_id ?? item.id ?? '', [textPart(item.output)]);
    case 'shell_call_output':
      return answer(item.call_id, [textPart(JSON.stringify(item.output))]);
    case 'apply_patch_call_output':
      return answer(item.call_id, [textPart(item.output ?? item.status ?? '')]);
    case 'tool_search_output': {
      const names = item.tools.flatMap((tool) => ('name' in tool ? [tool.name] : []));
      return item.call_id ? answer(item.call_id, [textPart(`Found: ${JSON.stringify(names)}`)]) : null;
    }
    case 'computer_call_output': {
      const { image_url } = item.output;
      if (typeof image_url !== 'string') return answer(item.call_id, [textPart(JSON.stringify(item.output))]);
      return answer(item.call_id, [{ type: 'image', url: image_url, detail: null }]);
    }
    case 'mcp_call':
      // The server that made the call had its output at once.
      return answer(item.id ?? '', [textPart(item.output ?? (item.error ? JSON.stringify(item.error) : ''))]);
    default:
      return null;
  }
}

function answer(callId: string, parts: readonly Part[]): ToolTurn {
  return { role: 'tool', callId, parts };
}

function textPart(text: string): Part {
  return { type: 'text', text };
}

function named(
  kind: 'function' | 'custom',
  item: { readonly name: string; readonly namespace?: string | null },
): ToolIdentity {
  return { kind, namespace: item.namespace ?? null, name: item.name };
}

function own(kind: 'local_shell' | 'shell' | 'apply_patch' | 'tool_search'): ToolIdentity {
  return { kind, namespace: null, name: kind };
}

function plain(name: string): ToolIdentity {
  return { kind: 'function', namespace: null, name };
}

/** Arguments as JSON text, without what the client left empty; a call without any has none. */
function said(args: unknown): string {
  if (typeof args === 'string') return args;
  return JSON.stringify(args ?? {}, (_, value: unknown) => (value === null ? undefined : value));
}
