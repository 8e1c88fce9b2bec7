/** The provider answers 200, and what it says is not what it should be: ends that are none, errors, and pages. */
import { DONE, finish, frame } from '../upstream/fake-upstream.ts';
import type { FaultCase } from './case.ts';
import type { Expected } from './judge.ts';
import { casesOf, type Said } from './row.ts';
import { cost, finished, half, opening, rest, say, TOKENS } from './said.ts';

const whole = [opening, half, rest, finish('stop'), DONE];
const heardWhole: Expected = { ending: 'completed', text: 'Half a sentence.', usage: TOKENS };
const failed = (code: string, ...says: RegExp[]): Expected => ({ ending: 'failed', code, retried: true, says });

/** What follows the end is not part of the answer; what is framed unusually is. */
const endings: readonly Said[] = [
  {
    number: 15,
    name: 'more text after [DONE]',
    pieces: [...whole, say(' And more.'), 'hang'],
    expects: heardWhole,
    letsGo: true,
  },
  {
    number: 15,
    name: 'an error after [DONE]',
    pieces: [...whole, frame({ error: { message: 'late' } })],
    expects: heardWhole,
  },
  {
    number: 15,
    name: 'bytes that are no text after [DONE]',
    pieces: [...whole, Buffer.from([0xff, 0, 0xfe])],
    expects: heardWhole,
  },
  {
    number: 16,
    name: 'the finish reason twice',
    pieces: [opening, half, rest, finished('stop'), finish('stop'), DONE],
    expects: heardWhole,
  },
  {
    number: 16,
    name: 'two finish reasons, the graver one second',
    pieces: [half, finished('stop'), finished('length'), cost(), DONE],
    expects: { ending: 'incomplete', text: 'Half a ', usage: TOKENS },
  },
  {
    number: 16,
    name: 'text after the finish reason',
    pieces: [half, finished('stop'), rest, finished('stop'), cost(), DONE],
    expects: heardWhole,
  },
  { number: null, name: '[DONE] and nothing else', pieces: [DONE], expects: failed('upstream_cut', /finish reason/) },
  { number: null, name: 'an empty body', pieces: [], expects: failed('upstream_cut', /finish reason/) },
  {
    number: null,
    name: 'a finish reason that means failure',
    pieces: [half, finished('insufficient_system_resource'), DONE],
    expects: { ...failed('upstream_error', /insufficient_system_resource/), text: 'Half a ' },
  },
  {
    number: null,
    name: 'comments and blank lines between the chunks',
    pieces: whole.flatMap((piece) => [': keep-alive\n\n', '\n', piece]),
    expects: heardWhole,
  },
];

const page = '<!doctype html><html><head><title>Sign in</title></head><body>Please sign in.</body></html>';
const trouble = { message: 'The swifts are on strike.', type: 'server_error', code: 500 };
const errors: readonly Said[] = [
  {
    number: 17,
    name: '200 with a page of HTML',
    headers: { 'content-type': 'text/html' },
    pieces: [page],
    expects: failed('upstream_unreadable', /Sign in/),
  },
  {
    number: 18,
    name: '200 with an error as its first event',
    pieces: [frame({ error: trouble }), DONE],
    expects: failed('upstream_error', /swifts/),
  },
  {
    number: 18,
    name: '200 with an error as a JSON body',
    headers: { 'content-type': 'application/json' },
    pieces: [JSON.stringify({ error: trouble })],
    expects: failed('upstream_error', /swifts/),
  },
  {
    number: 18,
    name: '200 with a context that is too long as its first event',
    pieces: [frame({ error: { message: 'maximum context length is 131072 tokens', code: 400 } }), DONE],
    expects: { ending: 'failed', code: 'context_length_exceeded', says: [/131072/] },
  },
  {
    number: 19,
    name: 'an error in the middle of the text',
    pieces: [opening, half, frame({ error: trouble }), 'hang'],
    expects: { ...failed('upstream_error', /swifts/), text: 'Half a ' },
    letsGo: true,
  },
  {
    number: 19,
    name: 'an error in the middle of the text, as an event of its own',
    pieces: [opening, half, `event: error\ndata: ${JSON.stringify({ error: trouble })}\n\n`, 'hang'],
    expects: { ...failed('upstream_error', /swifts/), text: 'Half a ' },
    letsGo: true,
  },
  {
    number: 19,
    name: 'a rate limit in the middle of the text',
    pieces: [opening, half, frame({ error: { message: 'Slow down.', code: 429 } })],
    expects: { ...failed('rate_limit_exceeded', /Slow down/), text: 'Half a ' },
  },
  {
    number: 19,
    name: 'a chunk that is not JSON in the middle of the text',
    pieces: [opening, half, 'data: upstream connect error\n\n', 'hang'],
    expects: { ...failed('upstream_unreadable', /upstream connect error/), text: 'Half a ' },
    letsGo: true,
  },
  {
    number: null,
    name: 'a chunk that is null',
    pieces: [opening, half, 'data: null\n\n', 'hang'],
    expects: { ...failed('upstream_unreadable'), text: 'Half a ' },
    letsGo: true,
  },
];

export const answerCases: readonly FaultCase[] = [
  ...casesOf('the answer to its honest end, and nothing that comes after it', endings),
  ...casesOf("what was said until then, and the provider's reason", errors),
];
