import { expect, test } from 'vitest';
import { declaredTools, exchangesOf, outputsOf } from './conversation.ts';
import { toldOf } from './told.ts';

const says = (text: string) => ({ type: 'message', role: 'user', content: [{ type: 'input_text', text }] });
const output = (callId: string, text: string) => ({ type: 'function_call_output', call_id: callId, output: text });
const tools = [
  { type: 'function', name: 'look', parameters: { type: 'object', properties: {} } },
  { type: 'custom', name: 'apply_patch' },
  { type: 'namespace', name: 'mcp__notes', tools: [{ type: 'function', name: 'add', description: 'Writes.' }] },
  { type: 'web_search' },
];
const turn = (request: unknown, answer = '', status = 200) => ({
  ...{ request, status, answer: new TextEncoder().encode(answer) },
  ...{ upstreamRequestFile: '', clientResponseFile: '' },
});

test('an exchange is what the user says with all that the model answers to it', () => {
  const turns = [
    turn({ input: [says('Context.'), says('Look.')] }),
    turn({ input: [says('Context.'), says('Look.'), output('a', 'seen')] }),
    turn({ input: [says('Context.'), says('Look.'), output('a', 'seen'), says('Thank you.')] }),
    turn({ input: 'Bye.' }),
  ];
  expect(exchangesOf({ turns })).toEqual([
    { prompt: 'Look.', turns: 2 },
    { prompt: 'Thank you.', turns: 1 },
    { prompt: 'Bye.', turns: 1 },
  ]);
  expect([...outputsOf({ turns })]).toEqual([['a', 'seen']]);
});

test('tools are the ones a model can call, each under one flat name', () => {
  expect(declaredTools(turn({ input: '', tools })).map(({ kind, flatName }) => [kind, flatName])).toEqual([
    ['function', 'look'],
    ['custom', 'apply_patch'],
    ['function', 'mcp__notes__add'],
  ]);
});

const calling = (name: string, args: unknown) =>
  `data: ${JSON.stringify({
    choices: [
      {
        index: 0,
        delta: { tool_calls: [{ index: 0, id: 'c', function: { name, arguments: JSON.stringify(args) } }] },
        finish_reason: 'tool_calls',
      },
    ],
  })}\n\ndata: [DONE]\n\n`;

test('a call is told by the tool that the client declared, and to a client without such tools by the flat name', () => {
  const request = { input: '', tools };
  const add = turn(request, calling('mcp__notes__add', { title: 'x' }));
  const patch = turn(request, calling('apply_patch', { input: 'raw\ntext' }));
  const sharp = { form: 'stream', deaf: [] } as const;
  const dull = { form: 'stream', deaf: ['namespaces', 'custom tools'] } as const;
  const told = (of: typeof add, ear: typeof sharp | typeof dull) => toldOf(of, 'deepseek', ear).calls;
  const common = { callId: 'c' };
  expect(told(add, sharp)).toEqual([
    { ...common, kind: 'function', namespace: 'mcp__notes', name: 'add', input: '{"title":"x"}' },
  ]);
  expect(told(add, dull)).toEqual([
    { ...common, kind: 'function', namespace: null, name: 'mcp__notes__add', input: '{"title":"x"}' },
  ]);
  expect(told(patch, sharp)).toEqual([
    { ...common, kind: 'custom', namespace: null, name: 'apply_patch', input: 'raw\ntext' },
  ]);
  expect(told(patch, dull)).toEqual([
    { ...common, kind: 'function', namespace: null, name: 'apply_patch', input: '{"input":"raw\\ntext"}' },
  ]);
});

test('a refusal is told by the word for its form and by the sentences of its body', () => {
  const body = 'data:{"error":{"message":"Param Incorrect","param":"max_tokens is too large","type":""}}\n\n';
  const refused = turn({ input: '' }, body, 401);
  const stream = toldOf(refused, 'mimo', { form: 'stream', deaf: [] });
  expect(stream).toMatchObject({ ending: 'failed', errorCode: 'invalid_prompt' });
  expect(stream.errorSentences).toEqual(['Param Incorrect', 'max_tokens is too large']);
  expect(toldOf(refused, 'mimo', { form: 'plain', deaf: [] }).errorCode).toBe('invalid_api_key');
  const unknown = toldOf({ ...refused, status: 418 }, 'mimo', { form: 'plain', deaf: [] });
  expect(unknown.errorCode).toBe('(told.ts knows no code for status 418)');
});
