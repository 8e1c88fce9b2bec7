/**
 * Makes a history lawful for every provider, in one place: each tool call is answered once, directly after it, and no
 * message is empty. What is already lawful is left alone, byte for byte.
 */

import type { Note, Noted } from '../note.ts';
import type { AssistantTurn, SystemTurn, ToolCall, ToolTurn, Turn, UserTurn } from './conversation.ts';

const MISSING_OUTPUT = '[No output of this tool call was recorded: it was interrupted or its result was lost.]';

/** Notes are placed by turn: `turn[2]` is the third turn of the history as it was read. */
export function mendHistory(turns: readonly Turn[]): Noted<readonly Turn[]> {
  const notes: Note[] = [];
  const outputs = new Outputs(turns);
  const mended: Turn[] = [];
  turns.forEach((turn, index) => {
    const note = (reason: string) => notes.push({ at: `turn[${index}]`, reason });
    if (turn.role === 'tool') return;
    if (turn.role === 'assistant') mended.push(...mendAssistant(turn, index, outputs, note));
    else if (isEmpty(turn)) note(`An empty ${turn.role} message was left out.`);
    else mended.push(turn);
  });
  for (const index of outputs.unused()) {
    notes.push({
      at: `turn[${index}]`,
      reason: 'A tool output without its call, or a second one for it, was left out.',
    });
  }
  return { value: mended, notes };
}

function isEmpty(turn: SystemTurn | UserTurn): boolean {
  if (turn.role === 'system') return turn.text === '';
  return turn.parts.every((part) => part.type === 'text' && part.text === '');
}

function mendAssistant(
  turn: AssistantTurn,
  index: number,
  outputs: Outputs,
  note: (reason: string) => void,
): readonly Turn[] {
  if (turn.calls.length === 0) {
    if (turn.text !== '') return [turn];
    // Codex keeps the reasoning of an interrupted answer; providers refuse a message with neither text nor calls.
    note('An assistant message without text or tool calls was left out.');
    return [];
  }
  const seen = new Map<string, number>();
  const calls: ToolCall[] = [];
  const answers: ToolTurn[] = [];
  for (const call of turn.calls) {
    const id = freeId(call.id, seen);
    if (id !== call.id) note(`The tool call id "${call.id}" is empty or taken within its message: it is now ${id}.`);
    const input = call.tool.kind === 'custom' ? call.input : parseable(call, note);
    const output = outputs.take(call.id, index);
    if (output === null) note(`No output was recorded for the tool call ${call.id}: a placeholder stands in.`);
    calls.push(id === call.id && input === call.input ? call : { ...call, id, input });
    answers.push({ role: 'tool', callId: id, parts: output?.parts ?? [{ type: 'text', text: MISSING_OUTPUT }] });
  }
  const untouched = calls.every((call, position) => call === turn.calls[position]);
  return [untouched ? turn : { ...turn, calls }, ...answers];
}

/** Providers refuse a history whose arguments are not JSON (MiMo: 400, 2026-11); what the model wrote is kept inside. */
function parseable(call: ToolCall, note: (reason: string) => void): string {
  const { input } = call;
  if (LAWFUL.has(call)) return input;
  if (isObject(input)) {
    LAWFUL.add(call);
    return input;
  }
  if (input.trim() === '') {
    note('Empty tool arguments were sent as {}.');
    return '{}';
  }
  note('Tool arguments that are no JSON object were wrapped into one.');
  return JSON.stringify({ invalid_json: input });
}

/** Calls whose arguments were found to be an object: those of a history come again with each turn. */
const LAWFUL = new WeakSet<ToolCall>();

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** An id of its own within the message; an empty one is refused by providers. */
function freeId(id: string, seen: Map<string, number>): string {
  const wanted = id === '' ? 'call' : id;
  const before = seen.get(wanted) ?? 0;
  seen.set(wanted, before + 1);
  return before === 0 ? wanted : freeId(`${wanted}_${before + 1}`, seen);
}

/** The tool outputs of a history, each handed out once. */
class Outputs {
  private readonly waiting = new Map<string, { index: number; turn: ToolTurn }[]>();

  constructor(turns: readonly Turn[]) {
    turns.forEach((turn, index) => {
      if (turn.role !== 'tool') return;
      const queue = this.waiting.get(turn.callId);
      if (queue === undefined) this.waiting.set(turn.callId, [{ index, turn }]);
      else queue.push({ index, turn });
    });
  }

  /** The first output for this call that stands after it. */
  take(callId: string, after: number): ToolTurn | null {
    const queue = this.waiting.get(callId) ?? [];
    const position = queue.findIndex((entry) => entry.index > after);
    if (position < 0) return null;
    return queue.splice(position, 1)[0]?.turn ?? null;
  }

  unused(): readonly number[] {
    return [...this.waiting.values()].flatMap((queue) => queue.map((entry) => entry.index)).sort((a, b) => a - b);
  }
}
