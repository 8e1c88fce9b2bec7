/** What came back for one request: its bytes, when they came, and what they say in the plainest reading. */
import { createParser } from 'eventsource-parser';
import { type ProviderAnswer, readProvider } from '../../upstream/provider-reader.ts';
import { isRecord, type Json, list, parseObject, record, word } from '../json.ts';
import { brokenOff } from './post.ts';

export interface Read {
  /** Milliseconds since the request was sent. */
  readonly at: number;
  readonly bytes: Uint8Array;
}

export interface Arrived {
  readonly status: number;
  readonly contentType: string;
  readonly retryAfterMs: number;
  readonly reads: readonly Read[];
  /** `hung up`: by us, because we had heard enough. Otherwise why the body broke off. */
  readonly ending: 'ended' | 'hung up' | { readonly broke: string };
}

export interface Sentence {
  /** Where in the body it stands: a path, `text` for a body that is not JSON, `html`, or `nowhere`. */
  readonly place: string;
  readonly text: string;
}

export interface Reply extends Arrived {
  readonly body: string;
  /** How many events came; none when the body is no stream. */
  readonly events: number;
  /** The data of each event that is JSON, or the whole body when it is no stream. */
  readonly chunks: readonly Json[];
  /** The first choice's delta (or message) of each chunk. */
  readonly deltas: readonly Json[];
  readonly comments: number;
  readonly done: boolean;
  readonly answer: ProviderAnswer;
  /** Anything but an answer: an error status, or an error inside the stream. */
  readonly refused: boolean;
  /** Null when it did not refuse. */
  readonly refusal: Sentence | null;
  /** The server's own words when it refused; how the answer ended otherwise. */
  readonly evidence: string;
}

/** Reads what arrived, by an SSE parser for the framing and by the suite's reader for the answer. */
export function readReply(arrived: Arrived): Reply {
  const body = wholeEvents(Buffer.concat(arrived.reads.map((read) => read.bytes)).toString('utf8'), arrived);
  const chunks: Json[] = [];
  let comments = 0;
  let done = false;
  const parser = createParser({
    onEvent: ({ data }) => {
      done ||= data.trim() === '[DONE]';
      const json = parseObject(data);
      if (!done && json !== null) chunks.push(json);
    },
    onComment: () => {
      comments += 1;
    },
  });
  parser.feed(`${body}\n\n`);
  const events = chunks.length;
  if (events === 0) chunks.push(parseObject(body) ?? {});
  const deltas = chunks.flatMap((chunk) => list(chunk.choices).slice(0, 1)).map(deltaOf);
  const answer = readProvider(Buffer.from(body), arrived.status);
  const broke = brokenOff(arrived);
  const refused = arrived.status !== 200 || answer.error !== null;
  const refusal = refused ? refusalIn(arrived.status, body, chunks, answer) : null;
  const evidence = refusal === null ? (broke ?? ending(answer.finish)) : `${arrived.status}: ${refusal.text}`;
  return { ...arrived, body, events, chunks, deltas, comments, done, answer, refused, refusal, evidence };
}

function ending(finish: string | null): string {
  return finish === null ? 'no finish_reason came' : `finish ${finish}`;
}

/** Inside a stream the error stands in one of the events. */
function refusalIn(status: number, body: string, chunks: readonly Json[], answer: ProviderAnswer): Sentence {
  if (status !== 200) return sentenceOf(body);
  const failed = chunks.find(({ error, object }) => isRecord(error) || word(error) !== '' || object === 'error');
  return failed === undefined ? { place: 'text', text: answer.error ?? '' } : sentenceOf(JSON.stringify(failed));
}

/** Of a stream that was not heard to its end, only the events that came whole. */
function wholeEvents(body: string, { ending, status }: Arrived): string {
  if (ending === 'ended' || status !== 200) return body;
  return /^[\s\S]*(?:\n\n|\r\n\r\n)/.exec(body)?.[0] ?? '';
}

/** Where servers put the sentence that says what was wrong, the usual place first. */
const PLACES: readonly (readonly [place: string, read: (body: Json) => unknown])[] = [
  ['error.message', (body) => record(body.error).message],
  ['error', (body) => body.error],
  ['message', (body) => body.message],
  ['detail', (body) => body.detail],
  ['detail[].msg', (body) => record(list(body.detail)[0]).msg],
  ['errors[].message', (body) => record(list(body.errors)[0]).message],
];

/** The sentence of an error body. */
export function sentenceOf(body: string): Sentence {
  const json = parseObject(body.replace(/^\uFEFF?\s*data:/, ''));
  if (json === null) {
    const text = body.replace(/<[^<>]*>/g, ' ').trim();
    return { place: /<html|<!doctype/i.test(body) ? 'html' : text === '' ? 'nowhere' : 'text', text };
  }
  const found = PLACES.map(([place, read]) => ({ place, text: word(read(json)) })).find(({ text }) => text !== '');
  // MiMo says "Param Incorrect" and puts what matters into `param` (recorded 2026-10).
  const param = word(record(json.error).param);
  const text = [found?.text ?? '', param.includes(' ') ? param : ''].filter((part) => part !== '').join(': ');
  return { place: found?.place ?? 'nowhere', text: text === '' ? body.slice(0, 500) : text };
}

function deltaOf(choice: unknown): Json {
  const { delta, message } = record(choice);
  return record(delta ?? message);
}
