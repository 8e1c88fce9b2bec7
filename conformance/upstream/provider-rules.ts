/**
 * What a strict provider refuses, each rule with the sentence a provider uses for it. Sources: DeepSeek's and MiMo's error
 * bodies and documents, read 2026-11; the names' rule is OpenAI's.
 */

type Rule = (body: Wire) => string | null;
type Wire = { readonly [field: string]: unknown };

/** The sentence of the first rule that a request body breaks, null when it keeps them all. */
export function brokenRule(body: unknown): string | null {
  if (!isWire(body)) return 'The request body must be a JSON object.';
  for (const rule of RULES) {
    const sentence = rule(body);
    if (sentence !== null) return sentence;
  }
  return null;
}

const RULES: readonly Rule[] = [
  someMessages,
  knownRoles,
  completeAssistantMessages,
  contiguousToolMessages,
  parsingArguments,
  reasoningPassedBack,
  unforcedToolChoice,
  functionTools,
  distinctToolNames,
];

function someMessages(body: Wire): string | null {
  return list(body.messages).length === 0 ? 'Empty input messages' : null;
}

function knownRoles(body: Wire): string | null {
  const stranger = list(body.messages).find((message) => !ROLES.has(message.role));
  return stranger === undefined ? null : `unknown variant \`${String(stranger.role)}\`, expected one of ${[...ROLES]}`;
}
const ROLES: ReadonlySet<unknown> = new Set(['system', 'user', 'assistant', 'tool']);

function completeAssistantMessages(body: Wire): string | null {
  const empty = assistants(body).some((message) => blank(message.content) && list(message.tool_calls).length === 0);
  return empty ? 'Invalid assistant message: content or tool_calls must be set' : null;
}

/** Right after an assistant message with calls: one tool message for each call, in any order, and none elsewhere. */
function contiguousToolMessages(body: Wire): string | null {
  const awaited = new Set<unknown>();
  for (const message of [...list(body.messages), { role: 'end' }]) {
    if (message.role === 'tool') {
      if (!awaited.delete((message as Wire).tool_call_id)) return STRAY_TOOL_MESSAGE;
      continue;
    }
    if (awaited.size > 0) return UNANSWERED_CALLS;
    for (const call of list((message as Wire).tool_calls)) awaited.add(call.id);
  }
  return null;
}
const STRAY_TOOL_MESSAGE = "Messages with role 'tool' must be a response to a preceding message with 'tool_calls'";
const UNANSWERED_CALLS =
  "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. (insufficient tool messages following tool_calls message)";

function parsingArguments(body: Wire): string | null {
  const calls = assistants(body).flatMap((message) => list(message.tool_calls));
  const broken = calls.find((call) => !isWire(parse(wire(call.function).arguments)));
  return broken === undefined ? null : `Invalid tool call ${String(broken.id)}: arguments must be a JSON object`;
}

/** While the model thinks, each of its earlier messages with calls carries the thought that led to them. */
function reasoningPassedBack(body: Wire): string | null {
  if (wire(body.thinking).type === 'disabled') return null;
  const calling = assistants(body).filter((message) => list(message.tool_calls).length > 0);
  const forgotten = calling.some((message) => blank(message.reasoning_content));
  return forgotten ? 'The `reasoning_content` in the thinking mode must be passed back to the API.' : null;
}

function unforcedToolChoice(body: Wire): string | null {
  if (wire(body.thinking).type === 'disabled') return null;
  const choice = body.tool_choice ?? 'auto';
  return choice === 'auto' || choice === 'none' ? null : 'Thinking mode does not support this tool_choice';
}

function functionTools(body: Wire): string | null {
  for (const [index, tool] of list(body.tools).entries()) {
    if (tool.type !== 'function')
      return `tools[${index}].type: unknown variant \`${String(tool.type)}\`, expected \`function\``;
    const { name } = wire(tool.function);
    if (typeof name !== 'string') return `tools[${index}].function: missing field \`name\``;
    if (!/^[a-zA-Z0-9_-]{1,64}$/.test(name)) return `Invalid 'tools[${index}].function.name': ${name}`;
  }
  return null;
}

function distinctToolNames(body: Wire): string | null {
  const names = list(body.tools).map((tool) => String(wire(tool.function).name));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? null : `tools contains duplicate names: ${twice}`;
}

function assistants(body: Wire): readonly Wire[] {
  return list(body.messages).filter((message) => message.role === 'assistant');
}

function isWire(value: unknown): value is Wire {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wire(value: unknown): Wire {
  return isWire(value) ? value : {};
}

function list(value: unknown): readonly Wire[] {
  return Array.isArray(value) ? value.map(wire) : [];
}

function blank(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function parse(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
