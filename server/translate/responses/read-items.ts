/** Items of the Responses wire → turns. One answer's reasoning, text and calls come as separate items and become one turn. */
import { isEasyMessage, isKnownItem } from '../../../generated/kinds.ts';
import type {
  EasyMessage,
  InputItem,
  InputMessage,
  KnownItem,
  ReasoningItem,
  Tool as WireTool,
} from '../../../generated/types/responses.ts';
import { Fault } from '../../fault.ts';
import type { Note } from '../../note.ts';
import type { AssistantTurn, ToolCall, Turn } from '../conversation.ts';
import { type Found, isSealed, unseal, unsealBoth } from '../seal.ts';
import { SUMMARISE, summaryTurn } from '../summary.ts';
import { answerOf } from './item-ids.ts';
import { readCall, readOutput } from './read-calls.ts';
import { readParts, readText } from './read-parts.ts';

export interface ReadItems {
  readonly turns: readonly Turn[];
  /** Tools that stand in the history instead of in the request's `tools`. */
  readonly tools: readonly { readonly at: string; readonly tools: readonly WireTool[] }[];
  /** The client asks for a summary that shall take the history's place. */
  readonly compacts: boolean;
  readonly notes: readonly Note[];
}

/** @throws Fault when an item stands for one that m2c does not keep. */
export function readItems(items: readonly InputItem[]): ReadItems {
  const reader = new ItemReader();
  items.forEach((item, index) => {
    reader.read(item, `input[${index}]`);
  });
  return reader;
}

class ItemReader implements ReadItems {
  readonly turns: Turn[] = [];
  readonly tools: { at: string; tools: readonly WireTool[] }[] = [];
  readonly notes: Note[] = [];
  compacts = false;

  read(item: InputItem, at: string): void {
    const note = (reason: string) => {
      this.notes.push({ at, reason });
    };
    if (isEasyMessage(item)) this.message(item, null, note);
    else if (isKnownItem(item)) this.known(item, at, note);
    else note(`An item of the unknown type "${item.type}" was left out.`);
  }

  private known(item: KnownItem, at: string, note: (reason: string) => void): void {
    switch (item.type) {
      case 'message':
        this.message(item, answerOf(item.id), note);
        break;
      case 'reasoning':
        this.reasoning(item, note);
        break;
      case 'agent_message':
        this.turns.push({ role: 'user', parts: readParts(item.content, note) });
        break;
      case 'additional_tools':
        this.tools.push({ at: `${at}.tools`, tools: item.tools });
        break;
      case 'compaction': {
        const summary = unseal(item.encrypted_content);
        if (summary === null) note('A summary sealed by another server was left out: only that server can read it.');
        else this.turns.push(summaryTurn(summary));
        break;
      }
      case 'compaction_trigger':
        this.compacts = true;
        this.turns.push(SUMMARISE);
        break;
      case 'item_reference':
        throw new Fault('invalid_prompt', 'm2c keeps no items: send the item itself instead of an item_reference.', {
          param: at,
        });
      default:
        this.callOrOutput(item, at, note);
    }
  }

  private callOrOutput(item: KnownItem, at: string, note: (reason: string) => void): void {
    const call = readCall(item);
    const output = readOutput(item, note);
    if (call !== null) this.call(call, answerOf('id' in item ? item.id : null));
    if (output !== null) this.turns.push(output);
    // Found tools are in force from here on although the request's own list lacks them (codex-cli 0.169.0).
    if (item.type === 'tool_search_output') this.tools.push({ at: `${at}.tools`, tools: item.tools });
    else if (call === null && output === null) {
      note(`An item of the type "${item.type}" was left out: Chat Completions has no such item.`);
    }
  }

  private message(item: InputMessage | EasyMessage, answer: string | null, note: (reason: string) => void): void {
    if (item.role === 'user') this.turns.push({ role: 'user', parts: readParts(item.content, note) });
    else if (item.role === 'assistant') this.text(readText(item.content, note), answer);
    else this.turns.push({ role: 'system', text: readText(item.content, note) });
  }

  private text(text: string, answer: string | null): void {
    const open = this.openTurn(answer, (turn) => turn.text === '' && turn.calls.length === 0);
    this.replaceTurn(open, (turn) => ({ ...turn, text: turn.text + text }));
  }

  private call(call: ToolCall, answer: string | null): void {
    const turn = this.turns[this.openTurn(answer, () => true)];
    // A turn of this reader's own making: a copy for each call would make a long list of them quadratic.
    if (turn?.role === 'assistant') (turn.calls as ToolCall[]).push(call);
  }

  private reasoning(item: ReasoningItem, note: (reason: string) => void): void {
    const { found, thought } = carriedBy(item);
    if (found !== null) {
      this.turns.push({ role: 'tool', callId: found.callId, parts: [{ type: 'text', text: found.text }] });
      return;
    }
    if (thought === '') {
      if (item.encrypted_content) note(unreadableSeal(item.encrypted_content));
      return;
    }
    const open = this.openTurn(
      answerOf(item.id),
      (turn) => turn.reasoning === '' && turn.text === '' && turn.calls.length === 0,
    );
    this.replaceTurn(open, (turn) => ({ ...turn, reasoning: turn.reasoning + thought }));
  }

  /**
   * Where the next piece of an answer belongs. Our own ids tell the answer even when Codex has put the outputs of aborted
   * calls between its items; without them a piece joins the assistant message right before it as long as `fits` allows.
   * Where only some have one (the AI SDK sends thoughts with their id and calls without, 2026-11), a thought alone takes what
   * comes next: anything more would change messages that a provider has seen.
   */
  private openTurn(answer: string | null, fits: (turn: AssistantTurn) => boolean): number {
    let index = this.turns.length - 1;
    if (answer !== null) while (this.turns[index]?.role === 'tool') index -= 1;
    const turn = this.turns[index];
    if (turn?.role === 'assistant') {
      if (answer !== null && turn.answer === answer) return index;
      const isNext = index === this.turns.length - 1;
      if (isNext && turn.answer === answer && fits(turn)) return index;
      if (isNext && (answer === null || turn.answer === null) && isThought(turn) && fits(turn)) {
        this.turns[index] = { ...turn, answer };
        return index;
      }
    }
    this.turns.push({ role: 'assistant', answer, reasoning: '', text: '', calls: [] });
    return this.turns.length - 1;
  }

  private replaceTurn(index: number, change: (turn: AssistantTurn) => AssistantTurn): void {
    const turn = this.turns[index];
    if (turn?.role === 'assistant') this.turns[index] = change(turn);
  }
}

function unreadableSeal(sealed: string): string {
  return isSealed(sealed)
    ? 'Reasoning that m2c sealed came back damaged and was left out.'
    : 'Reasoning sealed by another server was left out: only that server can read it.';
}

interface Carried {
  readonly found: Found | null;
  /** "" for none. */
  readonly thought: string;
}

/** A history comes again with each turn, as the same objects: seals were a third of its translation (2026-11). */
const CARRIED = new WeakMap<ReasoningItem, Carried>();

function carriedBy(item: ReasoningItem): Carried {
  const known = CARRIED.get(item);
  if (known !== undefined) return known;
  const { found, thought } = unsealBoth(item.encrypted_content ?? '');
  const carried = { found, thought: thought ?? plainThought(item) };
  CARRIED.set(item, carried);
  return carried;
}

/** What a reasoning item says in clear: its content, or else its summary. */
function plainThought(item: ReasoningItem): string {
  const content = readText(item.content ?? [], () => undefined);
  return content === '' ? readText(item.summary, () => undefined) : content;
}

/** What was thought, with nothing said or done about it yet. */
function isThought({ reasoning, text, calls }: AssistantTurn): boolean {
  return reasoning !== '' && text === '' && calls.length === 0;
}
