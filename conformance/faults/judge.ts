/** What a client must hear of a fault, and how what it heard differs from that. */
import type { ResponseResource } from '../../generated/types/responses.ts';
import { type HeardCall, heardItems } from '../ears/heard.ts';
import { codexRetries, type HeardStream, type Reply } from './asking.ts';

/** What the client must hear. What is left out must be empty: text, thoughts, calls; usage unless it is named is none. */
export interface Expected {
  readonly ending: 'completed' | 'incomplete' | 'failed';
  /** Of a failure: the word that Codex acts by. */
  readonly code?: string;
  /** Where the status tells a plain client more than Codex may know. */
  readonly plainCode?: string;
  /** Whether Codex asks again. */
  readonly retried?: boolean;
  /** What its sentence must name; HOST stands for the provider's host and port. */
  readonly says?: readonly RegExp[];
  /** Seconds that the client is told to wait. */
  readonly retryAfter?: number;
  readonly text?: string;
  readonly reasoning?: string;
  /** More text and thoughts may follow: the answer has no end. */
  readonly goesOn?: boolean;
  /** Name and input of each call that the client may run. */
  readonly calls?: readonly string[];
  /** Input and output tokens. */
  readonly usage?: readonly [input: number, output: number];
}

/** What the client should have and has not, one sentence each. */
export function lostIn(stream: HeardStream, expected: Expected): string[] {
  const { text = '', reasoning = '', calls = [], usage = null } = expected;
  const found = callsOf(stream);
  return [
    ...(stream.text.startsWith(text) ? [] : [`the text ${JSON.stringify(text)}, of which came ${short(stream.text)}`]),
    ...(stream.reasoning.startsWith(reasoning) ? [] : [`the thought ${JSON.stringify(reasoning)}`]),
    ...calls.filter((call) => !found.includes(call)).map((call) => `the call ${call}`),
    ...(usage === null || sameTokens(stream, usage) ? [] : [`the usage ${usage.join(' + ')}`]),
  ];
}

/** How a stream differs from what the client must hear. */
export function wrongIn(stream: HeardStream, expected: Expected, host: string): string[] {
  const { text = '', reasoning = '', goesOn = false, calls = [], usage = null } = expected;
  const more = [
    ...(stream.text.length > text.length && !goesOn ? [`text that nobody said: ${short(stream.text)}`] : []),
    ...(stream.reasoning.length > reasoning.length && !goesOn
      ? [`a thought that nobody had: ${short(stream.reasoning)}`]
      : []),
    ...callsOf(stream)
      .filter((call) => !calls.includes(call))
      .map((call) => `a call that must not run: ${call}`),
    ...(new Set(stream.calls.map(({ callId }) => callId)).size < stream.calls.length ? ['two calls have one id'] : []),
    ...(stream.calls.some(({ callId }) => callId === '') ? ['a call has no id'] : []),
    ...(usage === null && stream.usage !== null ? [`usage that nobody told: ${JSON.stringify(stream.usage)}`] : []),
  ];
  const ending = stream.ending === expected.ending ? [] : [`the ending is ${stream.ending}, not ${expected.ending}`];
  return [...stream.unlawful, ...ending, ...more, ...wrongInError(stream, expected, host)];
}

/** Control characters, and what stands for bytes that are no text. */
const UNPRINTABLE = /\p{Cc}|\uFFFD/u;

function wrongInError({ error }: HeardStream, expected: Expected, host: string): string[] {
  if (error === null) return [];
  const { code = '', says = [], retryAfter } = expected;
  const waits =
    retryAfter === undefined || code !== 'rate_limit_exceeded' ? [] : [new RegExp(`try again in ${retryAfter}s`)];
  return [
    ...(error.code === code ? [] : [`the code is ${error.code}, not ${code}`]),
    ...(codexRetries(error.code) === (expected.retried ?? false)
      ? []
      : [`Codex ${expected.retried === true ? 'does not ask' : 'asks'} again after ${error.code}`]),
    ...(UNPRINTABLE.test(error.message) ? [`the sentence cannot be printed: ${short(error.message)}`] : []),
    ...unsaid(masked(error.message, host), [...says, ...waits]),
  ];
}

/** The statuses by which SDKs decide. */
const STATUS: { readonly [code: string]: number } = {
  ...{ invalid_prompt: 400, context_length_exceeded: 400, content_policy_violation: 400, invalid_api_key: 401 },
  ...{ model_not_found: 404, insufficient_quota: 429, rate_limit_exceeded: 429, upstream_unreachable: 502 },
  ...{ upstream_error: 502, upstream_cut: 502, upstream_unreadable: 502, upstream_timeout: 504, server_error: 500 },
};

/** The plain answer tells the same: an error status with the code, or the same text. */
export function wrongInPlain(reply: Reply, expected: Expected, host: string): string[] {
  const { ending, code = '', plainCode = code, says = [], retryAfter } = expected;
  const status = ending === 'failed' ? STATUS[plainCode] : 200;
  const complain = (complaint: string) => [`the plain answer: ${complaint}`];
  if (!reply.whole) return complain('the connection broke');
  if (reply.status !== status) return complain(`status ${reply.status}, not ${status}: ${short(reply.text)}`);
  const body = parsed(reply.text);
  if (body === null) return complain(`it is not JSON: ${short(reply.text)}`);
  if (ending !== 'failed') return wrongInBody(body, expected).flatMap(complain);
  const waits = reply.headers['retry-after'];
  return [
    ...(body.error?.code === plainCode ? [] : complain(`code ${body.error?.code}, not ${plainCode}`)),
    ...unsaid(masked(String(body.error?.message), host), says).flatMap(complain),
    ...(waits === (retryAfter === undefined ? undefined : String(retryAfter)) ? [] : complain(`Retry-After ${waits}`)),
  ];
}

type PlainBody = Partial<ResponseResource>;

function parsed(text: string): PlainBody | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function wrongInBody({ status, output = [] }: PlainBody, { ending, text = '', calls = [] }: Expected): string[] {
  const said = heardItems(output);
  const found = said.calls.map(inBrief);
  return [
    ...(status === ending ? [] : [`it is ${status}, not ${ending}`]),
    ...(said.text === text ? [] : [`the text is ${short(said.text)}`]),
    ...(JSON.stringify(found) === JSON.stringify(calls) ? [] : [`the calls are ${found.join(', ') || 'none'}`]),
  ];
}

function unsaid(message: string, says: readonly RegExp[]): string[] {
  const silent = says.filter((part) => !part.test(message));
  return silent.map((part) => `the sentence does not say ${part}: "${message.slice(0, 200)}"`);
}

function callsOf(stream: HeardStream): string[] {
  return stream.calls.map(inBrief);
}

function inBrief({ name, input }: HeardCall): string {
  return `${name} ${input}`;
}

function sameTokens({ usage }: HeardStream, [input, output]: readonly [number, number]): boolean {
  return usage?.inputTokens === input && usage.outputTokens === output;
}

/** One line for the table: what was said, then how it ended. */
export function inWords(stream: HeardStream, host: string): string {
  const { ending, error, text } = stream;
  const said = [...(text === '' ? [] : [short(text)]), ...callsOf(stream).map(short)];
  const retry = error !== null && codexRetries(error.code) ? 'retried' : 'final';
  const end = error === null ? ending : `${ending} ${error.code} (${retry}): ${masked(error.message, host)}`;
  return [...said, end].join(', ');
}

function masked(message: string, host: string): string {
  return message.replaceAll(host, 'HOST').replace(/\p{Cc}/gu, '�');
}

function short(text: string): string {
  return JSON.stringify(text.length <= 40 ? text : `${text.slice(0, 40)}…`);
}
