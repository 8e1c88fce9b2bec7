/** The laws of the way to the provider (the numbers are the house's). */
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { ChatRequest } from '../generated/types/chat.ts';
import { errorBody } from '../generated/validators-wire.js';
import { type DeclaredTool, type Json, provider, wildRequest } from './arbitraries.ts';
import { history } from './history-arbitraries.ts';
import { law } from './law.ts';
import { refusals } from './messages.ts';
import { translateRequest } from './subject.ts';
import { someText } from './text-arbitraries.ts';

describe('the way to the provider', () => {
  law(
    '5 the messages of a shorter history are a prefix of those of the longer one',
    fc.property(history, provider, ({ request, turns }, to) => {
      const longer = translateRequest(request(turns), to).chat.messages;
      for (let length = 1; length < turns.length; length += 1) {
        const shorter = translateRequest(request(turns.slice(0, length)), to).chat.messages;
        expect(longer.slice(0, shorter.length)).toEqual(shorter);
      }
    }),
  );

  law(
    '6 and 10 every call is answered once, directly after it, and the contract holds, whatever the history',
    fc.property(wildRequest, provider, ({ body }, to) => {
      expect(refusals(translateRequest(body, to).chat)).toEqual([]);
    }),
  );

  law(
    '9 every tool has a name of its own, and a call in the history bears it',
    fc.property(wildRequest, provider, fc.nat(), ({ body, tools }, to, pick) => {
      const tool = tools[pick % Math.max(1, tools.length)];
      const called = tool === undefined ? [] : [callOf(tool)];
      const { chat } = translateRequest(
        { ...body, tool_choice: 'auto', input: [...called, ...(body.input as Json[])] },
        to,
      );
      const names = (chat.tools ?? []).map((offered) => ('function' in offered ? offered.function.name : ''));
      expect(new Set(names).size).toBe(names.length);
      for (const one of tools) expect(wireNameOf(one, chat)).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
      if (tool === undefined) return;
      const history = chat.messages.find((message) => message.role === 'assistant');
      expect(history?.tool_calls?.[0]?.function.name).toBe(wireNameOf(tool, chat));
    }),
  );

  law(
    '10 an effort of any name reaches a provider that has no table of them',
    fc.property(fc.oneof(fc.constantFrom('high', 'constructor', '__proto__'), someText), (effort) => {
      const { chat } = translateRequest({ model: 'a-model', input: 'Think.', reasoning: { effort } }, 'generic');
      expect(chat.reasoning_effort).toBe(effort);
    }),
  );

  law(
    '11 a request of any shape is translated or refused with a fault',
    fc.property(spoiledRequest(), provider, (body, to) => {
      try {
        expect(refusals(translateRequest(body, to).chat)).toEqual([]);
      } catch (error) {
        expectFault(error);
      }
    }),
  );

  law(
    '11 and so is any JSON at all',
    fc.property(fc.jsonValue(), provider, (body, to) => {
      expect(() => translateRequest(body, to)).toThrow(expect.objectContaining({ name: 'Fault' }));
    }),
  );
});

function callOf({ kind, namespace, name }: DeclaredTool): Json {
  const head = { call_id: 'call_first', name, namespace };
  return kind === 'function'
    ? { type: 'function_call', ...head, arguments: '{}' }
    : { type: 'custom_tool_call', ...head, input: '' };
}

function wireNameOf({ description }: DeclaredTool, chat: ChatRequest): string | undefined {
  const offered = (chat.tools ?? []).flatMap((tool) => (tool.type === 'function' ? [tool.function] : []));
  return offered.find((one) => one.description?.includes(description))?.name;
}

function expectFault(error: unknown): void {
  if (!(error instanceof Error) || error.name !== 'Fault') throw error;
  const { envelope, status } = error as Error & { status: number; envelope: () => unknown };
  expect(errorBody(envelope.call(error))).toBe(true);
  expect(status).toBeGreaterThanOrEqual(400);
}

/** A lawful request with an accident in it: some value, however deep, is another one or gone. */
function spoiledRequest(): fc.Arbitrary<unknown> {
  const accident = fc.oneof(
    fc.constant(undefined),
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(null, '', [], {}, -1, 1e308),
  );
  return fc
    .tuple(
      wildRequest,
      fc.array(fc.tuple(fc.array(fc.nat(20), { minLength: 1, maxLength: 6 }), accident), {
        minLength: 1,
        maxLength: 3,
      }),
    )
    .map(([{ body }, accidents]) => {
      const spoiled = structuredClone(body);
      for (const [path, value] of accidents) spoil(spoiled, path, value);
      return spoiled;
    });
}

function spoil(target: Json, [step = 0, ...rest]: readonly number[], value: unknown): void {
  const keys = Object.keys(target);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return;
  const inner = target[key];
  if (rest.length > 0 && typeof inner === 'object' && inner !== null) spoil(inner as Json, rest, value);
  else if (value === undefined) delete target[key];
  else target[key] = structuredClone(value);
}
