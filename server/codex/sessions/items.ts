/** What the lines of a session file say to a reader: who said, thought, called and answered what. Pure. */
import { type Entry, isFields, textOf } from './lines.ts';

export interface Said {
  /** `note`: what Codex itself did, such as a summary of what was before. */
  readonly kind: 'user' | 'assistant' | 'reasoning' | 'call' | 'output' | 'note';
  /** When, as the file tells it; null where it does not. */
  readonly at: string | null;
  /** The tool of a call. */
  readonly name: string | null;
  readonly text: string;
}

type Fields = Entry['payload'];
type Reading = (item: Fields) => Omit<Said, 'at'> | null;

/** Null for lines that are not part of the conversation. */
export function saidIn({ timestamp, type, payload }: Entry): Said | null {
  const said = type === 'response_item' ? itemSaid(payload) : type === 'compacted' ? compacted(payload) : null;
  return said === null ? null : { ...said, at: timestamp };
}

function itemSaid(item: Fields): Omit<Said, 'at'> | null {
  const type = String(item.type);
  const read = READINGS[type] ?? (type.endsWith('_output') ? outputRead : type.endsWith('_call') ? callRead : null);
  return read === null ? plain('note', `[${type}]`) : read(item);
}

const plain = (kind: Said['kind'], text: string | null, name: string | null = null) =>
  text === null ? null : { kind, name, text };

const outputRead: Reading = (item) =>
  plain('output', partsText(item.output ?? item.tools ?? item.result) ?? '(nothing)');

const callRead: Reading = (item) => {
  const { name = item.type, namespace, input, arguments: args, action, query } = item;
  const told = [namespace, name].filter((word) => textOf(word) !== null).join('.');
  return plain('call', written(input ?? args ?? action ?? query ?? ''), told);
};

const READINGS: { readonly [type: string]: Reading | undefined } = {
  message(item) {
    if (item.role === 'assistant') return plain('assistant', partsText(item.content));
    return item.role !== 'user' || isContext(item) ? null : plain('user', partsText(item.content));
  },
  reasoning: (item) => plain('reasoning', partsText(item.summary) ?? partsText(item.content)),
  // What the model cannot be asked about without its server, and no reader understands.
  compaction: () => null,
  ghost_snapshot: () => null,
};

/** The first user messages hold what Codex tells the model of its surroundings, in releases old and new. */
const CONTEXT =
  /^\s*(<(environment_context|user_instructions|skills?_instructions|turn_aborted|INSTRUCTIONS)\b|# AGENTS\.md)/;

function isContext(item: Fields): boolean {
  const passed = item.internal_chat_message_metadata_passthrough;
  const kinds = isFields(passed) ? passed.content_item_kinds : undefined;
  if (Array.isArray(kinds)) return kinds.length > 0 && !kinds.some((kind) => /^(user|unknown)/.test(String(kind)));
  return CONTEXT.test(partsText(item.content) ?? '');
}

function compacted({ message }: Fields): Omit<Said, 'at'> {
  return { kind: 'note', name: null, text: `Codex summed up what was before.\n${textOf(message) ?? ''}`.trimEnd() };
}

/** A text, or parts of which each has one. */
function partsText(value: unknown): string | null {
  if (!Array.isArray(value)) return value === undefined || value === null ? null : textOf(written(value));
  return textOf(value.map(partText).join('\n'));
}

function partText(part: unknown): string {
  if (!isFields(part)) return String(part);
  if (typeof part.text === 'string') return part.text;
  return String(part.type).includes('image') ? '[image]' : written(part);
}

function written(value: unknown): string {
  if (typeof value === 'string') return value;
  // Outputs of tools are wrapped in some releases.
  if (isFields(value) && (typeof value.content === 'string' || Array.isArray(value.content)))
    return partsText(value.content) ?? '';
  return JSON.stringify(value);
}
