/** Servers that misbehave with tools. */
import { first, itemsIn, later, lose, type Row, refused, rewritten, saying, without } from './row.testing.ts';
import type { Asked } from './server.testing.ts';
import { drop, eventOf, everyItem, type Loose, type Spoil, say } from './spoil.testing.ts';

const ONE_CALL = (asked: Asked) => saying('with the key \\"swift\\", then')(asked) && !GROUP(asked);
const TWO_CALLS = saying('look_up twice');
const GROUP = saying('"type":"namespace"');
const PATCH = saying('Begin Patch');

const withOutput = (output: string) => (body: Loose) => {
  for (const item of itemsIn(body)) if (item.type === 'function_call_output') item.output = output;
};
const everyCall = (over: Loose) => everyItem('function_call', (item) => Object.assign(item, over));

/** The second of two calls under the call_id of the first. */
const sameCallIds: Spoil = (events) => {
  const { output } = eventOf(events, 'response.completed').response as { output: Loose[] };
  const [kept, other] = output.filter(({ type }) => type === 'function_call').map(({ call_id }) => call_id);
  everyItem('function_call', (item) => {
    if (item.call_id === other) item.call_id = kept;
  })(events);
};
/** What calls under one id gave goes to the good server under ids of their own. */
const toldApart = (body: Loose) => {
  for (const type of ['function_call', 'function_call_output']) {
    for (const [index, item] of itemsIn(body)
      .filter((one) => one.type === type)
      .entries())
      item.call_id = `call_${index}`;
  }
};
/** The form of a call by a server that knows functions only. */
const asFunction = (text: string) =>
  text
    .replaceAll('custom_tool_call_input', 'function_call_arguments')
    .replaceAll('"type":"custom_tool_call"', '"type":"function_call"')
    .replaceAll('"input":"', '"arguments":"');
const cutArguments = say('function_call_arguments', 'arguments', 'function_call', (text) => text.slice(0, -1));
const wrappedInput = say('custom_tool_call_input', 'input', 'custom_tool_call', (input) => JSON.stringify({ input }));

export const TOOLS: readonly Row[] = [
  ['knows no functions', { when: ONE_CALL, request: without('tools') }, ['tools.call']],
  ['refuses functions', { when: ONE_CALL, ...refused() }, ['tools.call']],
  ['breaks on functions', { when: ONE_CALL, ...refused(500) }, ['tools.call']],
  ['renames the function', { when: first(ONE_CALL), events: everyCall({ name: 'lookup' }) }, ['tools.name']],
  ['cuts the arguments', { when: first(ONE_CALL), events: cutArguments }, ['tools.arguments']],
  ['gives no call_id', { when: ONE_CALL, request: toldApart, events: everyCall({ call_id: '' }) }, ['tools.callId']],
  [
    'repeats tools without strict',
    { when: ONE_CALL, reply: rewritten((text) => text.replaceAll(/,"strict":\w+/g, '')) },
    ['open.toolsEchoed'],
  ],
  ['loses what a tool gave', { when: later(ONE_CALL), request: withOutput('') }, ['tools.output']],
  ['refuses what a tool gave', { when: later(ONE_CALL), ...refused() }, ['tools.output']],
  [
    'never ends the arguments',
    { when: first(ONE_CALL), events: drop('response.function_call_arguments.done') },
    ['tools.lifecycle'],
  ],
  ['makes one call at a time', { when: TWO_CALLS, events: lose('function_call', 1) }, ['~parallel.calls']],
  [
    'gives two calls one call_id',
    { when: TWO_CALLS, request: toldApart, events: (events) => events.length > 20 && sameCallIds(events) },
    ['parallel.ids'],
  ],
  [
    'loses what one of two tools gave',
    { when: later(TWO_CALLS), request: (body) => void itemsIn(body).pop() },
    ['parallel.outputs'],
  ],
  [
    'never ends one of two calls',
    { when: first(TWO_CALLS), events: drop('response.function_call_arguments.done') },
    ['parallel.lifecycle'],
  ],
  ['answers custom tools with functions', { when: PATCH, reply: rewritten(asFunction) }, ['custom.call']],
  ['refuses custom tools', { when: PATCH, ...refused() }, ['custom.call']],
  ['drops custom tools', { when: PATCH, request: without('tools') }, ['custom.call']],
  ['leaves the patch wrapped', { when: first(PATCH), events: wrappedInput }, ['custom.input']],
  ['refuses what a custom tool gave', { when: later(PATCH), ...refused() }, ['custom.output']],
  [
    'never ends the input',
    { when: first(PATCH), events: drop('response.custom_tool_call_input.done') },
    ['custom.lifecycle'],
  ],
  [
    'flattens namespaces',
    { when: GROUP, events: everyCall({ name: 'mcp__lab__look_up', namespace: undefined }) },
    ['codex.namespace'],
  ],
  ['drops namespaces', { when: GROUP, request: without('tools') }, ['codex.namespace']],
  ['refuses namespaces', { when: GROUP, ...refused() }, ['codex.namespace']],
];
