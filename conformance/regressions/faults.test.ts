/** Refusals whose meaning other proxies hid from the client. */
import { describe, expect, test } from 'vitest';
import { PROVIDERS } from '../arbitraries/request.ts';
import { heard, readEvents } from '../ears/heard.ts';
import { translateRefusal } from '../subject.ts';
import { chunk, frame } from '../upstream/chat-answers.ts';
import { answered, ask } from './drive.ts';

function refused(provider: string, status: number, body: unknown) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return heard(readEvents(translateRefusal(ask('Go.'), provider, status, new TextEncoder().encode(text)))).error;
}
const openai = (message: string, more: object = {}) => ({ error: { message, type: 'invalid_request_error', ...more } });

/** How providers say that the conversation no longer fits. */
const OVERFLOWS: readonly [provider: string, sentence: string, more: object][] = [
  ['deepseek', "This model's maximum context length is 1048565 tokens. However, you requested 1048600 tokens.", {}],
  ['qwen', 'Range of input length should be [1, 1000000]', {}],
  ['mimo', 'Param Incorrect', { param: 'Input token length exceeds the maximum context length', code: '400' }],
  ['generic', 'Your input exceeds the context window of this model.', { code: 'context_length_exceeded' }],
  [
    'generic',
    'the request exceeds the available context size, try increasing it',
    { type: 'exceed_context_size_error' },
  ],
  ['generic', 'prompt is too long: 210000 tokens > 200000 maximum', {}],
  ['generic', 'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).', {}],
  ['generic', 'Invalid request: Your request exceeded model token limit: 262144', {}],
];

describe.each(OVERFLOWS)('mimo2codex 0.2.5: what %s says with "%s"', (provider, sentence, more) => {
  test('is heard by Codex as a context that is too long', () => {
    expect(refused(provider, 400, openai(sentence, more))?.code).toBe('context_length_exceeded');
  });

  test('is heard as that within a stream too', () => {
    const heard = answered({ pieces: [chunk({ content: '' }), frame(openai(sentence, more))] }, provider);
    expect(heard.error?.code).toBe('context_length_exceeded');
  });
});

test.each(PROVIDERS)('mimo2codex 0.5.28: a request that %s refuses for good is not tried again', (provider) => {
  const error = refused(
    provider,
    400,
    openai('web search tool found in the request body, but webSearchEnabled is false'),
  );
  expect(error?.code).toBe('invalid_prompt');
  expect(error?.message).toContain('webSearchEnabled is false');
});

test('mimo2codex docs: a key of the other host is a failure that says what to check', () => {
  const error = refused('mimo', 401, openai('Invalid API Key', { code: '401' }));
  expect(error?.message).toContain('Invalid API Key');
  expect(error?.message).toMatch(/check the key/i);
});

test('mimo2codex 0.2.3: the reason is told where MiMo keeps it, in `param`, in a body framed as a stream', () => {
  const param = 'The reasoning_content in the thinking mode must be passed back to the API.';
  const body = `data:${JSON.stringify({ error: { code: '400', message: 'Param Incorrect', param, type: '' } })}\n\n`;
  expect(refused('mimo', 400, body)).toMatchObject({ code: 'invalid_prompt', message: expect.stringContaining(param) });
});

test.each([
  ['Cloudflare', 'error code: 1010'],
  ['nginx', '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>'],
  [
    'a body without an error',
    '{"type":"server_error","message":"Upstream request failed: Insufficient account funds"}',
  ],
])('codex-shim: what %s says is told as a sentence', (_who, body) => {
  const said = refused('generic', 502, body)?.message ?? '';
  expect(said).toMatch(/1010|Bad Gateway|Insufficient account funds/);
  expect(said).not.toMatch(/[<>]/);
});
