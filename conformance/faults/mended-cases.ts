/** m2c asks again before the client has heard anything of the answer, and never after that. */
import { errorAnswer, frame, type Piece } from '../upstream/fake-upstream.ts';
import type { FaultCase } from './case.ts';
import { FAULTY_REQUESTS, raw, scripted, WELL } from './faulty-upstream.ts';
import type { Expected } from './judge.ts';
import { caseOf, type Row } from './row.ts';
import { call, half, opening, TOKENS, think, WITH_TOOLS } from './said.ts';

/** As many retries as the provider needs to be well, without a wait that matters. */
const RETRIES = { M2C_RETRIES: String(FAULTY_REQUESTS), M2C_RETRY_BASE_MS: '1' };

const answering =
  (status: number, headers: Readonly<Record<string, string>> = {}) =>
  () =>
    scripted({ ...errorAnswer(status, 'The swifts are on strike.', { type: 'server_error', code: null }), headers });
const saying =
  (...pieces: readonly Piece[]) =>
  () =>
    scripted({ pieces });

const passing: readonly (readonly [name: string, provider: Row['provider'], number?: number])[] = [
  ['reset before the first byte', () => raw(() => ['reset'])],
  ['closed before the first byte', () => raw(() => ['end'])],
  ...[500, 502, 503, 529].map((status) => [`${status}`, answering(status), 21] as const),
  ['429 with Retry-After: 0', answering(429, { 'retry-after': '0' }), 20],
  ['429 without Retry-After', answering(429), 20],
  ['a page of HTML', saying('<html><title>Down</title></html>')],
  ['an error as its first event', saying(frame({ error: { message: 'No.', code: 500 } }))],
  ['reset after the role', saying(opening, 'reset')],
  ['the end after the headers', saying()],
];

const mended: readonly Row[] = passing.map(([what, provider, number = null]) => ({
  number,
  name: `twice ${what}, then success, with retries`,
  hears: 'the answer and nothing of the failures',
  provider,
  variables: RETRIES,
  asks: FAULTY_REQUESTS + 1,
  expects: { ending: 'completed', text: WELL, usage: TOKENS },
}));

const failed = (code: string, retried: boolean, more: Partial<Expected> = {}): Expected => ({
  ending: 'failed',
  code,
  retried,
  ...more,
});
const lasting: readonly (readonly [name: string, provider: Row['provider'], expects: Expected])[] = [
  ['401', answering(401), failed('invalid_prompt', false, { plainCode: 'invalid_api_key' })],
  ['400', answering(400), failed('invalid_prompt', false)],
  ['404', answering(404), failed('model_not_found', false)],
  [
    '429 with an hour to wait',
    answering(429, { 'retry-after': '3600' }),
    failed('rate_limit_exceeded', true, { retryAfter: 3600 }),
  ],
  ['reset in the middle of the text', saying(half, 'reset'), failed('upstream_cut', true, { text: 'Half a ' })],
  [
    'reset in the middle of the reasoning',
    saying(think('Hm. '), 'reset'),
    failed('upstream_cut', true, { reasoning: 'Hm. ' }),
  ],
  [
    "reset in the middle of a call's arguments",
    saying(call(0, 'a', 'look', '{"path":'), 'reset'),
    failed('upstream_cut', true),
  ],
  [
    'an error in the middle of the text',
    saying(half, frame({ error: { message: 'No.', code: 500 } })),
    failed('upstream_error', true, { text: 'Half a ' }),
  ],
];

const asked: readonly Row[] = lasting.map(([what, provider, expects]) => ({
  number: null,
  name: `${what}, with retries`,
  hears: 'the failure at once: asking again mends nothing, or would say things twice',
  provider,
  variables: RETRIES,
  body: WITH_TOOLS,
  expects,
}));

export const mendedCases: readonly FaultCase[] = [...mended, ...asked].map(caseOf);
