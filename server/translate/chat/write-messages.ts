/** Turns → the messages of Chat Completions, by the provider's facts. */
import type { ChatMessage, ChatPart, ChatToolCall } from '../../../generated/types/chat.ts';
import type { Note, Noted } from '../../note.ts';
import type { RequestFacts } from '../../providers/profile.ts';
import type { AssistantTurn, Part, ToolTurn, Turn } from '../conversation.ts';
import { wrapInput } from '../custom-input.ts';
import type { ToolNames } from '../tool-names.ts';
import { THINK_CLOSE, THINK_OPEN } from './split-think.ts';

const OMITTED_IMAGE = '[An image was here; this model reads no images.]';

/** @param placeholder goes back where a message that called tools has lost its reasoning, null for nothing. */
export function writeMessages(
  turns: readonly Turn[],
  facts: RequestFacts,
  names: ToolNames,
  placeholder: string | null,
): Noted<ChatMessage[]> {
  const writer = new MessageWriter(facts, names, placeholder);
  const hasThoughts = turns.some((turn) => turn.role === 'assistant' && turn.reasoning !== '');
  if (facts.echoReasoning === 'never' && hasThoughts) {
    writer.notes.push({ at: 'reasoning', reason: 'Earlier thoughts were left out: this provider takes none back.' });
  }
  for (const turn of turns) writer.write(turn);
  writer.flushToolImages();
  const placed = facts.systemPlacement === 'first' ? systemFirst(writer.messages) : writer.messages;
  return { value: facts.mergeAdjacent ? mergeAdjacent(placed) : placed, notes: writer.notes };
}

class MessageWriter {
  readonly messages: ChatMessage[] = [];
  readonly notes: Note[] = [];
  /** Images of tool outputs: they follow as a user message once all outputs of the message before have been given. */
  private toolImages: ChatPart[] = [];
  private readonly facts: RequestFacts;
  private readonly names: ToolNames;
  private readonly placeholder: string | null;

  constructor(facts: RequestFacts, names: ToolNames, placeholder: string | null) {
    this.facts = facts;
    this.names = names;
    this.placeholder = placeholder;
  }

  write(turn: Turn): void {
    if (turn.role !== 'tool') this.flushToolImages();
    switch (turn.role) {
      case 'system':
        this.messages.push({ role: this.facts.systemRole, content: turn.text });
        break;
      case 'user':
        this.messages.push({ role: 'user', content: this.userContent(turn.parts) });
        break;
      case 'assistant':
        this.messages.push(this.assistant(turn));
        break;
      case 'tool':
        this.tool(turn);
    }
  }

  flushToolImages(): void {
    if (this.toolImages.length === 0) return;
    this.messages.push({ role: 'user', content: this.toolImages });
    this.toolImages = [];
  }

  private assistant(turn: AssistantTurn): ChatMessage {
    const { echoReasoning, reasoningField } = this.facts;
    const echoes = echoReasoning === 'always' || (echoReasoning === 'tool-turns' && turn.calls.length > 0);
    const kept = turn.reasoning === '' && turn.calls.length > 0 ? (this.placeholder ?? '') : turn.reasoning;
    const reasoning = echoes ? kept : '';
    const inText = reasoningField === 'content' && reasoning !== '';
    return {
      role: 'assistant',
      // "" beside tool calls: MiMo answers 200 to it (recorded 2026-10), while null and a missing key are refused in places.
      content: inText ? `${THINK_OPEN}${reasoning}${THINK_CLOSE}${turn.text}` : turn.text,
      ...(reasoning !== '' && !inText ? { [reasoningField]: reasoning } : {}),
      ...(turn.calls.length === 0 ? {} : { tool_calls: turn.calls.map((call) => this.call(call)) }),
    };
  }

  private call(call: AssistantTurn['calls'][number]): ChatToolCall {
    const args = call.tool.kind === 'custom' ? wrapInput(call.input) : call.input;
    return { id: call.id, type: 'function', function: { name: this.names.wireName(call.tool), arguments: args } };
  }

  private tool(turn: ToolTurn): void {
    const images = turn.parts.filter((part) => part.type === 'image');
    if (images.length > 0 && this.facts.images && this.facts.toolParts) {
      this.messages.push({ role: 'tool', tool_call_id: turn.callId, content: turn.parts.map(writePart) });
      return;
    }
    if (images.length > 0 && this.facts.images) {
      this.toolImages.push({ type: 'text', text: `Images from the output of tool call ${turn.callId}:` });
      this.toolImages.push(...images.map(writePart));
    } else if (images.length > 0) {
      this.omitImages(images.length);
    }
    const shown = this.facts.images ? '[The image follows in the next user message.]' : OMITTED_IMAGE;
    const text = turn.parts.map((part) => (part.type === 'text' ? part.text : shown)).join('\n\n');
    this.messages.push({ role: 'tool', tool_call_id: turn.callId, content: text });
  }

  private userContent(parts: readonly Part[]): string | ChatPart[] {
    const images = parts.filter((part) => part.type === 'image').length;
    if (images === 0 || !this.facts.images) {
      if (images > 0) this.omitImages(images);
      return parts.map((part) => (part.type === 'text' ? part.text : OMITTED_IMAGE)).join('\n\n');
    }
    const written = parts.map(writePart);
    if (images === parts.length && this.facts.imageNeedsText) written.push({ type: 'text', text: ' ' });
    return written;
  }

  private omitImages(count: number): void {
    const what = count === 1 ? 'An image was' : `${count} images were`;
    this.notes.push({
      at: `messages[${this.messages.length}]`,
      reason: `${what} left out: this model reads no images.`,
    });
  }
}

/** System messages in front become one; a later one becomes a user message, so that none before it changes. */
function systemFirst(messages: readonly ChatMessage[]): ChatMessage[] {
  const isSystem = (message: ChatMessage) => message.role === 'system' || message.role === 'developer';
  const end = messages.findIndex((message) => !isSystem(message));
  const front = end < 0 ? messages : messages.slice(0, end);
  const rest = messages
    .slice(front.length)
    .map((message) => (isSystem(message) ? ({ ...message, role: 'user' } as ChatMessage) : message));
  return [...mergeAdjacent(front), ...rest];
}

/** Joins messages of one role that follow each other and hold nothing but content. */
function mergeAdjacent(messages: readonly ChatMessage[]): ChatMessage[] {
  const merged: ChatMessage[] = [];
  const bare = (message: ChatMessage) => Object.keys(message).length === 2;
  for (const message of messages) {
    const last = merged.at(-1);
    const joins = last !== undefined && last.role === message.role && bare(last) && bare(message);
    const content = joins ? join(last.content, message.content) : null;
    if (content === null) merged.push(message);
    else merged[merged.length - 1] = { ...last, content } as ChatMessage;
  }
  return merged;
}

function join(one: unknown, other: unknown): unknown {
  if (typeof one === 'string' && typeof other === 'string') return `${one}\n\n${other}`;
  const parts = (content: unknown) => (typeof content === 'string' ? [{ type: 'text', text: content }] : content);
  const [first, second] = [parts(one), parts(other)];
  return Array.isArray(first) && Array.isArray(second) ? [...first, ...second] : null;
}

function writePart(part: Part): ChatPart {
  if (part.type === 'text') return { type: 'text', text: part.text };
  const detail = part.detail === null ? {} : { detail: part.detail };
  return { type: 'image_url', image_url: { url: part.url, ...detail } };
}
