import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openaiCompatible } from '../../providers/openai-compatible.ts';
import type { StreamFacts } from '../../providers/profile.ts';
import type { Delta } from '../conversation.ts';
import { FINISH, play, said, texts } from '../delta-stage.testing.ts';
import { readChunk } from './read-chunk.ts';
import { unwrapText } from './unwrap-text.ts';

const facts: StreamFacts = { ...openaiCompatible.stream, thinkTags: true, leaks: ['dsml', 'xml'] };
const offer = (...names: string[]) => ({
  tools: names.map((name) => ({ type: 'function' as const, function: { name } })),
});
const LEAK = '<tool_call><function=bash><parameter=command>ls</parameter></function></tool_call>';
const WRAPPED = `<think>I <tool_call> a tool.</think>\n\nNow.\n${LEAK}`;
const calls = (deltas: readonly Delta[]) =>
  deltas.flatMap((delta) => (delta.type === 'call' ? [[delta.name, JSON.parse(delta.args)]] : []));

test('thoughts and calls are unwrapped one behind the other', () => {
  for (const pieces of [[WRAPPED], WRAPPED.split('')]) {
    const deltas = play(unwrapText(facts, offer('bash')), [...texts(pieces), FINISH]);
    expect(said(deltas, 'reasoning')).toBe('I <tool_call> a tool.');
    expect(said(deltas)).toBe('\n\nNow.\n');
    expect(calls(deltas)).toEqual([['bash', { command: 'ls' }]]);
    expect(deltas.at(-1)).toBe(FINISH);
  }
});

test('a call within a thought is a thought', () => {
  const deltas = play(unwrapText(facts, offer('bash')), [...texts([`<think>${LEAK}</think>hi`]), FINISH]);
  expect(said(deltas, 'reasoning')).toBe(LEAK);
  expect(calls(deltas)).toEqual([]);
});

test('a flush lets go of what either stage holds', () => {
  expect(said(play(unwrapText(facts, offer('bash')), texts(['\n<thi'])))).toBe('\n<thi');
  expect(said(play(unwrapText(facts, offer('bash')), texts(['a <tool'])))).toBe('a <tool');
});

test('a tool choice of "none" recovers nothing', () => {
  const deltas = play(unwrapText(facts, { ...offer('bash'), tool_choice: 'none' }), [...texts([LEAK]), FINISH]);
  expect(deltas).toEqual([...texts([LEAK]), FINISH]);
});

test('without such facts every delta passes as it is', () => {
  const stage = unwrapText({ ...facts, thinkTags: false, leaks: [] }, offer('bash'));
  expect(play(stage, [...texts([WRAPPED]), FINISH])).toEqual([...texts([WRAPPED]), FINISH]);
});

const RECORDINGS = fileURLToPath(new URL('../../../../shared/recordings/', import.meta.url));

describe.runIf(existsSync(RECORDINGS))('recorded answers', () => {
  const read = (path: string) => readFileSync(RECORDINGS + path, 'utf8');
  const chunks = (path: string) =>
    [...read(path).matchAll(/^data: (\{.*)$/gm)].flatMap(([, json = '']) =>
      readChunk(JSON.parse(json), facts, openaiCompatible.faults),
    );

  test.each([
    ['minimax/closeclaw-MiniMax-M3-streaming.sse', '\n1\n2\n3', /^\nThe user is asking.*\n$/s],
    ['minimax/closeclaw-MiniMax-M2.7-tool-use-streaming.sse', '\n\n\n\n\n', /^The user is asking about the weather/],
  ])('%s', (path, text, thought) => {
    const deltas = play(unwrapText(facts, offer('get_weather')), chunks(path));
    expect(said(deltas)).toBe(text);
    expect(said(deltas, 'reasoning')).toMatch(thought);
  });

  test.each([
    ['deepseek/quoted-dsml-leak-v41-spaced.txt', 'read'],
    ['mimo/quoted-tool-call-xml-leak-content.txt', 'web_search'],
  ])('%s', (path, tool) => {
    const deltas = play(unwrapText(facts, offer(tool)), [...texts([read(path)]), FINISH]);
    expect(calls(deltas).map(([name]) => name)).toEqual([tool]);
    expect(said(deltas)).toBe('');
  });

  test('mimo/zen-mimo-v2.5-length-tool-markup-in-content.json', () => {
    const body = JSON.parse(read('mimo/zen-mimo-v2.5-length-tool-markup-in-content.json'));
    const deltas = play(unwrapText(facts, offer('bash')), readChunk(body, facts, openaiCompatible.faults));
    expect(said(deltas)).toBe(body.choices[0].message.content);
    expect(calls(deltas)).toEqual([]);
  });
});
