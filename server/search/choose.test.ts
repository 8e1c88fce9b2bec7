import { expect, test } from 'vitest';
import { ConfigError, type Variables } from '../config.ts';
import { chooseEngine, shownEngine } from './choose.ts';

const KEY = 'key-0123456789';

test.each<[Variables, string | null]>([
  [{}, null],
  [{ M2C_SEARCH_URL: 'http://127.0.0.1:8080/' }, 'SearXNG at 127.0.0.1:8080'],
  [{ M2C_SEARCH: 'SearXNG', M2C_SEARCH_URL: 'https://searx.example/sub' }, 'SearXNG at searx.example'],
  [{ M2C_TAVILY_API_KEY: KEY }, 'Tavily at api.tavily.com'],
  [{ M2C_BRAVE_API_KEY: KEY }, 'Brave Search at api.search.brave.com'],
  [{ M2C_TAVILY_API_KEY: KEY, M2C_BRAVE_API_KEY: KEY, M2C_SEARCH: 'brave' }, 'Brave Search at api.search.brave.com'],
  [{ M2C_TAVILY_API_KEY: KEY, M2C_SEARCH_URL: 'https://tavily.corp' }, 'Tavily at tavily.corp'],
  [{ M2C_TAVILY_API_KEY: KEY, M2C_SEARCH: 'none' }, null],
])('%j', (variables, shown) => {
  const engine = chooseEngine(variables);
  expect(engine && shownEngine(engine)).toBe(shown);
});

test.each<[Variables, string]>([
  [{ M2C_SEARCH: 'gogle' }, 'M2C_SEARCH is "gogle": choose one of searxng, tavily, brave, none.'],
  [{ M2C_SEARCH: 'searxng' }, 'M2C_SEARCH is searxng: set M2C_SEARCH_URL to your SearXNG.'],
  [{ M2C_SEARCH: 'tavily' }, 'M2C_SEARCH is tavily: set M2C_TAVILY_API_KEY to your key.'],
  [
    { M2C_TAVILY_API_KEY: KEY, M2C_BRAVE_API_KEY: KEY },
    'M2C_TAVILY_API_KEY and M2C_BRAVE_API_KEY are set: choose with M2C_SEARCH=tavily or M2C_SEARCH=brave.',
  ],
  [{ M2C_TAVILY_API_KEY: 'tvly-abc…xyz' }, 'M2C_TAVILY_API_KEY holds a character that no key has: copy the key again.'],
  [{ M2C_SEARCH_URL: 'localhost:8080' }, 'M2C_SEARCH_URL must be an http(s) URL such as https://api.example.com/v1.'],
  [
    { M2C_SEARCH_URL: 'http://me:secret@127.0.0.1' },
    'M2C_SEARCH_URL must not carry credentials: put the key into its own place.',
  ],
])('%j is refused in one sentence', (variables, sentence) => {
  expect(() => chooseEngine(variables)).toThrow(new ConfigError(sentence));
});
