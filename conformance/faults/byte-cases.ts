/** The bytes of an answer: where they are cut, how they are packed and called, and how many they are. */
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { DONE, finish, type Piece, textAnswer } from '../upstream/fake-upstream.ts';
import type { FaultCase } from './case.ts';
import { head, raw } from './faulty-upstream.ts';
import type { Expected } from './judge.ts';
import { caseOf, casesOf, type Row, type Said } from './row.ts';
import { callDelta, half, inPackets, opening, rest, say, TOKENS, think } from './said.ts';

const whole = [opening, half, rest, finish('stop'), DONE];
const heardWhole: Expected = { ending: 'completed', text: 'Half a sentence.', usage: TOKENS };
const failed = (code: string, ...says: RegExp[]): Expected => ({ ending: 'failed', code, retried: true, says });

/** What nothing bounds must come to an end in these cases all the same. */
const BEFORE_LONG = { M2C_IDLE_TIMEOUT_MS: '3000' };

const SWIFTS = 'Zwölf Schwalben 🐦🧭, 燕子。';
const swifts = textAnswer(SWIFTS).pieces as readonly string[];
const heardSwifts: Expected = { ending: 'completed', text: SWIFTS, usage: TOKENS };
const withCarriageReturns = swifts.map((piece) => piece.replaceAll('\n', '\r\n'));

const bytes: readonly Said[] = [
  { number: 24, name: 'cuts inside UTF-8, three bytes at a time', pieces: inPackets(swifts, 3), expects: heardSwifts },
  { number: 24, name: 'cuts inside CRLF', pieces: inPackets(withCarriageReturns, 1), expects: heardSwifts },
  {
    number: 24,
    name: 'a byte order mark, cut in two',
    pieces: inPackets(['\uFEFF', ...swifts], 2),
    expects: heardSwifts,
  },
  {
    number: 24,
    name: 'half of a surrogate pair in each of two chunks',
    pieces: [
      'data: {"choices":[{"index":0,"delta":{"content":"\\ud83d"}}]}\n\n',
      'data: {"choices":[{"index":0,"delta":{"content":"\\udc26"}}]}\n\n',
      finish('stop'),
      DONE,
    ],
    expects: { ending: 'completed', text: '🐦', usage: TOKENS },
  },
  {
    number: 24,
    name: 'bytes that are not UTF-8 inside the text',
    pieces: [
      Buffer.concat([
        Buffer.from('data: {"choices":[{"index":0,"delta":{"content":"a'),
        Buffer.from([0xff]),
        Buffer.from('b"}}]}\n\n'),
      ]),
      finish('stop'),
      DONE,
    ],
    expects: { ending: 'completed', text: 'a\uFFFDb', usage: TOKENS },
  },
];

const MEBIBYTE = 1024 * 1024;
const long = 'x'.repeat(10 * MEBIBYTE);
const sizes: readonly Said[] = [
  {
    number: 25,
    name: 'one line of ten mebibytes',
    pieces: [say(long), finish('stop'), DONE],
    expects: { ending: 'completed', text: long, usage: TOKENS },
  },
  {
    number: 25,
    name: 'one line of more than sixteen mebibytes',
    pieces: [half, 'data: {"choices":[{"delta":{"content":"', long, long, 'hang'],
    expects: { ...failed('upstream_unreadable', /16 MiB/), text: 'Half a ' },
    letsGo: true,
  },
  {
    number: null,
    name: 'sixty-four mebibytes of comments before the answer',
    pieces: [...Array.from({ length: 64 }, () => `: ${'keep-alive '.repeat(95_325)}\n\n`), ...whole],
    expects: heardWhole,
  },
  {
    number: null,
    name: 'a chunk of a hundred thousand nested objects',
    pieces: [
      half,
      `data: {"choices":[{"delta":{"content":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}}]}\n\n`,
      'hang',
    ],
    expects: { ...failed('upstream_unreadable'), text: 'Half a ' },
    letsGo: true,
  },
];

const body = {
  choices: [{ index: 0, message: { role: 'assistant', content: 'Half a sentence.' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 120, completion_tokens: 12 },
};
const sse = whole.join('');
const types: readonly Said[] = [
  {
    number: 27,
    name: 'an event stream called text/plain',
    headers: { 'content-type': 'text/plain' },
    pieces: whole,
    expects: heardWhole,
  },
  {
    number: 27,
    name: 'an event stream called application/json',
    headers: { 'content-type': 'application/json' },
    pieces: whole,
    expects: heardWhole,
  },
  {
    number: 27,
    name: 'a whole answer as JSON instead of a stream',
    headers: { 'content-type': 'application/json' },
    pieces: [JSON.stringify(body)],
    expects: heardWhole,
  },
  {
    number: 27,
    name: 'a whole answer as JSON called an event stream',
    pieces: [JSON.stringify(body)],
    expects: heardWhole,
  },
  {
    number: 27,
    name: 'gzip although nobody asked for it',
    headers: { 'content-encoding': 'gzip' },
    pieces: [gzipSync(sse)],
    expects: failed('upstream_unreadable', /gzip/),
  },
  {
    number: 27,
    name: 'brotli although nobody asked for it',
    headers: { 'content-encoding': 'br' },
    pieces: [brotliCompressSync(sse)],
    expects: failed('upstream_unreadable', /\bbr\b/),
  },
  {
    number: 27,
    name: 'bytes that only claim to be gzip',
    headers: { 'content-encoding': 'gzip' },
    pieces: [Buffer.from([0x1f, 0x8b, 0x08, 0xff, 0x0a, 0xfe, 0x00, 0x0a, 0xc3, 0x28])],
    expects: failed('upstream_unreadable', /gzip/),
  },
  {
    number: 27,
    name: 'a gzip bomb of a gibibyte',
    headers: { 'content-encoding': 'gzip' },
    pieces: [bomb(), 'hang'],
    expects: failed('upstream_unreadable', /gzip/),
    variables: BEFORE_LONG,
    letsGo: true,
  },
];

/** A mebibyte that unpacks to a gibibyte: one member again and again, which is lawful gzip. */
function bomb(): Buffer {
  const member = gzipSync(Buffer.alloc(MEBIBYTE));
  return Buffer.concat(Array.from({ length: 1024 }, () => member));
}

/** More than any model says. What is still open then must end by itself. */
const ENDLESS_MIB = 96;

function* endless(piece: string): Generator<Piece> {
  yield* [head(), half];
  const many = piece.repeat(Math.ceil(MEBIBYTE / piece.length));
  for (let mebibyte = 0; mebibyte < ENDLESS_MIB; mebibyte += 1) yield many;
  yield 'hang';
}

const endlessRow = (what: string, piece: string): Row => ({
  number: null,
  name: `an endless stream of ${what}`,
  hears: 'what was said, and a failure before the memory is full; the connection is let go',
  provider: () => raw(() => endless(piece)),
  expects: { ...failed('upstream_unreadable', /MiB/), text: 'Half a ', goesOn: true },
  slow: true,
  variables: BEFORE_LONG,
  letsGo: true,
});

const endlessRows: readonly Row[] = [
  endlessRow('text', say('Half a '.repeat(1000))),
  endlessRow('thoughts', think('Hm. '.repeat(1000))),
  endlessRow('arguments', callDelta(0, { id: 'call_1', function: { name: 'look', arguments: 'x'.repeat(5000) } })),
];

export const byteCases: readonly FaultCase[] = [
  ...casesOf('the whole answer: where the bytes were cut changes nothing', bytes),
  ...casesOf(
    'a long line whole, an overlong one as a failure',
    sizes.map((said) => ({ ...said, alone: true })),
  ),
  ...casesOf('the answer whatever it is called; packed bytes as a failure that names the encoding', types),
  ...endlessRows.map(caseOf),
];
