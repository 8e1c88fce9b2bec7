/** Against what real providers told of real requests. Those are other people's and stay in their folder beside the repository. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ChatRequest } from '../../../generated/types/chat.ts';
import { IMAGE_TOKENS } from '../text-tokens.ts';
import { leastTokensOf, likelyTokensOf } from './count-tokens.ts';

const FOLDER = resolve(import.meta.dirname, '../../../../shared/recordings');
const REQUEST = '.request.json';

/** The last count of the prompt that an answer tells, plain or as a stream. */
function promptTokens(answer: string): number | null {
  const counts = [...answer.matchAll(/"prompt_tokens"\s*:\s*(\d+)/g)].map(([, digits]) => Number(digits));
  return counts.findLast((count) => count > 0) ?? null;
}

function counted(): [string, ChatRequest, number][] {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(REQUEST));
  return files.flatMap((file): [string, ChatRequest, number][] => {
    const stem = join(FOLDER, file.slice(0, -REQUEST.length));
    const answer = [`${stem}.sse`, `${stem}.json`].find((path) => existsSync(path));
    const tokens = answer === undefined ? null : promptTokens(readFileSync(answer, 'utf8'));
    const request = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
    return tokens === null || !Array.isArray(request.messages) ? [] : [[file, request, tokens]];
  });
}

if (existsSync(FOLDER)) {
  const all = counted();

  test.each(all)('%s: the least is never more than the provider counted', (_file, request, tokens) => {
    expect(leastTokensOf(request)).toBeLessThanOrEqual(tokens);
  });

  test.each(all.filter(([, , tokens]) => tokens >= 800))(
    '%s: is about what the provider counted',
    (_file, request, tokens) => {
      const ratio = likelyTokensOf(request) / tokens;
      expect(ratio).toBeGreaterThan(0.6);
      expect(ratio).toBeLessThan(1.4);
    },
  );
} else {
  test('no folder of recorded requests stands beside the repository', () => {
    console.info('No recorded requests beside the repository: none were counted.');
    expect(existsSync(FOLDER)).toBe(false);
  });
}

describe('a request', () => {
  const request = (...messages: unknown[]) => ({ model: 'm', messages }) as unknown as ChatRequest;
  const words = 'one two three four five';

  test('an image costs the same whatever its bytes, and nothing for certain', () => {
    const image = (url: string) => request({ role: 'user', content: [{ type: 'image_url', image_url: { url } }] });
    const [small, big] = ['data:,x', `data:,${'word '.repeat(50_000)}`].map(image) as [ChatRequest, ChatRequest];
    expect(likelyTokensOf(big)).toBe(likelyTokensOf(small));
    expect(likelyTokensOf(big)).toBeGreaterThanOrEqual(IMAGE_TOKENS);
    expect(leastTokensOf(big)).toBe(0);
  });

  test('thoughts are likely counted, and not certainly', () => {
    const said = { role: 'assistant', content: 'Done now.', reasoning_content: words };
    const [silent, thinking] = [request({ ...said, reasoning_content: '' }), request(said)];
    expect(leastTokensOf(thinking)).toBe(leastTokensOf(silent));
    expect(likelyTokensOf(thinking)).toBeGreaterThan(likelyTokensOf(silent));
  });

  test('the words of arguments are certain, unless they are written in escapes', () => {
    const calls = (args: string) =>
      request({
        role: 'assistant',
        content: '',
        tool_calls: [{ id: 'c', type: 'function', function: { name: 'look', arguments: args } }],
      });
    expect(leastTokensOf(calls(JSON.stringify({ text: words })))).toBe(7);
    expect(leastTokensOf(calls('{"text":"\\u00fc and more words"}'))).toBe(1);
  });
});
