import { describe, expect, test } from 'vitest';
import { masked, redact } from './secrets.ts';

const MEGABYTE = 1024 * 1024;

/** What each pattern begins with, and what stands between that and an end which never comes. */
const HOSTILE = [
  'authorization',
  'authorization:',
  'authorization:[',
  'authorization: [ ',
  'api_key\\"',
  'api_key = ',
  'cookie"',
  'cookie", ',
  '"cookie"',
  '"cookie",',
  '"cookie" ',
  'Bearer ',
  'Bearer  \t',
  'Bearer-',
  'sk-',
  'sk-abc ',
  'ask-',
  'sk-a1',
  'tp-x.',
  'eyJ',
  'eyJ-',
  'eyJ.',
  'eyJa.a',
  '-eyJa',
  '\\neyJa',
  '\\nsk-',
  '://',
  '://a',
  ':@/',
  '\\',
  '\\\\"',
  '"',
  ' ',
  'a',
  '-',
];

/** Beginnings that could make a pattern look for its end in all that follows. */
const HEADS = ['', 'authorization:[', 'Bearer ', 'eyJa.', '://'];

describe('redact', () => {
  // A pattern that reads the text once more for each place it could begin at takes minutes for one of these.
  test.each(HOSTILE)(
    'reads a megabyte of %j, and one behind each beginning',
    (word) => {
      const texts = [
        word.repeat(MEGABYTE / word.length),
        ...HEADS.map((head) => head + word.repeat(MEGABYTE / word.length)),
      ];
      for (const text of texts) expect(redact(text).length).toBeGreaterThan(0);
    },
    20_000,
  );

  test.each(['odd-key-42', 'quoted"key\\42', 'dollar$&key', 'dollar$1key'])('hides the known key %s', (key) => {
    const text = `refused: ${key}, ${JSON.stringify({ key })}`;
    const shown = redact(text, [key]);
    expect(shown).toBe('refused: [redacted], {"key":"[redacted]"}');
  });

  test('leaves words alone that a short key happens to be', () => {
    expect(redact('The model is gone.', ['mode', ''])).toBe('The model is gone.');
  });

  test.each([
    ['Incorrect API key provided: sk-0123456789abcdef.', 'Incorrect API key provided: sk-[redacted].'],
    ['was told0sk-0123456789abcdef twice', 'was told0sk-[redacted] twice'],
    ['{"text":"line\\nsk-0123456789"}', '{"text":"line\\nsk-[redacted]"}'],
    ['{"text":"line\\neyJhbGciOi.eyJzdWIi.sig"}', '{"text":"line\\n[redacted]"}'],
    ['send one as a Bearer token, or use Bearer auth', 'send one as a Bearer token, or use Bearer auth'],
    ['{"text":"\\u001bBearer abc"}', '{"text":"\\u001bBearer [redacted]"}'],
    ['authorization: ["a","b"] and more', 'authorization: ["[redacted]"] and more'],
    ['{"text":"authorization: [\\"a\\"]"}', '{"text":"authorization: [\\"[redacted]\\"]"}'],
    ['{"authorization":[1,2]}', '{"authorization":[]}'],
    ['https://me:secret@example.com/v1', 'https://[redacted]@example.com/v1'],
  ])('makes of %j %j', (text, shown) => {
    expect(redact(text)).toBe(shown);
  });

  test.each([
    'Authorization: Bearer odd-key-42',
    'Authorization: [odd-key-42, sk-0123456789]',
    'Authorization: ["odd-key-42"]',
    'cookie: odd-key-42; b=c',
    'Bearer odd-key-42 and sk-0123456789',
    'https://me:odd-key-42@example.com',
  ])('of text inside JSON makes JSON, once and again: %s', (text) => {
    const once = redact(JSON.stringify({ text, inner: JSON.stringify({ text }) }), ['odd-key-42']);
    const read = JSON.parse(once);
    expect(JSON.parse(read.inner)).toEqual({ text: read.text });
    expect(once).not.toContain('odd-key');
    expect(redact(once, ['odd-key-42'])).toBe(once);
    expect(JSON.parse(redact(JSON.stringify({ text: read.text }), ['odd-key-42'])).text).toBe(read.text);
  });

  test.each([
    '{"code":"invalid_api_key","param":"model"}',
    'Set MIMO_API_KEY and start again.',
    'task-list-of-things, desk-0123456789',
    'https://example.com/v1',
    'plugin://<plugin-name>@<marketplace-name>',
  ])('leaves %j as it is', (text) => {
    expect(redact(text)).toBe(text);
  });
});

test('a key is told by its end, and a short one not at all', () => {
  expect(['sk-0123456789abcdef', '0123456789ab', 'short-key', ''].map(masked)).toEqual(['…cdef', '…89ab', '…', '…']);
});
