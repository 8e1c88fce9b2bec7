/**
 * The bytes of a provider's answer → what stands in them: a push kernel, bounded, that knows framing and nothing of content.
 * The content type is not believed: providers send JSON under text/event-stream and the other way round, and error pages
 * under 200 (recordings, 2025–2026).
 */
import { createParser, type ParseError } from 'eventsource-parser';

export type Frame =
  /** One `data:` of a stream. */
  | { readonly type: 'chunk'; readonly value: unknown }
  /** A whole JSON body instead of a stream. */
  | { readonly type: 'body'; readonly value: unknown }
  /** Text that is neither. */
  | { readonly type: 'garbage'; readonly text: string }
  /** More than the bound without an end in sight. */
  | { readonly type: 'oversized' };

export interface ChunkReader {
  push(bytes: Uint8Array): readonly Frame[];
  /** What was left when the bytes ended. */
  end(): readonly Frame[];
  /** Whether the stream said `[DONE]`: what follows is not part of the answer. */
  readonly done: boolean;
}

/** One event, or one body, may be this long; the largest recorded is 25 KB. */
const LONGEST = 16 * 1024 * 1024;
const SSE_LINE = /^(?::|(?:data|event|id|retry|error)\s*:)/;
/** Enough to tell a stream from a body. */
const SNIFF = 16;

export function createChunkReader(longest = LONGEST): ChunkReader {
  const decoder = new TextDecoder();
  let frames: Frame[] = [];
  let done = false;
  let mode: 'unknown' | 'stream' | 'body' = 'unknown';
  let held = '';

  const parser = createParser({
    maxBufferSize: longest,
    onEvent: ({ data }) => {
      if (done || data.trim() === '') return;
      if (data.startsWith('[DONE]')) done = true;
      else frames.push(parseFrame('chunk', data));
    },
    onError: (error) => {
      if (!done) frames.push(...frameOfError(error));
    },
  });

  const read = (text: string): void => {
    if (mode === 'stream') parser.feed(text);
    else held += text;
    if (held.length > longest) {
      held = '';
      frames.push({ type: 'oversized' });
    }
    if (mode === 'unknown') decide(false);
  };

  const decide = (ended: boolean): void => {
    const start = held.trimStart();
    if (start.length < SNIFF && !start.includes('\n') && !ended) return;
    mode = SSE_LINE.test(start) ? 'stream' : 'body';
    if (mode !== 'stream') return;
    held = '';
    parser.feed(start);
  };

  const take = (): readonly Frame[] => {
    const taken = frames;
    frames = [];
    return taken;
  };

  return {
    push(bytes) {
      read(decoder.decode(bytes, { stream: true }));
      return take();
    },
    end() {
      read(decoder.decode());
      if (mode === 'unknown') decide(true);
      if (mode === 'stream') parser.feed('\n\n');
      else if (held.trim() !== '') frames.push(parseFrame('body', held));
      return take();
    },
    get done() {
      return done;
    },
  };
}

function parseFrame(type: 'chunk' | 'body', text: string): Frame {
  try {
    return { type, value: JSON.parse(text) };
  } catch {
    return { type: 'garbage', text: text.slice(0, 2000) };
  }
}

/** Some servers end a stream with a field of their own: `error: {…}` (recorded 2025-10). */
function frameOfError(error: ParseError): readonly Frame[] {
  if (error.type === 'max-buffer-size-exceeded') return [{ type: 'oversized' }];
  if (error.type === 'unknown-field' && error.field === 'error' && error.value) {
    const frame = parseFrame('chunk', error.value);
    return [frame.type === 'chunk' ? { type: 'chunk', value: { error: frame.value } } : frame];
  }
  return [];
}
