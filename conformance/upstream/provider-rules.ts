/**
 * What a strict provider refuses, each rule with the sentence a provider uses for it. Sources: DeepSeek's and MiMo's error
 * bodies and documents, read 2026-11; the names' rule is OpenAI's.
 */
import { WAYS, type Ways } from './provider-ways.ts';

type Rule = (body: Wire, ways: Ways) => string | null;
type Wire = { readonly [field: string]: unknown };

/**
 * The sentence of the first rule that a request body breaks, null when it keeps them all.
 *
 * @param ways what the provider at hand has its own way in.
 */
export function brokenRule(body: unknown, ways: Ways = {}): string | null {
  if (!isWire(body)) return 'The request body must be a JSON object.';
  for (const rule of RULES) {
    const sentence = rule(body, ways);
    if (sentence !== null) return sentence;
  }
  return null;
}

/** The same for a recorded provider, by its own ways as far as they are known. */
export function refusedBy(provider: string, body: Wire): string | null {
  const ways = WAYS[provider];
  return ways === undefined ? brokenRule(withThinkingTold(body)) : brokenRule(body, ways);
}

/** The strictest take a model for a thinking one unless told otherwise; a model that cannot think is told nothing. */
function withThinkingTold(body: Wire): Wire {
  const told = body.thinking !== undefined || body.enable_thinking === true;
  return told ? body : { ...body, thinking: { type: 'disabled' } };
}

const RULES: readonly Rule[] = [
  someMessages,
  knownRoles,
  oneSystemMessage,
  completeAssistantMessages,
  contiguousToolMessages,
  parsingArguments,
  reasoningPassedBack,
  reasoningKeptBack,
  acceptedToolChoice,
  functionTools,
  distinctToolNames,
  strictIsTold,
  knownFields,
  someContent,
];

function someMessages(body: Wire): string | null {
  return list(body.messages).length === 0 ? 'Empty input messages' : null;
}

function knownRoles(body: Wire, { rulesRole = 'system' }: Ways): string | null {
  const roles: readonly unknown[] = [rulesRole, 'user', 'assistant', 'tool'];
  const stranger = list(body.messages).find((message) => !roles.includes(message.role));
  return stranger === undefined ? null : `unknown variant \`${String(stranger.role)}\`, expected one of ${roles}`;
}

function oneSystemMessage(body: Wire, { oneSystemMessage: one = false }: Ways): string | null {
  const late = list(body.messages).findIndex((message, index) => index > 0 && message.role === 'system');
  return one && late > 0 ? `messages[${late}]: only the first message may be a system message` : null;
}

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
function reasoningPassedBack(body: Wire, { thoughts = 'reasoning_content', takesThoughtless }: Ways): string | null {
  if (takesThoughtless === true || thoughts === 'nowhere' || wire(body.thinking).type === 'disabled') return null;
  const calling = assistants(body).filter((message) => list(message.tool_calls).length > 0);
  const forgotten = calling.some((message) =>
    thoughts === 'tags' ? !/^<think>.+<\/think>/s.test(String(message.content)) : blank(message[thoughts]),
  );
  return forgotten ? 'The `reasoning_content` in the thinking mode must be passed back to the API.' : null;
}

function reasoningKeptBack(body: Wire, { thoughts }: Ways): string | null {
  const told = assistants(body).some((message) => !blank(message.reasoning_content) || !blank(message.reasoning));
  return thoughts === 'nowhere' && told ? 'Unrecognized request argument supplied: reasoning_content' : null;
}

function acceptedToolChoice(body: Wire, ways: Ways): string | null {
  const forced: Ways['toolChoices'] = wire(body.thinking).type === 'disabled' ? 'all' : ['auto', 'none'];
  const { toolChoices = forced } = ways;
  if (blank(body.tool_choice) || toolChoices === 'all') return null;
  const taken = toolChoices.some((choice) => choice === body.tool_choice);
  return taken ? null : 'Thinking mode does not support this tool_choice';
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

function knownFields(body: Wire, { refused = {} }: Ways): string | null {
  const stranger = Object.keys(refused).find((field) => body[field] !== undefined);
  return stranger === undefined ? null : (refused[stranger] ?? null);
}

function strictIsTold(body: Wire): string | null {
  const at = list(body.tools).findIndex((tool) => wire(tool.function).strict === null);
  return at < 0 ? null : `tools[${at}].function.strict: invalid type: null, expected a boolean`;
}

function someContent(body: Wire, { someContent: needed = false }: Ways): string | null {
  const at = list(body.messages).findIndex((message) => typeof (message.content ?? null) !== 'string');
  return needed && at >= 0 ? `messages[${at}].content: invalid type: null, expected a string` : null;
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
