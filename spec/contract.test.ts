import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  contentPartTypes,
  eventTypes,
  isEasyMessage,
  isItemType,
  isKnownContentPart,
  isKnownItem,
  isKnownTool,
  isToolType,
  itemTypes,
  outputItemTypes,
  toolTypes,
} from '../generated/kinds.ts';
import type { CreateResponse, InputItem, Tool } from '../generated/types/responses.ts';
import * as check from '../generated/validators.js';
import * as wire from '../generated/validators-wire.js';
import { build, root } from './generator/build.ts';
import { isRecord, type Json, type JsonObject } from './generator/json.ts';
import { kindsOf, schemasOf } from './generator/openapi.ts';
import { verdict } from './verdict.ts';

const responses: JsonObject = JSON.parse(readFileSync(join(root, 'generated/openapi/responses.json'), 'utf8'));

describe('the kinds of the open unions', () => {
  const lists: readonly [union: string, list: readonly string[], unknown?: string][] = [
    ['KnownItem', itemTypes, 'UnknownItemType'],
    ['KnownTool', toolTypes, 'UnknownToolType'],
    ['KnownContentPart', contentPartTypes, 'UnknownContentPartType'],
    ['OutputItem', outputItemTypes],
    ['StreamEvent', eventTypes],
  ];

  test.each(lists)('%s: list, members and the rest agree', (union, list, unknown) => {
    const kinds = kindsOf(responses, union);
    expect(Object.keys(kinds)).toEqual(list);
    for (const [kind, schema] of Object.entries(kinds)) {
      const properties = schemasOf(responses)[schema]?.properties;
      const type = isRecord(properties) ? properties.type : undefined;
      expect(isRecord(type) ? type.enum : undefined).toEqual([kind]);
    }
    if (unknown !== undefined) expect(schemasOf(responses)[unknown]?.not).toEqual({ enum: list });
  });

  test('a validator stands behind every kind, and behind nothing else', () => {
    expect(Object.keys(check.items)).toEqual(itemTypes);
    expect(Object.keys(check.tools)).toEqual(toolTypes);
    expect(Object.keys(check.contentParts)).toEqual(contentPartTypes);
    expect(Object.keys(wire.events)).toEqual(eventTypes);
    expect('constructor' in check.items).toBe(false);
  });
});

describe('a guard narrows an open union', () => {
  function describeItem(item: InputItem): string {
    if (isEasyMessage(item)) return `easy ${item.role}`;
    if (!isKnownItem(item)) return `unknown ${item.type}`;
    switch (item.type) {
      case 'function_call':
        return `${item.name}(${item.arguments})`;
      case 'message':
        return typeof item.content === 'string'
          ? item.content
          : item.content.map((part) => (isKnownContentPart(part) && 'text' in part ? part.text : part.type)).join();
      default:
        return item.type;
    }
  }
  const nameOf = (tool: Tool): string =>
    isKnownTool(tool) && (tool.type === 'function' || tool.type === 'namespace') ? tool.name : tool.type;

  test('and the unknown stays usable', () => {
    expect(describeItem({ role: 'user', content: 'hi' })).toBe('easy user');
    expect(describeItem({ type: 'dream', depth: 3 })).toBe('unknown dream');
    expect(describeItem({ type: 'function_call', call_id: 'c', name: 'ls', arguments: '{}' })).toBe('ls({})');
    const content = [{ type: 'input_text', text: 'a' } as const, { type: 'hologram' }];
    expect(describeItem({ type: 'message', role: 'user', content })).toBe('a,hologram');
    expect([nameOf({ type: 'function', name: 'ls' }), nameOf({ type: 'oracle' })]).toEqual(['ls', 'oracle']);
  });
});

describe('the request head', () => {
  const whole: CreateResponse = { model: 'mimo-v2.5-pro', input: 'hello' };

  test.each<[string, unknown, string]>([
    ['the least', whole, 'accepted'],
    ['unknown fields', { ...whole, brand_new: 1 }, 'accepted'],
    ['members of input and tools, whatever they are', { ...whole, input: [3], tools: [3] }, 'accepted'],
    ['an empty reasoning object', { ...whole, reasoning: {} }, 'accepted'],
    ['a hosted tool choice', { ...whole, tool_choice: { type: 'web_search' } }, 'accepted'],
    ['no model', { input: 'x' }, "must have required property 'model'"],
    ['no input', { model: 'm' }, "must have required property 'input'"],
    ['an empty list', { ...whole, input: [] }, '/input must NOT have fewer than 1 items'],
    ['an empty text', { ...whole, input: '' }, '/input must NOT have fewer than 1 characters'],
    ['a number for input', { ...whole, input: 3 }, '/input must be string,array'],
    ['a wrong choice', { ...whole, tool_choice: 'maybe' }, '/tool_choice must be equal to one of the allowed values'],
    [
      'a choice of nothing',
      { ...whole, tool_choice: { type: 'function' } },
      "/tool_choice must have required property 'name'",
    ],
    ['too hot', { ...whole, temperature: 2.5 }, '/temperature must be <= 2'],
    [
      'a nameless schema',
      { ...whole, text: { format: { type: 'json_schema' } } },
      "/text/format must have required property 'name'",
    ],
    ['no object', null, 'must be object'],
  ])('%s', (_name, body, expected) => {
    expect(verdict(check.createResponse, body)).toBe(expected);
  });

  test('null is as good as absent for every optional field', () => {
    const { properties, required } = schemasOf(responses).CreateResponse ?? {};
    const optional = Object.keys(isRecord(properties) ? properties : {}).filter(
      (name) => !(Array.isArray(required) && required.includes(name)),
    );
    expect(optional.length).toBeGreaterThan(25);
    const nulls = Object.fromEntries(optional.map((name) => [name, null]));
    expect(verdict(check.createResponse, { ...whole, ...nulls })).toBe('accepted');
  });
});

describe('known items and tools are checked, unknown ones pass', () => {
  const item = (value: JsonObject): string =>
    verdict(check.items[isItemType(value.type) ? value.type : 'message'], value);
  const tool = (value: JsonObject): string =>
    verdict(check.tools[isToolType(value.type) ? value.type : 'function'], value);
  const message = (content: Json): JsonObject => ({ type: 'message', role: 'user', content });

  test.each<[JsonObject, string]>([
    [{ type: 'reasoning', content: null, encrypted_content: null, summary: [] }, 'accepted'],
    [{ type: 'reasoning', content: null }, "must have required property 'summary'"],
    [{ type: 'function_call', name: 'ls', arguments: '{}' }, "must have required property 'call_id'"],
    [{ type: 'function_call', call_id: 'c', name: 'ls', arguments: {} }, '/arguments must be string'],
    [{ type: 'function_call_output', call_id: 'c', output: 'done', id: null, from_tomorrow: 1 }, 'accepted'],
    [{ type: 'function_call_output', call_id: 'c', output: null }, '/output must be string,array'],
    [{ type: 'custom_tool_call', call_id: 'c', name: 'apply_patch' }, "must have required property 'input'"],
    [{ type: 'tool_search_call', arguments: 'not { json' }, 'accepted'],
    [{ type: 'web_search_call', status: 'completed' }, 'accepted'],
    [
      { type: 'additional_tools', tools: [{ type: 'namespace', name: 'a', tools: [{ type: 'function' }] }] },
      "/tools/0/tools/0 must have required property 'name'",
    ],
    [message([{ type: 'hologram', depth: 3 }]), 'accepted'],
    [message([{ type: 'input_text' }]), "/content/0 must have required property 'text'"],
    [message([{ type: 'input_image', image_url: { url: 'x' } }]), '/content/0/image_url must be string,null'],
    [message([{ text: 'x' }]), '/content/0 tag "type" must be string'],
    [message(3), '/content must be string,array'],
    [{ type: 'message', role: 'tool', content: '' }, '/role must be equal to one of the allowed values'],
  ])('item %j', (value, expected) => {
    expect(item(value)).toBe(expected);
  });

  test.each<[JsonObject, string]>([
    [{ type: 'function', name: 'ls', parameters: null, strict: null }, 'accepted'],
    [{ type: 'function', function: { name: 'ls' } }, "must have required property 'name'"],
    [
      { type: 'custom', name: 'p', format: { type: 'grammar', syntax: 'lark' } },
      "/format must have required property 'definition'",
    ],
    [{ type: 'namespace', name: 'mcp__lab' }, "must have required property 'tools'"],
    [{ type: 'web_search', external_web_access: 'yes' }, '/external_web_access must be boolean,null'],
  ])('tool %j', (value, expected) => {
    expect(tool(value)).toBe(expected);
  });

  test('an unknown type is accepted, a known one cannot hide among the unknown', () => {
    expect(verdict(check.unknownItem, { type: 'dream', depth: 3 })).toBe('accepted');
    expect(verdict(check.unknownItem, { type: 'function_call' })).toBe('/type must NOT be valid');
    const input = (value: Json): string => verdict(wire.createResponseWhole, { model: 'm', input: [value] });
    expect(input({ type: 'dream', depth: 3 })).toBe('accepted');
    expect(input({ role: 'user', content: 'hi' })).toBe('accepted');
    expect(input({ type: 'function_call' })).toBe("/input/0 must have required property 'call_id'");
  });
});

/** What the real client sent, where a copy of it lies beside the repository. */
const captures = join(root, '../shared/captures');

function captured(): readonly (readonly [string, JsonObject])[] {
  if (!existsSync(captures)) return [];
  const names = readdirSync(captures, { recursive: true }).map(String);
  const bodies: (readonly [string, JsonObject])[] = [];
  for (const name of names.filter((each) => each.endsWith('.json') && !each.endsWith('.headers.json')).sort()) {
    const text = readFileSync(join(captures, name), 'utf8').trim();
    const body: Json = text === '' ? null : JSON.parse(text);
    if (isRecord(body)) bodies.push([name, body]);
  }
  return bodies;
}

for (const [name, body] of captured()) {
  if (Array.isArray(body.models)) {
    test.each(body.models)(`${name}: each model is one that Codex reads`, (model) => {
      expect(verdict(wire.modelInfo, model)).toBe('accepted');
    });
  } else if (body.input !== undefined) {
    test(`${name}: the head, each item and each tool are accepted`, () => {
      expect(verdict(check.createResponse, body)).toBe('accepted');
      expect(verdict(wire.createResponseWhole, body)).toBe('accepted');
      for (const item of Array.isArray(body.input) ? body.input.filter(isRecord) : []) {
        expect(itemTypes).toContain(item.type);
        if (isItemType(item.type)) expect(verdict(check.items[item.type], item)).toBe('accepted');
      }
      for (const tool of Array.isArray(body.tools) ? body.tools.filter(isRecord) : []) {
        expect(toolTypes).toContain(tool.type);
        if (isToolType(tool.type)) expect(verdict(check.tools[tool.type], tool)).toBe('accepted');
      }
    });
  }
}

test('two runs of the generator write the same bytes', async () => {
  expect([...(await build())]).toEqual([...(await build())]);
});
