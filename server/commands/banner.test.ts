import { describe, expect, test } from 'vitest';
import { openaiCompatible } from '../providers/openai-compatible.ts';
import type { Provider } from '../providers/profile.ts';
import { NO_KEY } from '../upstream/keys.ts';
import { type BannerFacts, banner } from './banner.ts';

const KEY = 'sk-0123456789abcdef';

const provider: Provider = {
  profile: openaiCompatible,
  baseUrl: 'https://api.example.com/v1',
  keys: [KEY],
  models: [{ id: 'big', displayName: 'Big', contextWindow: 1, efforts: [] }],
  defaultModel: 'big',
};
const keyless: Provider = { ...provider, profile: { ...openaiCompatible, id: 'closed' }, keys: [] };

const shown = (facts: Partial<BannerFacts> = {}) =>
  banner(
    {
      url: 'http://127.0.0.1:8788',
      config: { dataDir: '/home/me/.m2c', showReasoning: true },
      routes: { providers: [provider, keyless], fallback: provider },
      warnings: [],
      missingKeys: [],
      ...facts,
    },
    (_style, text) => text,
  );

describe('the banner', () => {
  test('tells address, provider, default model, data folder and the next step', () => {
    const text = shown();
    expect(text).toMatch(/listens on http:\/\/127\.0\.0\.1:8788\n/);
    expect(text).toMatch(/generic +api\.example\.com, 1 model, key …cdef\n/);
    expect(text).toMatch(/default +big/);
    expect(text).toContain('/home/me/.m2c');
    expect(text).toContain('curl -N http://127.0.0.1:8788/v1/responses');
    expect(text).not.toMatch(/closed|Replay|Warning/);
  });

  test('never shows a key', () => {
    expect(shown()).not.toContain(KEY);
  });

  test('repeats each warning', () => {
    expect(shown({ warnings: ['First.', 'Second.'] })).toMatch(/Warning {3}First\.\n\nWarning {3}Second\.\n/);
  });

  test('explains replay and how to leave it', () => {
    const recorded = {
      ...provider,
      keys: [NO_KEY],
      models: [{ id: 'generic/big', displayName: 'Big', contextWindow: 1, efforts: [] }],
    };
    const text = shown({
      missingKeys: ['ONE_API_KEY', 'TWO_API_KEY'],
      routes: { providers: [recorded], fallback: recorded },
    });
    expect(text).toContain('ONE_API_KEY, TWO_API_KEY');
    expect(text).toContain('\\"model\\":\\"generic/big\\"');
    expect(text).not.toContain('cdef');
  });
});
