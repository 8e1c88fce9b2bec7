/** Tools that other proxies dropped, renamed past recognition, or offered in a form the provider refuses. */
import { describe, expect, test } from 'vitest';
import { PROVIDERS } from '../arbitraries/request.ts';
import { callAnswer } from '../upstream/chat-answers.ts';
import { brokenRule } from '../upstream/provider-rules.ts';
import { answered, ask, call, callingMessages, echoed, type Json, output, sent, tool, user } from './drive.ts';

const namespace = (name: string, ...tools: Json[]): Json => ({ type: 'namespace', name, description: name, tools });
const lab = namespace('mcp__lab', tool('echo', { description: 'Echoes in the lab.' }));

/** The names by which a provider knows the tools of a request, in their order. */
function offered(tools: readonly Json[], provider = 'generic'): string[] {
  const { chat } = sent(ask('Go.', { tools }), provider);
  return (chat.tools ?? []).flatMap((one) => (one.type === 'function' ? [one.function.name] : []));
}

/** What the client hears when the model calls this function. */
function called(tools: readonly Json[], name: string, args: string, provider = 'generic') {
  return answered(callAnswer([{ id: 'call_1', name, args }]), provider, ask('Go.', { tools }));
}

describe.each(PROVIDERS)('tools for %s', (provider) => {
  test('mimo2codex#33, codex#33263 (pain 5): a tool of a namespace comes back with its name and its namespace', () => {
    const [name = ''] = offered([lab], provider);
    const [heard] = called([lab], name, '{"a":1}', provider).calls;
    expect(heard).toMatchObject({ kind: 'function', namespace: 'mcp__lab', name: 'echo', input: '{"a":1}' });
  });

  test('mimo2codex 0.5.28, codex#20652: the same name in two namespaces is two tools', () => {
    const tools = [namespace('one', tool('echo')), namespace('two', tool('echo')), tool('echo'), tool('one__echo')];
    const names = offered(tools, provider);
    expect(new Set(names).size).toBe(4);
    const heard = names.flatMap((name) => called(tools, name, '{}', provider).calls);
    expect(heard.map((one) => [one.namespace, one.name])).toEqual([
      ['one', 'echo'],
      ['two', 'echo'],
      [null, 'echo'],
      [null, 'one__echo'],
    ]);
  });

  test('codex#26234 (pain 5): names too long or of other letters reach the provider short, and come back whole', () => {
    const long = `query_${'database_'.repeat(12)}`;
    const tools = [namespace(`mcp__${'server_'.repeat(10)}`, tool(`${long}a`), tool(`${long}b`)), tool('grüße.öffnen')];
    const names = offered(tools, provider);
    for (const name of names) expect(name).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
    const heard = names.flatMap((name) => called(tools, name, '{}', provider).calls);
    expect(heard.map((one) => one.name)).toEqual([`${long}a`, `${long}b`, 'grüße.öffnen']);
  });

  test('mimo2codex#20: of two tools with one name the first is kept, with a note', () => {
    const tools = [tool('look', { description: 'swift' }), tool('look', { description: 'swallow' })];
    const { chat, text, notes } = sent(ask('Go.', { tools }), provider);
    expect(chat.tools).toHaveLength(1);
    expect(text).toContain('swift');
    expect(text).not.toContain('swallow');
    expect(notes).toHaveLength(1);
  });

  test('mimo2codex#11, MiniMax: strict is sent as true or not at all', () => {
    const tools = [tool('a', { strict: null }), tool('b', { strict: false }), tool('c', { strict: true }), tool('d')];
    expect(sent(ask('Go.', { tools }), provider).text).not.toMatch(/"strict":(null|false)/);
  });

  test('mimo2codex 0.5.28, codex#30422 (pain 9): tools that come as an item are offered', () => {
    const item = { type: 'additional_tools', role: 'developer', tools: [tool('look'), lab] };
    const { chat, notes } = sent(ask([item, user('Go.')]), provider);
    expect(chat.tools).toHaveLength(2);
    expect(notes).toEqual([]);
  });

  test('codex#12114, cc-switch#4851 (pain 16): a strict server sees only tools of a type it knows', () => {
    const hosted = [
      ...[{ type: 'web_search', external_web_access: true }, { type: 'image_generation' }, { type: 'local_shell' }],
      ...[
        { type: 'file_search', vector_store_ids: [] },
        { type: 'code_interpreter', container: 'auto' },
      ],
      ...[
        { type: 'computer_use_preview', display_width: 1, display_height: 1, environment: 'mac' },
        { type: 'new_one' },
      ],
    ];
    const { chat } = sent(ask('Go.', { tools: [...hosted, tool('look'), lab] }), provider);
    for (const one of chat.tools ?? []) expect(one.type === 'function' || one.type === 'web_search').toBe(true);
    expect(brokenRule({ ...chat, tools: chat.tools?.filter((one) => one.type === 'function') })).toBeNull();
  });

  test('cc-switch#3640: without tools there is no tool choice and no empty list', () => {
    const { chat } = sent(ask('Go.', { tools: [], tool_choice: 'auto', parallel_tool_calls: false }), provider);
    expect(Object.keys(chat)).not.toContain('tools');
    expect(Object.keys(chat)).not.toContain('tool_choice');
    expect(Object.keys(chat)).not.toContain('parallel_tool_calls');
  });

  test('mimo2codex#39: a connector, which only its vendor can run, is not offered, and the model is told so', () => {
    const connector = { type: 'mcp', server_label: 'swift_mail', connector_id: 'connector_gmail' };
    const { chat, notes } = sent(ask('Go.', { tools: [connector, tool('look')] }), provider);
    expect(chat.tools).toHaveLength(1);
    expect(JSON.stringify(chat.messages)).toContain('swift_mail');
    expect(notes).not.toEqual([]);
  });

  test('mimo2codex#41, freebuddy#158 (pain 9): the model can search for tools, and call what was found', () => {
    const search = {
      type: 'tool_search',
      execution: 'client',
      description: 'Finds tools.',
      parameters: { type: 'object' },
    };
    const [name = ''] = offered([search], provider);
    const { output: items } = called([search], name, '{"query":"echo"}', provider);
    const found = items.find((item) => item.type === 'tool_search_call');
    expect(found).toMatchObject({ execution: 'client', arguments: { query: 'echo' } });
    const call_id = (found as { call_id?: string } | undefined)?.call_id ?? '';
    const result = { type: 'tool_search_output', call_id, execution: 'client', status: 'completed', tools: [lab] };
    const next = sent(ask([user('Go.'), ...echoed(items), result], { tools: [search] }), provider);
    expect(callingMessages(next.chat.messages)[0]?.tool_calls).toHaveLength(1);
    expect(next.chat.messages.at(-1)?.role).toBe('tool');
    expect(next.text).toContain('Echoes in the lab.');
    const [, echo = ''] = (next.chat.tools ?? []).flatMap((one) =>
      one.type === 'function' ? [one.function.name] : [],
    );
    const heard = answered(
      callAnswer([{ id: 'call_2', name: echo, args: {} }]),
      provider,
      ask([user('Go.'), ...echoed(items), result], { tools: [search] }),
    );
    expect(heard.calls).toMatchObject([{ namespace: 'mcp__lab', name: 'echo' }]);
  });
});

describe('names that a model writes almost right', () => {
  test.each(['echo', 'mcp__lab.echo', 'functions.mcp__lab__echo', 'lab__echo'])('codex#23186 (pain 5): %s', (name) => {
    expect(called([lab, tool('look')], name, '{}').calls).toMatchObject([{ namespace: 'mcp__lab', name: 'echo' }]);
  });

  test('codex#23186 (pain 5): a name that could mean two tools is left as it is', () => {
    const tools = [lab, namespace('mcp__other', tool('echo'))];
    expect(called(tools, 'echo', '{}').calls).toMatchObject([{ namespace: null, name: 'echo' }]);
  });
});

describe('sub-agents', () => {
  const message = (text: string) => [
    { type: 'input_text', text: 'Message Type: NEW_TASK\nTask name: /root/birds\nSender: /root\nPayload:\n' },
    { type: 'encrypted_content', encrypted_content: text },
  ];
  const task = (text: string) => ({
    type: 'agent_message',
    author: '/root',
    recipient: '/root/birds',
    content: message(text),
  });

  test.each(PROVIDERS)(
    'codex#37237, cc-switch#5896 (pain 29): a task that only looks sealed reaches %s',
    (provider) => {
      const { text } = sent(ask([user('You are a sub-agent.'), task('Count the swifts.')]), provider);
      expect(text).toContain('NEW_TASK');
      expect(text).toContain('Count the swifts.');
    },
  );

  test.each(PROVIDERS)(
    'codex#36376 (pain 29): of a task that is really sealed %s is told, and so is the user',
    (provider) => {
      const { text, notes } = sent(ask([user('You are a sub-agent.'), task(`gAAAAAB${'x'.repeat(80)}`)]), provider);
      expect(text).not.toContain('gAAAAAB');
      expect(text).toContain('NEW_TASK');
      expect(notes.join()).toMatch(/sealed|encrypted/i);
    },
  );

  test.each(PROVIDERS)(
    '9router#1758 (pain 29): the tool that gives a task is offered to %s, and its task comes back in clear',
    (provider) => {
      const message = { type: 'string', description: 'The task.', encrypted: true };
      const parameters = { type: 'object', properties: { message }, required: ['message'] };
      const tools = [namespace('agents', tool('spawn_agent', { parameters }))];
      const [name = ''] = offered(tools, provider);
      const args = '{"message":"Count the swifts."}';
      expect(called(tools, name, args, provider).calls).toMatchObject([{ namespace: 'agents', input: args }]);
      expect(sent(ask('Go.', { tools }), provider).text).toContain('The task.');
    },
  );
});

test('a call of the history keeps the name under which its tool is offered', () => {
  const tools = [lab, namespace('two', tool('echo'))];
  const { chat } = sent(
    ask([user('Go.'), call('a', '{}', { name: 'echo', namespace: 'two' }), output('a')], { tools }),
    'mimo',
  );
  expect(callingMessages(chat.messages)[0]?.tool_calls?.[0]?.function.name).toBe(offered(tools, 'mimo')[1]);
});

test.each(PROVIDERS)(
  'a search for tools of the history that tells no arguments reaches %s as a call without any',
  (provider) => {
    const search = { type: 'tool_search_call', call_id: 'a', execution: 'client', arguments: null };
    const found = { type: 'tool_search_output', call_id: 'a', tools: [] };
    const { chat } = sent(ask([user('Go.'), search, found]), provider);
    expect(callingMessages(chat.messages)[0]?.tool_calls?.[0]?.function.arguments).toBe('{}');
  },
);
