/** Tools and the tool choice → Chat Completions, where every tool is a function. */
import type { ChatFunctionTool, ChatToolChoice } from '../../../generated/types/chat.ts';
import type { Note, Noted } from '../../note.ts';
import type { RequestFacts, ToolChoiceForm } from '../../providers/profile.ts';
import type { JsonObject, Tool, ToolChoice } from '../conversation.ts';
import { CUSTOM_INPUT } from '../custom-input.ts';
import type { ToolNames } from '../tool-names.ts';
import { fitSchema } from './fit-schema.ts';

interface Written extends Noted<readonly ChatFunctionTool[]> {
  readonly facts: Pick<RequestFacts, 'schema' | 'strictTools'>;
  readonly names: ToolNames;
}

/** Each list as it was written last: the next turn most often goes the same way. */
const WRITTEN = new WeakMap<readonly Tool[], Written>();

/** The very same objects for what was written so before. */
export function writeTools(
  tools: readonly Tool[],
  facts: Written['facts'],
  names: ToolNames,
): Noted<readonly ChatFunctionTool[]> {
  const last = WRITTEN.get(tools);
  const { schema, strictTools } = facts;
  if (last?.names === names && last.facts.schema === schema && last.facts.strictTools === strictTools) return last;
  const written = { ...writeAll(tools, facts, names), facts: { schema, strictTools }, names };
  WRITTEN.set(tools, written);
  return written;
}

function writeAll(
  tools: readonly Tool[],
  facts: Written['facts'],
  names: ToolNames,
): Noted<readonly ChatFunctionTool[]> {
  const notes: Note[] = [];
  const written = tools.map((tool): ChatFunctionTool => {
    const name = names.wireName(tool);
    if (tool.kind === 'custom') return { type: 'function', function: customFunction(tool, name) };
    const parameters = fitSchema(tool.parameters, facts.schema);
    for (const note of parameters.notes) notes.push({ at: `tool ${name}${note.at}`, reason: note.reason });
    if (tool.strict === true && !facts.strictTools) {
      notes.push({ at: `tool ${name}`, reason: 'strict was left out: this provider does not enforce it.' });
    }
    return { type: 'function', function: plainFunction(tool, name, parameters.value, facts) };
  });
  return { value: written, notes };
}

function plainFunction(
  tool: Tool,
  name: string,
  parameters: JsonObject,
  facts: Written['facts'],
): ChatFunctionTool['function'] {
  return {
    name,
    ...(tool.description === null ? {} : { description: tool.description }),
    parameters,
    // Only `true` is worth saying: MiMo and MiniMax refuse `strict: null` (2026-11).
    ...(tool.strict === true && facts.strictTools ? { strict: true } : {}),
  };
}

function customFunction(tool: Tool, name: string): ChatFunctionTool['function'] {
  return { name, description: customDescription(tool), parameters: CUSTOM_PARAMETERS };
}

const CUSTOM_PARAMETERS = {
  type: 'object',
  properties: { [CUSTOM_INPUT]: { type: 'string', description: 'The raw text for the tool, complete and unwrapped.' } },
  required: [CUSTOM_INPUT],
  additionalProperties: false,
};

/** Codex tells the model not to wrap the text in JSON; here it is one JSON string, and the grammar has no other place. */
function customDescription(tool: Tool): string {
  const how = `Pass the tool's raw text as the string argument "${CUSTOM_INPUT}".`;
  const grammar =
    tool.grammar === null
      ? []
      : [`The text must follow this ${tool.grammar.syntax} grammar:\n${tool.grammar.definition}`];
  return [tool.description ?? '', how, ...grammar].filter((text) => text !== '').join('\n\n');
}

export interface ChosenTools {
  /** False when the only way to forbid calls is to offer no tools. */
  readonly offer: boolean;
  /** Null where not even "auto" is taken: it goes without saying. */
  readonly choice: ChatToolChoice | null;
}

/** The tool choice in a form the provider accepts, thinking or not. */
export function writeToolChoice(
  choice: ToolChoice,
  thinks: boolean,
  facts: RequestFacts,
  names: ToolNames,
): Noted<ChosenTools> {
  const accepted = thinks ? facts.toolChoices.thinking : facts.toolChoices.plain;
  const form: ToolChoiceForm = typeof choice === 'string' ? choice : 'named';
  if (accepted.includes(form)) {
    const written: ChatToolChoice =
      typeof choice === 'string' ? choice : { type: 'function', function: { name: names.wireName(choice) } };
    return { value: { offer: true, choice: written }, notes: [] };
  }
  const auto = accepted.includes('auto') ? 'auto' : null;
  if (form === 'auto') return { value: { offer: true, choice: null }, notes: [] };
  if (form === 'none') {
    const reason = 'The tools were left out: this provider has no tool choice "none".';
    return { value: { offer: false, choice: null }, notes: [{ at: 'tool_choice', reason }] };
  }
  const when = thinks ? ' while it thinks' : '';
  const reason = `The tool choice became "auto": this provider takes no forced choice${when}.`;
  return { value: { offer: true, choice: auto }, notes: [{ at: 'tool_choice', reason }] };
}
