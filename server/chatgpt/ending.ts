/** How an answer of ChatGPT began, ended and what it used: read from its events beside the way to the client. */
import { createParser } from 'eventsource-parser';
import type { Fault } from '../fault.ts';
import { isObject, readError } from '../translate/chat/read-error.ts';
import type { Usage } from '../translate/conversation.ts';

/** The last event holds the whole answer once more. */
const LONGEST_EVENT = 16 * 1024 * 1024;
const LAST = {
  'response.completed': 'completed',
  'response.incomplete': 'incomplete',
  'response.failed': 'failed',
} as const;

export class Ending {
  /** Null while no last event has come. */
  status: (typeof LAST)[keyof typeof LAST] | null = null;
  usage: Usage | null = null;
  fault: Fault | null = null;
  /** An item has begun. */
  begun = false;
  /** An event is longer than what is read of one: how the answer ends is not known then. */
  private over = false;
  private readonly decoder = new TextDecoder();
  private readonly parser = createParser({
    maxBufferSize: LONGEST_EVENT,
    onError: ({ type }) => {
      if (type === 'max-buffer-size-exceeded') this.over = true;
    },
    onEvent: ({ event, data }) => this.hear(event ?? /^\{"type":"([\w.]+)"/.exec(data)?.[1] ?? '', data),
  });

  /** The answer is over and has not said how it ended. */
  get isCut(): boolean {
    return this.status === null && !this.over;
  }

  /** One read of the answer. Events that say nothing of all this are not parsed. */
  push(bytes: Uint8Array): void {
    if (!this.over) this.parser.feed(this.decoder.decode(bytes, { stream: true }));
  }

  private hear(type: string, data: string): void {
    if (type === 'response.output_item.added') this.begun = true;
    if (!Object.hasOwn(LAST, type)) return;
    this.status = LAST[type as keyof typeof LAST];
    const response = responseIn(data);
    this.usage = usageIn(response.usage);
    if (this.status === 'failed') this.fault = readError(null, { error: response.error }, []);
  }
}

function responseIn(data: string): { readonly [field: string]: unknown } {
  try {
    const { response } = JSON.parse(data) as { readonly response?: unknown };
    return isObject(response) ? response : {};
  } catch {
    return {};
  }
}

function usageIn(usage: unknown): Usage | null {
  if (!isObject(usage)) return null;
  const { input_tokens, output_tokens, total_tokens, input_tokens_details, output_tokens_details } = usage;
  const [inputTokens, outputTokens] = [count(input_tokens), count(output_tokens)];
  const detail = (details: unknown, name: string) => count(isObject(details) ? details[name] : 0);
  return {
    ...{ inputTokens, outputTokens },
    totalTokens: count(total_tokens) || inputTokens + outputTokens,
    cachedTokens: detail(input_tokens_details, 'cached_tokens'),
    reasoningTokens: detail(output_tokens_details, 'reasoning_tokens'),
  };
}

function count(value: unknown): number {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : 0;
}
