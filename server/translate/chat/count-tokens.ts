/** How many tokens a request is to its provider: at the very least, and likely. */
import type { ChatMessage, ChatRequest } from '../../../generated/types/chat.ts';
import { countText, IMAGE_TOKENS, MESSAGE_TOKENS, type TokenCount } from '../text-tokens.ts';

/** The marks around a tool. */
const TOOL_TOKENS = 8;

/** Counts messages and tools. What a provider may leave out or write in another way is not among the least. */
export function countTokens({ messages, tools = [] }: ChatRequest): TokenCount {
  let least = 0;
  let likely = countText(JSON.stringify(tools)).likely + tools.length * TOOL_TOKENS;
  for (const message of messages) {
    const counted = countMessage(message);
    least += counted.least;
    likely += counted.likely;
  }
  return { least, likely: Math.ceil(likely) };
}

function countMessage(message: ChatMessage): TokenCount {
  let least = 0;
  let likely = MESSAGE_TOKENS;
  const add = (text: string, certain: boolean) => {
    const counted = countText(text);
    if (certain) least += counted.least;
    likely += counted.likely;
  };
  for (const [field, value] of Object.entries(message)) {
    if (field === 'content' && Array.isArray(value)) {
      for (const part of value) {
        if (part.type === 'text') add(part.text, true);
        else likely += IMAGE_TOKENS;
      }
    } else if (field === 'tool_calls' && Array.isArray(value)) {
      // Some templates write arguments without JSON's escapes, where \u041f is one letter and no word.
      for (const { function: called } of value) {
        add(called.name, true);
        add(called.arguments, !called.arguments.includes('\\u'));
      }
    } else if (typeof value === 'string' && field !== 'role' && field !== 'tool_call_id') {
      // Earlier thoughts are thrown away by some (seen in what gpt-oss and DeepSeek counted).
      add(value, field === 'content');
    }
  }
  return { least, likely };
}
