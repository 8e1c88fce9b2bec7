import { describe, expect, test } from 'vitest';
import type { LeakDialect } from '../../providers/profile.ts';
import type { Delta, FinishReason } from '../conversation.ts';
import { FINISH, play, said, texts } from '../delta-stage.testing.ts';
import { FIRST_RECOVERED_SLOT, recoverCalls } from './recover-calls.ts';

const SHELL = {
  type: 'object',
  properties: { command: { type: 'string' }, timeout: { type: 'integer' }, loud: { type: 'boolean' } },
};
const tools = new Map([
  ['bash', SHELL],
  ['read', null],
  ['mcp__lab__echo', null],
]);
const ALL: readonly LeakDialect[] = ['dsml', 'xml', 'kimi', 'mistral'];
const stage = recoverCalls(ALL, tools);

const text = (words: string): Delta => ({ type: 'text', text: words });
const finish = (reason: FinishReason): Delta => ({ type: 'finish', reason, said: reason });
const call = (name: string, args: object, count = 0): Delta => ({
  type: 'call',
  slot: FIRST_RECOVERED_SLOT + count,
  id: '',
  name,
  args: JSON.stringify(args),
  last: false,
});
/** What comes of a text that ends well, whole and letter by letter. */
function recovered(whole: string): Delta[] {
  const deltas = play(stage, [text(whole), FINISH]);
  expect(play(stage, [...texts([...whole]), FINISH])).toEqual(deltas);
  return deltas.slice(0, -1);
}

const D = '｜DSML｜';
const param = (name: string, value: string, string = 'true') =>
  `<${D}parameter name="${name}" string="${string}">${value}</${D}parameter>`;
const invoke = (name: string, ...params: string[]) =>
  `<${D}invoke name="${name}">\n${params.join('\n')}\n</${D}invoke>`;
const dsml = (...invokes: string[]) => `<${D}tool_calls>\n${invokes.join('\n')}\n</${D}tool_calls>`;
const LS = dsml(invoke('bash', param('command', 'ls')));
const rebarred = (bars: string, block: string) => block.replaceAll(D, bars);
const xml = (name: string, ...params: [string, string][]) =>
  `<tool_call>\n<function=${name}>\n${params.map(([key, value]) => `<parameter=${key}>\n${value}\n</parameter>\n`).join('')}</function>\n</tool_call>`;
const ECHO_SECTION =
  '<|tool_calls_section_begin|><|tool_call_begin|>functions.bash:0<|tool_call_argument_begin|>{"command":"ls"}<|tool_call_end|><|tool_calls_section_end|>';

test.each<[string, string, Delta[]]>([
  ['DSML', LS, [call('bash', { command: 'ls' })]],
  ['DSML behind text', `I look.\n\n${LS}\n`, [text('I look.\n\n'), call('bash', { command: 'ls' })]],
  ['DSML as function_calls', LS.replaceAll('tool_calls', 'function_calls'), [call('bash', { command: 'ls' })]],
  ['DSML with doubled bars', rebarred('｜｜DSML｜｜', LS), [call('bash', { command: 'ls' })]],
  ['DSML with plain bars', rebarred('|DSML|', LS), [call('bash', { command: 'ls' })]],
  ['DSML with one double bar', rebarred('‖DSML‖', LS), [call('bash', { command: 'ls' })]],
  ['DSML with spaces', rebarred(' | DSML | ', LS), [call('bash', { command: 'ls' })]],
  [
    'DSML as "calls", bars doubled and spaced (command-code#909)',
    '<｜｜DSML｜｜ calls>\n<｜｜DSML｜｜ invoke name="read">\n<｜｜DSML｜｜ parameter name="path" string="true">/a/b.md</｜｜DSML｜｜ parameter>\n</｜｜DSML｜｜ invoke>\n</｜｜DSML｜｜ calls>',
    [call('read', { path: '/a/b.md' })],
  ],
  [
    'DSML whose envelope lost its ">" (opencode#24566)',
    LS.replace('tool_calls>', 'tool_calls'),
    [call('bash', { command: 'ls' })],
  ],
  ['DSML without an envelope', invoke('bash', param('command', 'ls')), [call('bash', { command: 'ls' })]],
  [
    'several DSML calls',
    dsml(invoke('bash', param('command', 'ls')), invoke('read', param('path', 'a'))),
    [call('bash', { command: 'ls' }), call('read', { path: 'a' }, 1)],
  ],
  ['a DSML call without parameters', dsml(invoke('read')), [call('read', {})]],
  [
    'DSML values typed by their tag',
    dsml(invoke('read', param('path', '5'), param('lines', '[1, 2]', 'false'))),
    [{ ...call('read', {}), args: '{"path":"5","lines":[1, 2]}' } as Delta],
  ],
  [
    'DSML values without a type',
    dsml(invoke('bash', param('command', '5'), param('timeout', '5'))).replaceAll(' string="true"', ''),
    [call('bash', { command: '5', timeout: 5 })],
  ],
  [
    'a value with other tags',
    dsml(invoke('bash', param('command', 'a <b> </c> < d'))),
    [call('bash', { command: 'a <b> </c> < d' })],
  ],
  ['XML', xml('bash', ['command', 'ls -l']), [call('bash', { command: 'ls -l' })]],
  [
    'XML on one line (MiMo, quoted)',
    '<tool_call><function=read><parameter=query>Xiaomi latest news</parameter></function></tool_call>',
    [call('read', { query: 'Xiaomi latest news' })],
  ],
  ['XML values keep inner lines', xml('bash', ['command', '\nls\n\npwd']), [call('bash', { command: '\nls\n\npwd' })]],
  [
    'XML values typed by the schema',
    xml('bash', ['command', '12'], ['timeout', '12'], ['loud', 'True']),
    [call('bash', { command: '12', timeout: 12, loud: true })],
  ],
  [
    'XML values typed by their look',
    xml('read', ['a', '{"b": 1}'], ['c', 'd']),
    [{ ...call('read', {}), args: '{"a":{"b": 1},"c":"d"}' } as Delta],
  ],
  [
    'XML around JSON',
    '<tool_call>\n{"name": "bash", "arguments": {"command": "ls </tool_call>"}}\n</tool_call>',
    [call('bash', { command: 'ls </tool_call>' })],
  ],
  [
    'XML around JSON in JSON',
    '<tool_call>{"name":"read","arguments":"{\\"a\\":1}"}</tool_call>',
    [call('read', { a: 1 })],
  ],
  [
    'several XML blocks',
    `${xml('bash', ['command', 'ls'])}\n${xml('read', ['path', 'a'])}\n`,
    [call('bash', { command: 'ls' }), call('read', { path: 'a' }, 1)],
  ],
  [
    'XML without its opening tag (ollama#16686)',
    'I look.\n\n<function=bash>\n<parameter=command>\nls\n</parameter>\n</function>\n</tool_call>',
    [text('I look.\n\n'), call('bash', { command: 'ls' })],
  ],
  [
    'invocations in an envelope of MiMo (opencode#43385)',
    '<tml:function_calls>\n<invoke name="bash">\n<parameter name="command">ls</parameter>\n</invoke>\n</tml:function_calls>',
    [call('bash', { command: 'ls' })],
  ],
  [
    'invocations in an envelope of MiniMax',
    '<minimax:tool_call>\n<invoke name="bash">\n<parameter name="command">ls</parameter>\n</invoke>\n</minimax:tool_call>',
    [call('bash', { command: 'ls' })],
  ],
  ['a Kimi section', `Hm.${ECHO_SECTION}`, [text('Hm.'), call('bash', { command: 'ls' })]],
  [
    'a Kimi section in its other spelling',
    ECHO_SECTION.replaceAll('tool_calls_section', 'tool_call_section'),
    [call('bash', { command: 'ls' })],
  ],
  [
    'a Kimi call without a section',
    '<|tool_call_begin|> mcp__lab__echo:3 <|tool_call_argument_begin|> {"a": 1} <|tool_call_end|>',
    [{ ...call('mcp__lab__echo', {}), args: '{"a": 1}' } as Delta],
  ],
  [
    'a Mistral list',
    '[TOOL_CALLS] [{"name": "bash", "arguments": {"command": "ls"}, "id": "abc"}]',
    [call('bash', { command: 'ls' })],
  ],
  [
    'Mistral calls one by one',
    '[TOOL_CALLS]bash{"command":"ls"}[TOOL_CALLS]read[ARGS]{"path":"a"}[TOOL_CALLS]read[CALL_ID]x1[ARGS]{}',
    [call('bash', { command: 'ls' }), call('read', { path: 'a' }, 1), call('read', {}, 2)],
  ],
  [
    'a block behind one that failed',
    `<tool_call>\n${xml('bash', ['command', 'ls'])}`,
    [text('<tool_call>\n'), call('bash', { command: 'ls' })],
  ],
  ['text behind a block', `${LS}\n\nDone.`, [text('\n\nDone.'), call('bash', { command: 'ls' })]],
  [
    'a block behind a closed fence',
    `\`\`\`\nx\n\`\`\`\n${LS}`,
    [text('```\nx\n```\n'), call('bash', { command: 'ls' })],
  ],
  ['a block behind a code span', `\`x\` ${LS}`, [text('`x` '), call('bash', { command: 'ls' })]],
  [
    'a block in the paragraph behind a lone backtick',
    `it\`s\n\n${LS}`,
    [text('it`s\n\n'), call('bash', { command: 'ls' })],
  ],
])('%s becomes calls', (_name, whole, deltas) => {
  expect(recovered(whole)).toEqual(deltas);
});

test.each([
  ['a tool nobody offered', dsml(invoke('rm', param('command', 'ls')))],
  ['a second tool nobody offered', dsml(invoke('bash', param('command', 'ls')), invoke('rm'))],
  ['a tool in JSON nobody offered', '<tool_call>{"name":"rm","arguments":{}}</tool_call>'],
  ['a Mistral tool nobody offered', '[TOOL_CALLS]rm{"a":1}'],
  ['an empty envelope', `<${D}tool_calls></${D}tool_calls>`],
  ['a block cut off', LS.slice(0, -3)],
  [
    'a block cut off by the length (MiMo, recorded)',
    '<tool_call>\n<function=bash>\n<parameter=command>echo alpha bravo',
  ],
  ['half a tag and ordinary text', 'A <｜DSML｜tool is what I mean.'],
  ['a tag and ordinary text', 'The tag <tool_call> opens a call, [TOOL_CALLS] too.'],
  ['a value that is not the JSON it claims to be', dsml(invoke('bash', param('timeout', '[1,', 'false')))],
  ['broken JSON', '<tool_call>{"name": "bash", "arguments": {]}</tool_call>'],
  ['JSON that is no call', '<tool_call>{"tool": "bash"}</tool_call>'],
  ['arguments that are no object', '[TOOL_CALLS][{"name":"bash","arguments":[1]}]'],
  ['a parameter given twice', xml('bash', ['command', 'ls'], ['command', 'pwd'])],
  ['a parameter that was not closed', xml('bash', ['command', 'ls'], ['timeout', '1']).replace('</parameter>', '')],
  ['a DSML parameter that was not closed', LS.replace(`</${D}parameter>`, param('timeout', '1'))],
  ['a value that holds a closing tag', xml('bash', ['command', 'echo "</parameter>"'])],
  [
    'a parameter that was not opened (opencodex#5499)',
    '<tool_call><function=bash>ls\n</parameter></function></tool_call>',
  ],
  ['a fenced block', `\`\`\`xml\n${LS}\n\`\`\`\n`],
  ['a fenced block in a list', `- So:\n  \`\`\`\n  ${LS}`],
  ['a fenced block of tildes with backticks in it', `~~~~\n\`\`\`\n${LS}\n~~~\n${LS}`],
  ['a code span', `Write \`${xml('bash', ['command', 'ls']).replaceAll('\n', '')}\`.`],
  ['a code span of two backticks', `Write \`\` \` ${LS} \`\`.`],
  ['a code span at the start of a line', `\`\`\`x\`\`\` and \`${LS}\``],
])('%s stays text', (_name, whole) => {
  expect(recovered(whole)).toEqual([text(whole)]);
});

describe('the end of the answer', () => {
  test.each<FinishReason>(['length', 'content_filter', 'failed'])('%s leaves a leak in the text', (reason) => {
    expect(play(stage, [text(LS), finish(reason)])).toEqual([text(LS), finish(reason)]);
  });

  test('a cut stream leaves a leak in the text', () => {
    expect(play(stage, [text(`${LS}\n`)])).toEqual([text(`${LS}\n`)]);
  });

  test('a second finish finds new calls', () => {
    const deltas = play(stage, [text(LS), FINISH, text(LS), FINISH]);
    expect(deltas).toEqual([call('bash', { command: 'ls' }), FINISH, call('bash', { command: 'ls' }, 1), FINISH]);
  });
});

describe('a leak beside proper calls', () => {
  const proper = (args: string, id = 'a', slot: number | null = 0): Delta => ({
    type: 'call',
    slot,
    id,
    name: 'bash',
    args,
    last: false,
  });
  const pieces = [proper('{ "comm'), { ...proper('and": "ls\\n"}', ''), name: '' } as Delta];

  test('that repeats one is dropped: the command runs once (opencodex#5499)', () => {
    expect(play(stage, [text(`Hm.\n${LS}\n`), ...pieces, FINISH])).toEqual([text('Hm.\n'), ...pieces, FINISH]);
    expect(play(stage, [...pieces, text(LS), FINISH])).toEqual([...pieces, FINISH]);
  });

  test('that repeats one of several without an index is dropped', () => {
    const calls = [proper('{"command":"pwd"}', 'a', null), proper('{"command":"ls"}', 'b', null)];
    expect(play(stage, [text(LS), ...calls, FINISH])).toEqual([...calls, FINISH]);
  });

  test('that says something else stays text', () => {
    const other = proper('{"command":"pwd"}');
    expect(play(stage, [text(LS), other, FINISH])).toEqual([other, text(LS), FINISH]);
  });

  test('lets go of a block that is not complete', () => {
    const half = LS.slice(0, 60);
    expect(play(stage, [text(half), ...pieces, text('x'), FINISH])).toEqual([text(half), ...pieces, text('x'), FINISH]);
  });
});

describe('how long text is held back', () => {
  const passed = (whole: string) => said(stage.step(stage.start, text(whole))[1]);

  test('not beyond what can still become a tag', () => {
    expect(passed('a <b> [x] <｜DSML｜to')).toBe('a <b> [x] ');
    expect(passed('a <｜DSML｜tomato')).toBe('a <｜DSML｜tomato');
  });

  test('not beyond what can still become a block', () => {
    expect(passed('<tool_call>\n')).toBe('');
    expect(passed('<tool_call>\nis')).toBe('<tool_call>\nis');
    expect(passed('<tool_call><function=rm>')).toBe('<tool_call><function=rm>');
  });

  test('not beyond 64 KiB', () => {
    const long = `<tool_call><function=bash><parameter=command>${'x'.repeat(70_000)}`;
    expect(passed(long)).toBe(long);
    const rest = '</parameter></function></tool_call>';
    expect(recovered(long + rest)).toEqual([text(long + rest)]);
  });

  test('not beyond 128 blocks', () => {
    const block = '[TOOL_CALLS]bash{} ';
    const deltas = recovered(block.repeat(130));
    expect(deltas.filter(({ type }) => type === 'call')).toHaveLength(128);
    expect(said(deltas).trim()).toBe((block + block).trim());
  });

  test('usage and heartbeats overtake', () => {
    const [state, out] = stage.step(stage.step(stage.start, text('<tool_'))[0], { type: 'heartbeat' });
    expect(out).toEqual([{ type: 'heartbeat' }]);
    expect(stage.flush(state)).toEqual([text('<tool_')]);
  });
});

test('without tools or dialects every delta passes as it is', () => {
  for (const idle of [recoverCalls(ALL, new Map()), recoverCalls([], tools)]) {
    expect(play(idle, [text(LS), FINISH])).toEqual([text(LS), FINISH]);
  }
});

test('a dialect that the provider was not seen to leak is text', () => {
  expect(play(recoverCalls(['mistral'], tools), [text(LS), FINISH])).toEqual([text(LS), FINISH]);
});
