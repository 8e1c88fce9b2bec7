/** Faults of the way to the provider: no address, no connection, no answer, and connections that break. */
import { DONE, finish, type Piece } from '../upstream/fake-upstream.ts';
import { fullQueue, hangingName } from './black-holes.ts';
import type { FaultCase } from './case.ts';
import { eventStream, head, httpChunk, nowhere, raw, refused } from './faulty-upstream.ts';
import type { Expected } from './judge.ts';
import { caseOf, type Row } from './row.ts';
import { half, inPackets, rest } from './said.ts';
import { DEADLINE_MS } from './world.ts';

const failed = (code: string, ...says: RegExp[]): Expected => ({
  ending: 'failed',
  code,
  retried: true,
  says: [/HOST/, ...says],
});

const connecting: readonly Row[] = [
  {
    number: 1,
    name: 'connection refused',
    hears: 'a failure that Codex retries, with the host and ECONNREFUSED',
    provider: refused,
    expects: failed('upstream_unreachable', /ECONNREFUSED/),
    lasting: true,
  },
  {
    number: 2,
    name: 'a host name that nobody has',
    hears: 'a failure that Codex retries, with the name and what the look-up said',
    provider: async () => nowhere('http://no-such-host.invalid:8080/v1'),
    expects: failed('upstream_unreachable', /ENOTFOUND|EAI_AGAIN/),
    lasting: true,
  },
  {
    number: 3,
    name: 'the look-up of the host name never ends',
    hears: 'a time-out at the connect deadline, with the name',
    provider: hangingName,
    variables: { M2C_CONNECT_TIMEOUT_MS: String(DEADLINE_MS) },
    expects: failed('upstream_timeout', /in time/),
    lasting: true,
  },
  {
    number: 4,
    name: 'a TLS handshake that never ends',
    hears: 'a time-out at the connect deadline, with the host',
    provider: async () => {
      const silent = await raw(() => ['hang']);
      return { ...silent, url: silent.url.replace('http:', 'https:') };
    },
    variables: { M2C_CONNECT_TIMEOUT_MS: String(DEADLINE_MS) },
    expects: failed('upstream_timeout', /in time/),
    lasting: true,
  },
];

const whole = [half, rest, finish('stop'), DONE];
const heardWhole: Expected = { ending: 'completed', text: 'Half a sentence.', usage: [120, 12] };
const CHUNKED = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n';

/** Windows refuses a connection for which the queue has no place, and drops none. */
const unanswered: readonly Row[] =
  process.platform === 'win32'
    ? []
    : [
        {
          number: 4,
          name: 'a port that accepts no connection',
          hears: 'a time-out at the connect deadline, with the host',
          provider: fullQueue,
          variables: { M2C_CONNECT_TIMEOUT_MS: String(DEADLINE_MS) },
          expects: failed('upstream_timeout', /in time/),
          lasting: true,
        },
      ];

const answering: readonly Row[] = [
  {
    number: 6,
    name: 'no status line ever comes',
    hears: 'a time-out at the headers deadline; the connection is let go',
    provider: () => raw(() => ['hang']),
    variables: { M2C_HEADERS_TIMEOUT_MS: String(DEADLINE_MS) },
    expects: failed('upstream_timeout', /begin to answer/),
    letsGo: true,
  },
  {
    number: 6,
    name: 'headers that never end, one line after the other',
    hears: 'a failure in bounded time; the connection is let go',
    provider: () => raw(slowHeaders),
    variables: { M2C_HEADERS_TIMEOUT_MS: String(DEADLINE_MS) },
    expects: failed('upstream_timeout', /begin to answer/),
    letsGo: true,
  },
  {
    number: 10,
    name: 'reset before the first byte',
    hears: 'that the connection broke, with the host',
    provider: () => raw(() => ['reset']),
    expects: failed('upstream_cut', /broke/),
  },
  {
    number: 10,
    name: 'closed before the first byte',
    hears: 'that the connection broke, with the host',
    provider: () => raw(() => ['end']),
    expects: failed('upstream_cut', /broke/),
  },
  {
    number: 10,
    name: 'reset within the headers',
    hears: 'that the connection broke, with the host',
    provider: () => raw(() => ['HTTP/1.1 200 OK\r\ncontent-ty', 'reset']),
    expects: failed('upstream_cut', /broke/),
  },
  {
    number: null,
    name: 'not HTTP at all: the greeting of an SSH server',
    hears: 'that the host does not speak HTTP',
    provider: () => raw(() => ['SSH-2.0-OpenSSH_9.9\r\n', 'hang']),
    expects: failed('upstream_unreadable', /HTTP/),
    letsGo: true,
  },
  {
    number: null,
    name: 'headers of a megabyte',
    hears: 'a failure that Codex retries, with the host; the connection is let go',
    provider: () => raw(() => [head(200, { 'x-long': 'x'.repeat(1024 * 1024) }), ...whole, 'hang']),
    expects: failed('upstream_cut', /HEADERS_OVERFLOW/),
    letsGo: true,
  },
  {
    number: null,
    name: 'a body shorter than its content-length',
    hears: 'the text that came, then that the connection broke',
    provider: () => raw(() => [head(200, { 'content-length': '100000' }), half, 'end']),
    expects: { ...failed('upstream_cut'), text: 'Half a ' },
  },
  {
    number: null,
    name: 'a body longer than its content-length',
    hears: 'the text that came within it, then that the answer was cut; the next request is not confused by the rest',
    provider: () =>
      raw(() => [
        head(200, { 'content-length': String(half.length), connection: 'keep-alive' }) + whole.join(''),
        'hang',
      ]),
    expects: { ending: 'failed', code: 'upstream_cut', retried: true, text: 'Half a ' },
  },
  {
    number: null,
    name: 'an HTTP chunk with a broken size',
    hears: 'the text that came, then that the host does not keep to HTTP',
    provider: () => raw(() => [CHUNKED, httpChunk(half), 'zz\r\n', 'hang']),
    expects: { ...failed('upstream_unreadable', /HTTP/), text: 'Half a ' },
    letsGo: true,
  },
  {
    number: null,
    name: 'early hints before the answer',
    hears: 'the whole answer',
    provider: () => raw(() => ['HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n', ...eventStream(...whole)]),
    expects: heardWhole,
  },
  {
    number: null,
    name: 'an answer of HTTP/1.0',
    hears: 'the whole answer',
    provider: () => raw(() => ['HTTP/1.0 200 OK\r\n\r\n', ...whole, 'end']),
    expects: heardWhole,
  },
  {
    number: 26,
    name: 'one byte per packet',
    hears: 'the whole answer',
    provider: () => raw(() => eventStream(...inPackets(whole, 1))),
    expects: heardWhole,
  },
  {
    number: null,
    name: 'a body of a few bytes at a time, for twice as long as the idle deadline',
    hears: 'the whole answer: slow is not silent',
    variables: { M2C_IDLE_TIMEOUT_MS: String(DEADLINE_MS) },
    provider: () => raw(() => eventStream(...slowly(inPackets(whole, 64), 2 * DEADLINE_MS))),
    expects: heardWhole,
  },
];

/** A header line each 50 ms, for ten times as long as the deadline. */
function* slowHeaders(): Generator<Piece> {
  yield 'HTTP/1.1 200 OK\r\n';
  for (let line = 0; line < (10 * DEADLINE_MS) / 50; line += 1) yield* [`x-line-${line}: 1\r\n`, { waitMs: 50 }];
  yield 'hang';
}

function slowly(pieces: readonly Piece[], wholeMs: number): readonly Piece[] {
  return pieces.flatMap((piece) => [piece, { waitMs: wholeMs / pieces.length }]);
}

export const networkCases: readonly FaultCase[] = [...connecting, ...unanswered, ...answering].map(caseOf);
