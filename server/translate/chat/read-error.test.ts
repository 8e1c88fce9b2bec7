import { describe, expect, test } from 'vitest';
import { PROFILES } from '../../providers/index.ts';
import { openaiCompatible } from '../../providers/openai-compatible.ts';
import { readError } from './read-error.ts';

const { faults } = openaiCompatible;

describe.each(PROFILES)('the sentences of $id', (profile) => {
  test.each(profile.faults)('$sample → $code', ({ sample, code }) => {
    expect(readError(400, { error: { message: sample } }, profile.faults).code).toBe(code);
  });
});

test.each([
  [400, 'invalid_prompt'],
  [401, 'invalid_api_key'],
  [402, 'insufficient_quota'],
  [403, 'invalid_api_key'],
  [404, 'model_not_found'],
  [408, 'upstream_error'],
  [422, 'invalid_prompt'],
  [429, 'rate_limit_exceeded'],
  [500, 'upstream_error'],
  [503, 'upstream_error'],
  [529, 'upstream_error'],
] as const)('status %i without a telling sentence → %s', (status, code) => {
  expect(readError(status, { error: { message: 'No.' } }, faults).code).toBe(code);
});

test.each([
  ['the usual envelope', { error: { message: 'Too deep.' } }],
  ['no envelope', { message: 'Too deep.', type: 'server_error' }],
  ['an error text', { error: 'Too deep.' }],
  ['a detail', { detail: 'Too deep.' }],
  ['plain text', 'Too deep.'],
  ['a page', '<html><style>p{}</style><body><h1>Too</h1>\n <p>deep.</p></body></html>'],
])("the provider's own sentence is kept: %s", (_, body) => {
  expect(readError(400, body, faults).message).toBe('The provider answered 400: Too deep.');
});

test('a sentence that sits in param is kept beside an empty one', () => {
  const body = { error: { code: '400', message: 'Param Incorrect', param: 'messages must not be empty', type: '' } };
  expect(readError(400, body, faults).message).toBe(
    'The provider answered 400: Param Incorrect: messages must not be empty.',
  );
});

test('an error inside a stream is judged by the status it carries', () => {
  expect(readError(null, { error: { message: 'Slow down', code: 429 } }, faults).code).toBe('rate_limit_exceeded');
  expect(readError(null, { error: { message: 'Hm' } }, faults).code).toBe('upstream_error');
});

test.each(['sk-abcdefghijkl1234', 'a1b2c3d4e5f6'])('the key %s that the provider repeats is not passed on', (key) => {
  const fault = readError(401, { error: { message: `Incorrect API key: ${key}.` } }, faults);
  expect(fault.without([key]).message).not.toContain(key);
});

test.each([
  ['context_length_exceeded', 400, 'context_length_exceeded'],
  ['insufficient_quota', 429, 'insufficient_quota'],
  ['invalid_api_key', null, 'invalid_api_key'],
  ['rate_limit_error', null, 'rate_limit_exceeded'],
] as const)('the word %s says more than the status %j', (word, status, code) => {
  expect(readError(status, { error: { message: '太长了', code: word } }, faults).code).toBe(code);
  expect(readError(status, { error: { message: '太长了', type: word } }, faults).code).toBe(code);
});

test.each([
  ['a list of complaints', { detail: [{ msg: 'Too deep.', loc: ['body'] }] }],
  ['a list of errors', { errors: [{ message: 'Too deep.' }] }],
  ['a list', [{ error: { message: 'Too deep.' } }]],
  ['an error within an error', { error: { error: { message: 'Too deep.' } } }],
  ['a base_resp', { base_resp: { status_code: 1004, status_msg: 'Too deep.' } }],
])('the sentence is found in %s', (_, body) => {
  expect(readError(400, body, faults).message).toBe('The provider answered 400: Too deep.');
});

test('what the host behind a router said is kept', () => {
  const body = { error: { message: 'Provider returned error', code: 400, metadata: { raw: 'Too deep.' } } };
  expect(readError(400, body, faults).message).toContain('Too deep.');
});

test('a page or sentence without an end is cut before it is read', () => {
  for (const body of ['<'.repeat(1e6), '<style'.repeat(1e5), { error: 'x'.repeat(1e6) }]) {
    expect(readError(502, body, faults).message.length).toBeLessThan(1100);
  }
});

test.each([[null], [''], [{}], [{ error: {} }], [[]]])('%j still gives a sentence', (body) => {
  expect(readError(500, body, faults).message).toBe('The provider answered 500: no reason given.');
});
