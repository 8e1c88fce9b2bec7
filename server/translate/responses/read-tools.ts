/** Tools of the Responses wire → tools of the middle language, with the tool choice. */
import { isKnownTool } from '../../../generated/kinds.ts';
import type { Tool as WireTool, ToolChoice as WireToolChoice } from '../../../generated/types/responses.ts';
import type { Note, Noted } from '../../note.ts';
import type { Tool, ToolChoice } from '../conversation.ts';
import { identityKey } from '../tool-names.ts';

interface PlacedTools {
  /** Where they stand in the request: `tools`, `input[0].tools`. */
  readonly at: string;
  readonly tools: readonly WireTool[];
}

/** All tools of a request, from its `tools` and from its history; of two alike the first is kept. */
export function readTools(groups: readonly PlacedTools[]): Noted<readonly Tool[]> {
  const notes: Note[] = [];
  const tools = new Map<string, Tool>();
  const read = (tool: WireTool, namespace: string | null, at: string): void => {
    if (isKnownTool(tool) && tool.type === 'namespace') {
      tool.tools.forEach((child, index) => {
        read(child, tool.name, `${at}.tools[${index}]`);
      });
      return;
    }
    const one = readTool(tool, namespace);
    if (one === null) {
      notes.push({ at, reason: `The tool "${tool.type}" was left out: the provider cannot run it.` });
    } else if (tools.has(identityKey(one))) {
      notes.push({ at, reason: `A second tool named "${one.name}" was left out.` });
    } else {
      tools.set(identityKey(one), one);
    }
  };
  for (const group of groups) {
    group.tools.forEach((tool, index) => {
      read(tool, null, `${group.at}[${index}]`);
    });
  }
  return { value: [...tools.values()], notes };
}

function readTool(tool: WireTool, namespace: string | null): Tool | null {
  if (!isKnownTool(tool)) return null;
  if (tool.type === 'function') {
    const { name, description = null, parameters = null, strict = null } = tool;
    return { kind: 'function', namespace, name, description, parameters, strict, grammar: null };
  }
  if (tool.type === 'custom') {
    const { name, description = null, format } = tool;
    const grammar = format?.type === 'grammar' ? { syntax: format.syntax, definition: format.definition } : null;
    return { kind: 'custom', namespace, name, description, parameters: null, strict: null, grammar };
  }
  return null;
}

/** A choice that names a tool which is not there, or a form Chat Completions lacks, becomes "auto" with a note. */
export function readToolChoice(choice: WireToolChoice | null | undefined, tools: readonly Tool[]): Noted<ToolChoice> {
  if (choice === null || choice === undefined) return { value: 'auto', notes: [] };
  if (choice === 'auto' || choice === 'none' || choice === 'required') return { value: choice, notes: [] };
  if (choice.type === 'function' || choice.type === 'custom') {
    const named = tools.find((tool) => tool.kind === choice.type && tool.name === choice.name);
    if (named !== undefined) return { value: named, notes: [] };
  }
  return {
    value: 'auto',
    notes: [
      { at: 'tool_choice', reason: `The tool choice "${choice.type}" became "auto": the provider has no such choice.` },
    ],
  };
}
