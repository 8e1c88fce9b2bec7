/** Tools of the Responses wire → tools of the middle language, with the tool choice. */
import { isKnownTool } from '../../../generated/kinds.ts';
import type {
  ChooseAllowed,
  KnownTool,
  Tool as WireTool,
  ToolChoice as WireToolChoice,
} from '../../../generated/types/responses.ts';
import type { Note, Noted } from '../../note.ts';
import type { JsonObject, Tool, ToolChoice, WebSearchOffer } from '../conversation.ts';
import { identityKey } from '../tool-names.ts';
import { isOwnTool, OWN_TOOLS, type OwnToolKind } from './own-tools.ts';

interface PlacedTools {
  /** Where they stand in the request: `tools`, `input[0].tools`. */
  readonly at: string;
  readonly tools: readonly WireTool[];
}

/**
 * All tools of a request, from its `tools` and from its history; of two alike the first is kept. The same `tools` alone give
 * the very same objects, and so does all that is made of those: a turn that is held holds none of its own.
 */
export function readTools(tools: readonly WireTool[], found: readonly PlacedTools[]): Noted<readonly Tool[]> {
  const groups = [{ at: 'tools', tools }, ...found];
  if (found.length > 0) return readGroups(groups);
  const read = READ.get(tools) ?? readGroups(groups);
  READ.set(tools, read);
  return read;
}

const READ = new WeakMap<readonly WireTool[], Noted<readonly Tool[]>>();

function readGroups(groups: readonly PlacedTools[]): Noted<readonly Tool[]> {
  const notes: Note[] = [];
  const tools = new Map<string, Tool>();
  const read = (tool: WireTool, namespace: string | null, at: string, found: boolean, about = ''): void => {
    if (isKnownTool(tool) && tool.type === 'namespace') {
      tool.tools.forEach((child, index) => {
        // What is said of the whole group has no other place than its first tool.
        read(child, tool.name, `${at}.tools[${index}]`, found, index === 0 ? (tool.description ?? '') : '');
      });
      return;
    }
    // The provider's affair: whether it can is known where its request is written.
    if (isWebSearch(tool)) return;
    const one = withAbout(readTool(tool, namespace), about, found);
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
      read(tool, null, `${group.at}[${index}]`, group.at !== 'tools');
    });
  }
  return { value: [...tools.values()], notes };
}

/** The web search that a request offers, in any of its dated forms; null when it offers none, or its choice allows none. */
export function readWebSearch(
  tools: readonly WireTool[],
  choice: WireToolChoice | null | undefined,
): WebSearchOffer | null {
  const search: (WireTool & { readonly [option: string]: unknown }) | undefined = tools.find(isWebSearch);
  if (search === undefined || (isAllowedTools(choice) && !choice.tools.some(isWebSearch))) return null;
  const allowed = objectOr(search.filters)?.allowed_domains;
  return {
    userLocation: objectOr(search.user_location),
    domains: Array.isArray(allowed) ? allowed.filter((domain) => typeof domain === 'string') : [],
  };
}

function isWebSearch({ type }: { readonly type?: unknown }): boolean {
  return typeof type === 'string' && type.startsWith('web_search');
}

function objectOr(value: unknown): JsonObject | null {
  return typeof value === 'object' ? (value as JsonObject | null) : null;
}

function withAbout(tool: UnplacedTool | null, about: string, found: boolean): Tool | null {
  if (tool === null) return null;
  const description = about === '' ? tool.description : [about, tool.description ?? ''].join('\n\n').trim();
  return { ...tool, description, found };
}

type UnplacedTool = Omit<Tool, 'found'>;

function readTool(tool: WireTool, namespace: string | null): UnplacedTool | null {
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
  return isOwnTool(tool.type) ? readOwnTool(tool.type, tool) : null;
}

function readOwnTool(kind: OwnToolKind, tool: KnownTool): UnplacedTool {
  const { description, parameters } = tool.type === 'tool_search' ? tool : {};
  const own = OWN_TOOLS[kind];
  return {
    kind,
    namespace: null,
    name: kind,
    description: description ?? own.description,
    parameters: parameters ?? own.parameters,
    strict: null,
    grammar: null,
  };
}

interface ReadChoice {
  readonly choice: ToolChoice;
  /** The tools that may be called: all of them, or those the choice allows. */
  readonly tools: readonly Tool[];
}

/** A choice that names a tool which is not there, or a form Chat Completions lacks, becomes "auto" with a note. */
export function readToolChoice(choice: WireToolChoice | null | undefined, tools: readonly Tool[]): Noted<ReadChoice> {
  if (choice === null || choice === undefined) return { value: { choice: 'auto', tools }, notes: [] };
  if (typeof choice === 'string') return { value: { choice, tools }, notes: [] };
  if (isAllowedTools(choice)) {
    const allowed = tools.filter((tool) => choice.tools.some((wanted) => names(wanted, tool)));
    return { value: { choice: choice.mode, tools: allowed }, notes: [] };
  }
  const named = tools.find((tool) => names(choice, tool));
  if (named !== undefined) return { value: { choice: named, tools }, notes: [] };
  const reason = `The tool choice became "auto": there is no tool here that it names ("${choice.type}").`;
  return { value: { choice: 'auto', tools }, notes: [{ at: 'tool_choice', reason }] };
}

function isAllowedTools(choice: WireToolChoice | null | undefined): choice is ChooseAllowed {
  return typeof choice === 'object' && choice !== null && choice.type === 'allowed_tools';
}

/** Whether a choice means this tool: functions and custom tools by name and namespace, the client's own tools by type. */
function names(wanted: { readonly [key: string]: unknown }, tool: Tool): boolean {
  if (tool.kind !== wanted.type) return false;
  if (isOwnTool(tool.kind)) return true;
  return tool.name === wanted.name && (wanted.namespace ?? tool.namespace) === tool.namespace;
}
