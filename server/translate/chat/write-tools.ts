/** Tools and the tool choice → Chat Completions, where every tool is a function. */
import type { ChatFunctionTool, ChatToolChoice } from '../../../generated/types/chat.ts';
import type { Note, Noted } from '../../note.ts';
import type { RequestFacts, ToolChoiceForm } from '../../providers/profile.ts';
import type { JsonObject, Tool, ToolChoice } from '../conversation.ts';
import { CUSTOM_INPUT } from '../custom-input.ts';
import type { ToolNames } from '../tool-names.ts';
import { fitSchema } from './fit-schema.ts';

export function writeTools(
  tools: readonly Tool[],
  facts: RequestFacts,
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
  facts: RequestFacts,
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
