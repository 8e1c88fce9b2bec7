/** Tool calls that a model wrote into its text: other proxies showed them to the user, or ate ordinary text with them. */
import { describe, expect, test } from 'vitest';
import { type Answer, chunk, DONE, finish } from '../upstream/chat-answers.ts';
import { answered, ask, tool } from './drive.ts';

const text = (...pieces: string[]): Answer => ({
  pieces: [...pieces.map((content) => chunk({ content })), finish('stop'), DONE],
});
const parameters = { type: 'object', properties: { command: { type: 'string' }, limit: { type: 'integer' } } };
const request = ask('Go.', { tools: [tool('bash', { parameters })] });
const COMMAND = 'grep -n "<a>" b.html';

const XML = `<tool_call>\n<function=bash>\n<parameter=command>${COMMAND}</parameter>\n</function>\n</tool_call>`;
const DSML = [
  '<｜DSML｜function_calls>\n<｜DSML｜invoke name="bash">\n',
  `<｜DSML｜parameter name="command" string="true">${COMMAND}</｜DSML｜parameter>\n`,
  '</｜DSML｜invoke>\n</｜DSML｜function_calls>',
].join('');
const DIALECTS = [
  ['mimo', 'opencodex#5499, cline#14156', XML],
  ['qwen', 'vllm#39056', XML],
  ['deepseek', 'opencode#50206, pi#3973', DSML],
] as const;

describe.each(DIALECTS)('a call in the text of %s (pain 32; %s)', (provider, _threads, leak) => {
  test.each([1, 3, 7, 1000])('is a call, in pieces of %i', (size) => {
    const pieces = leak.match(new RegExp(`[^]{1,${size}}`, 'gu')) ?? [];
    const heard = answered(text('I look.\n', ...pieces), provider, request);
    expect(heard.calls.map((one) => [one.name, JSON.parse(one.input)])).toEqual([['bash', { command: COMMAND }]]);
    expect(heard.text.trim()).toBe('I look.');
    expect(heard.ending).toBe('completed');
  });

  test('stays text when no such tool is declared', () => {
    const other = leak.replace('bash', 'rmdir');
    const heard = answered(text(other), provider, request);
    expect([heard.text, heard.calls]).toEqual([other, []]);
  });

  test('stays text when it is quoted in code', () => {
    const quoted = `The form is:\n\`\`\`xml\n${leak}\n\`\`\`\nas said.`;
    const heard = answered(text(quoted), provider, request);
    expect([heard.text, heard.calls]).toEqual([quoted, []]);
  });

  test('that ends in the middle loses nothing', () => {
    for (const cut of [3, 12, 40, leak.length - 5]) {
      const half = leak.slice(0, cut);
      const heard = answered(text(half, ' and so on.'), provider, request);
      expect([heard.text, heard.calls]).toEqual([`${half} and so on.`, []]);
    }
  });

  test('cut by the length limit does not run', () => {
    const cut: Answer = { pieces: [chunk({ content: leak.slice(0, -20) }), finish('length'), DONE] };
    expect(answered(cut, provider, request)).toMatchObject({ calls: [], ending: 'incomplete' });
  });
});
