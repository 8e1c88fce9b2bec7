/**
 * The bytes of a provider's answer → what stands in them: a push kernel, bounded, that knows framing and nothing of content.
 * The content type is not believed: providers send JSON under text/event-stream and the other way round, and error pages
 * under 200 (recordings, 2025–2026).
 */
import { createParser, type ParseError } from 'eventsource-parser';
import { isDeeperThan } from './json-depth.ts';

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
/** Told from the first line alone and from no more than SNIFF characters of it, wherever the network cuts. */
const SSE_LINE = /^(?::|(?:data|event|id|retry|error) ?:)/;
/** Enough to tell a stream from a body. */
const SNIFF = 16;

export function createChunkReader(longest = LONGEST): ChunkReader {
  // The decoder's own way with a byte order mark depends on where the bytes are split (Node 24.21.0); trimming takes it away too.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let frames: Frame[] = [];
  /** `over` once [DONE] was said or the bound was passed. */
  let mode: 'unknown' | 'stream' | 'body' | 'over' = 'unknown';
  let done = false;
  let ending = false;
  /** What cannot be told yet: the beginning, a line that goes on, or a body. */
  let held = '';
  /** One at the end of a read may be half of a CRLF. */
  let carriageReturn = '';

  // Gets whole lines only: it drops the beginning of a line whose field it does not know, and would not report a split
  // `error:` (eventsource-parser 4.1).
  const parser = createParser({
    maxBufferSize: longest,
    onEvent: ({ data }) => {
      if (done || data.trim() === '') return;
      if (data.startsWith('[DONE]')) done = true;
      else {
        const frame = parseFrame('chunk', data);
        // JSON that the end of the bytes cut in two is no answer of another kind: the stream was cut.
        if (!(ending && frame.type === 'garbage' && data.startsWith('{'))) frames.push(frame);
      }
    },
    onError: (error) => {
      if (!done) frames.push(...frameOfError(error));
    },
  });

  const feed = (text: string): void => {
    parser.feed(text);
    if (done || frames.at(-1)?.type === 'oversized') mode = 'over';
  };

  const read = (text: string, ended: boolean): void => {
    if (mode === 'stream') readLines(text);
    else if (mode !== 'over') held += text;
    if (mode === 'unknown') decide(ended);
    if (ended && mode === 'stream') feed(`${held}${carriageReturn}\n\n`);
    if (ended && mode === 'body' && held !== '') frames.push(parseFrame('body', held));
    if (held.length <= longest) return;
    held = '';
    mode = 'over';
    frames.push({ type: 'oversized' });
  };

  const decide = (ended: boolean): void => {
    const start = held.trimStart();
    held = start;
    if (start.length < SNIFF && !start.includes('\n') && !ended) return;
    mode = SSE_LINE.test(start) ? 'stream' : 'body';
    if (mode !== 'stream') return;
    held = '';
    readLines(start);
  };

  /** Only the new text is searched: a line of megabytes comes in many reads. */
  const readLines = (text: string): void => {
    const all = carriageReturn + text;
    carriageReturn = all.endsWith('\r') ? '\r' : '';
    const lines = all.slice(0, all.length - carriageReturn.length);
    const cut = Math.max(lines.lastIndexOf('\n'), lines.lastIndexOf('\r')) + 1;
    if (cut > 0) feed(held + lines.slice(0, cut));
    held = cut > 0 ? lines.slice(cut) : held + lines;
  };

  const take = (): readonly Frame[] => {
    const taken = frames;
    frames = [];
    return taken;
  };

  return {
    push(bytes) {
      read(decoder.decode(bytes, { stream: true }), false);
      return take();
    },
    end() {
      ending = true;
      read(decoder.decode(), true);
      return take();
    },
    get done() {
      return done;
    },
  };
}

/** Lists and objects within each other; a value of many thousands can be parsed, but not written again. */
const DEEPEST = 1000;

function parseFrame(type: 'chunk' | 'body', text: string): Frame {
  try {
    if (!isDeeperThan(DEEPEST, text)) return { type, value: JSON.parse(text) };
  } catch {
    // Told below.
  }
  return { type: 'garbage', text: text.slice(0, 2000) };
}

/** Some servers end a stream with a field of their own: `error: {…}` (recorded 2025-10). */
function frameOfError(error: ParseError): readonly Frame[] {
  if (error.type === 'max-buffer-size-exceeded') return [{ type: 'oversized' }];
  // A bare line of JSON, without `data:` (seen behind gateways, 2026).
  if (error.line?.startsWith('{')) return [parseFrame('chunk', error.line)];
  if (error.type === 'unknown-field' && error.field === 'error' && error.value) {
    const frame = parseFrame('chunk', error.value);
    return [frame.type === 'chunk' ? { type: 'chunk', value: { error: frame.value } } : frame];
  }
  return [];
}
