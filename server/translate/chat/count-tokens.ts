/** How many tokens a request is to its provider: likely, and at the very least. */
import type { ChatMessage, ChatRequest } from '../../../generated/types/chat.ts';
import { countText, IMAGE_TOKENS, likelyTokens, MESSAGE_TOKENS } from '../text-tokens.ts';

/** The marks around a tool. */
const TOOL_TOKENS = 8;

/** What its messages and tools likely are together. */
export function likelyTokensOf({ messages, tools = [] }: ChatRequest): number {
  const pieces = messages.flatMap(piecesOf);
  const sizes = pieces.map((piece) => (piece === 'image' ? IMAGE_TOKENS : likelyTokens(piece.text)));
  const marks = messages.length * MESSAGE_TOKENS + tools.length * TOOL_TOKENS;
  return Math.ceil(sizes.reduce((sum, size) => sum + size, marks + likelyTokens(JSON.stringify(tools))));
}

/** What it is however its provider writes it and counts: tools and pictures may be few tokens, and thoughts be left out. */
export function leastTokensOf({ messages }: ChatRequest): number {
  const pieces = messages.flatMap(piecesOf).filter((piece) => piece !== 'image' && piece.certain);
  return pieces.reduce((sum, piece) => sum + (piece === 'image' ? 0 : countText(piece.text).least), 0);
}

type Piece = 'image' | { readonly text: string; readonly certain: boolean };

/** What a message says. */
function piecesOf(message: ChatMessage): readonly Piece[] {
  return Object.entries(message).flatMap(([field, value]): readonly Piece[] => {
    if (field === 'content' && Array.isArray(value)) {
      return value.map((part) => (part.type === 'text' ? { text: part.text, certain: true } : 'image'));
    }
    if (field === 'tool_calls' && Array.isArray(value)) {
      // Some templates write arguments without JSON's escapes, where \u041f is one letter and no word.
      return value.flatMap(({ function: called }) => [
        { text: called.name, certain: true },
        { text: called.arguments, certain: !called.arguments.includes('\\u') },
      ]);
    }
    if (typeof value !== 'string' || field === 'role' || field === 'tool_call_id') return [];
    // Earlier thoughts are thrown away by some (seen in what gpt-oss and DeepSeek counted).
    return [{ text: value, certain: field === 'content' }];
  });
}
