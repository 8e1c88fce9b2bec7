import { expect, test } from 'vitest';
import type { ToolIdentity } from './conversation.ts';
import { identityKey, nameTools } from './tool-names.ts';

const tool = (namespace: string | null, name: string, kind: ToolIdentity['kind'] = 'function'): ToolIdentity => ({
  kind,
  namespace,
  name,
});

function roundTrip(tools: readonly ToolIdentity[]): string[] {
  const names = nameTools(tools);
  for (const one of tools) expect(names.identity(names.wireName(one))).toEqual(one);
  return tools.map((one) => names.wireName(one));
}

test('a plain tool keeps its name, a namespaced one is flattened', () => {
  expect(roundTrip([tool(null, 'exec_command'), tool('mcp__lab', 'echo')])).toEqual(['exec_command', 'mcp__lab__echo']);
});

test('the default namespace of Codex adds nothing', () => {
  expect(roundTrip([tool('functions', 'exec_command')])).toEqual(['exec_command']);
});

test('names that flatten to the same text stay apart', () => {
  const [first, second, third] = roundTrip([tool('a', 'b__c'), tool('a__b', 'c'), tool(null, 'a__b__c')]);
  expect(first).toBe('a__b__c');
  expect(new Set([first, second, third]).size).toBe(3);
});

test('a function and a custom tool of the same name stay apart', () => {
  expect(new Set(roundTrip([tool(null, 'apply_patch', 'custom'), tool(null, 'apply_patch')])).size).toBe(2);
});

test.each([
  [
    'longer than 64 characters',
    tool('mcp__a_server_with_a_very_long_name', 'and_a_tool_with_an_even_longer_name_than_that'),
  ],
  ['of characters that are not allowed', tool('mcp__wetter.de', 'straße nach Köln')],
  ['that are empty', tool(null, '')],
])('names %s become lawful and map back', (_, odd) => {
  for (const name of roundTrip([odd])) expect(name).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
});

test('a tool that comes later never changes the name of an earlier one', () => {
  const tools = [tool('x.y', 'z'), tool('a', 'b__c'), tool('a__b', 'c'), tool('x y', 'z')];
  const all = roundTrip(tools);
  tools.forEach((_, count) => {
    expect(roundTrip(tools.slice(0, count))).toEqual(all.slice(0, count));
  });
});

test.each(['echo', 'mcp__lab.echo', 'functions.mcp__lab__echo', 'lab__echo'])(
  '%s means the only tool it can mean',
  (said) => {
    const names = nameTools([tool('mcp__lab', 'echo'), tool(null, 'exec_command')]);
    expect(names.identity(said)).toEqual(tool('mcp__lab', 'echo'));
  },
);

test('a name that two tools fit means neither', () => {
  const names = nameTools([tool('mcp__lab', 'echo'), tool('mcp__home', 'echo')]);
  expect(names.identity('echo')).toEqual(tool(null, 'echo'));
});

test('a name that nobody declared stands for a plain function', () => {
  expect(nameTools([]).identity('made_up')).toEqual(tool(null, 'made_up'));
});

test('no two tools have the same key, wherever their names are cut', () => {
  const pieces = ['', ' ', 'a', ':', '1 ', '0', '2 ab', 'a b'];
  const tools = (['function', 'custom'] as const).flatMap((kind) =>
    [null, ...pieces].flatMap((namespace) => pieces.map((name) => tool(namespace, name, kind))),
  );
  expect(new Set(tools.map(identityKey)).size).toBe(tools.length);
  expect(identityKey(tool('a', 'b'))).toBe(identityKey({ ...tool('a', 'b') }));
});
