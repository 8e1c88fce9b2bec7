/** An answer as a patient client hears it: its events where they can be read, its items where they were closed. */
import { setTimeout as wait } from 'node:timers/promises';
import { isRecord, isText, type Json, parsed, record, records } from '../json.ts';
import { CannotJudge } from '../probe.ts';
import { type Exchange, type JudgedServer, type Sent, send } from './exchange.ts';
import { type Frame, type Frames, readFrames } from './frames.ts';

export interface Event extends Json {
  readonly type: string;
}

/** `refused` before the first event, `error` by an event of that name alone, `cut` without a word. */
export type Ending = 'completed' | 'incomplete' | 'failed' | 'refused' | 'error' | 'cut';

export interface Refusal {
  readonly status: number;
  readonly error: Json;
}

export interface Answer {
  readonly exchange: Exchange;
  readonly framing: Frames;
  /** One sentence for each frame that holds no event. */
  readonly unreadable: readonly string[];
  readonly events: readonly Event[];
  /** The response of the event that ended the stream, or the plain answer; empty when there is none. */
  readonly response: Json;
  /** As Codex collects them: from each `response.output_item.done`. */
  readonly items: readonly Json[];
  readonly text: string;
  readonly ending: Ending;
  /** What the server said of a failure, null when there was none. */
  readonly refusal: Refusal | null;
}

/** What every request says unless a probe says otherwise. */
const USUAL = { store: false, stream: true };

/**
 * Asks for an answer, as events unless the body says `stream: false`, and waits out a rate limit.
 *
 * @throws CannotJudge when nobody answers, the key is refused or money is wanted.
 */
export async function ask(server: JudgedServer, body: Json, sent: Omit<Sent, 'body'> = {}): Promise<Answer> {
  const what = { ...sent, body: { model: server.model, ...USUAL, ...body } };
  let answer = await request(server, what);
  while (limited(answer) && !unpaid(answer) && server.meter.spareRequest()) {
    await wait(waitAskedBy(answer), undefined, { signal: server.signal });
    answer = await request(server, { ...what, spare: true });
  }
  const { status } = answer.exchange;
  if (unpaid(answer)) throw new CannotJudge(`The account cannot pay (${status}): ${refusalWords(answer)}`);
  if (limited(answer)) throw new Error(`The server limits the rate (${status}): ${refusalWords(answer)}`);
  if (status === 401 || status === 403)
    throw new CannotJudge(`The key is refused (${status}): ${refusalWords(answer)}`);
  return answer;
}

/** About what a token holds, for servers that do not count. */
const CHARACTERS_PER_TOKEN = 4;

/** Sends any request and reads its answer, whatever it is. */
export async function request(server: JudgedServer, what: Sent): Promise<Answer> {
  const answer = hear(await send(server, what));
  const { output_tokens: tokens } = record(answer.response.usage);
  server.meter.outputTokens(typeof tokens === 'number' ? tokens : Math.ceil(answer.text.length / CHARACTERS_PER_TOKEN));
  return answer;
}

function unpaid({ exchange: { status, text } }: Answer): boolean {
  return status === 402 || (status === 429 && /quota|balance|billing|funds/i.test(text));
}

/** Within a stream a limit is told by its code. */
function limited({ exchange, refusal }: Answer): boolean {
  return exchange.status === 429 || ['rate_limit_exceeded', 'slow_down'].includes(String(refusal?.error.code));
}

const LONGEST_WAIT_MS = 30_000;

/** By the header or by the sentence that Codex reads; the form with a date, and none at all, are a short while. */
function waitAskedBy(answer: Answer): number {
  const [, header] = /^\s*(\d[\d.]*)\s*$/.exec(answer.exchange.header('retry-after') ?? '') ?? [];
  const [, told] = /try again in (\d[\d.]*)\s*s/i.exec(refusalWords(answer)) ?? [];
  return Math.min(LONGEST_WAIT_MS, 1000 * Number.parseFloat(header ?? told ?? '2'));
}

/** Reads an answer of either form, by its bytes and not by its content type. */
export function hear(exchange: Exchange): Answer {
  const whole = parsed(exchange.text);
  return isRecord(whole) ? plain(exchange, whole) : streamed(exchange);
}

function plain(exchange: Exchange, body: Json): Answer {
  const framing = { frames: [], comments: 0, rest: exchange.text };
  const ok = exchange.status === 200 && !isRecord(body.error);
  const items = records(body.output);
  const ending = ok ? endingOf(`response.${body.status}`) : 'refused';
  const refusal = ok ? null : { status: exchange.status, error: record(body.error) };
  const response = ok ? body : {};
  return { exchange, framing, unreadable: [], events: [], response, items, text: textOf(items), ending, refusal };
}

function streamed(exchange: Exchange): Answer {
  const framing = readFrames(exchange.text);
  const read = framing.frames.filter(({ data }) => data !== '[DONE]').map(eventOf);
  const events = read.filter((one) => typeof one !== 'string');
  const unreadable = read.filter((one) => typeof one === 'string');
  const last = events.findLast(({ type }) => endingOf(type) !== 'cut');
  const items = events.flatMap(({ type, item }) =>
    type === 'response.output_item.done' && isRecord(item) ? [item] : [],
  );
  const ending = exchange.status === 200 ? endingOf(last?.type ?? '') : 'refused';
  const response = record(last?.response);
  const refusal = refusalOf(exchange.status, ending, last);
  return { exchange, framing, unreadable, events, response, items, text: textOf(items), ending, refusal };
}

function refusalOf(status: number, ending: Ending, last: Event | undefined): Refusal | null {
  if (ending === 'refused') return { status, error: {} };
  if (ending === 'failed') return { status, error: record(record(last?.response).error) };
  return ending === 'error' ? { status, error: isRecord(last?.error) ? last.error : record(last) } : null;
}

/** Half a surrogate pair and bytes that are not UTF-8 make Codex's reader throw the event away. */
function eventOf({ data }: Frame, index: number): Event | string {
  const event = parsed(data);
  if (!isRecord(event)) return `frame ${index} is no JSON object: ${data.slice(0, 60)}`;
  const { type } = event;
  if (!isText(type)) return `frame ${index} has no type: ${data.slice(0, 60)}`;
  if (data.includes('\uFFFD') || !wellFormed(event)) return `frame ${index} (${type}) holds text that is not UTF-8`;
  return { ...event, type };
}

function wellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  return typeof value !== 'object' || value === null || Object.values(value).every(wellFormed);
}

function endingOf(type: string): Ending {
  const [, word] = /^response\.(completed|incomplete|failed)$/.exec(type) ?? [];
  return type === 'error' ? 'error' : ((word as Ending | undefined) ?? 'cut');
}

function textOf(items: readonly Json[]): string {
  return items
    .flatMap((item) => (item.type === 'message' ? records(item.content) : []))
    .map((part) => (typeof part.text === 'string' ? part.text : ''))
    .join('');
}

/** The items of a type. */
export function itemsOf(answer: Answer, type: string): readonly Json[] {
  return answer.items.filter((item) => item.type === type);
}

/** The server's own sentence, or as much of its body as a line holds. */
export function refusalWords({ exchange, refusal }: Pick<Answer, 'exchange' | 'refusal'>): string {
  const said = refusal?.error.message;
  return isText(said) ? said : exchange.text.slice(0, 160).replace(/\s+/g, ' ');
}

/** How an answer went, in a few words. */
export function outcome(answer: Answer): string {
  const { exchange, ending, text, items, refusal } = answer;
  if (refusal !== null) return `${exchange.status} ${ending}: ${refusalWords(answer)}`;
  return `${ending}: ${text === '' ? items.map(({ type }) => type).join(', ') || 'nothing' : JSON.stringify(text.slice(0, 80))}`;
}
