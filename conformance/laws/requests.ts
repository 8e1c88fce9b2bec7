/** The laws of the way to the provider. */
import fc from 'fast-check';
import type { ChatRequest } from '../../generated/types/chat.ts';
import { errorBody } from '../../generated/validators-wire.js';
import { history } from '../arbitraries/history.ts';
import { provider, wildRequest } from '../arbitraries/request.ts';
import { spoiledRequest } from '../arbitraries/spoiled-requests.ts';
import { someText } from '../arbitraries/text.ts';
import type { DeclaredTool, Json } from '../arbitraries/tool.ts';
import { translateRequest } from '../subject.ts';
import { holds, type Law, law, none, same } from './law.ts';
import { refusals } from './messages.ts';

export const requestLaws: readonly Law[] = [
  law(
    [5],
    'the messages of a shorter history are a prefix of those of the longer one',
    fc.property(history, provider, ({ request, turns }, to) => {
      const longer = translateRequest(request(turns), to).chat;
      for (let length = 1; length < turns.length; length += 1) {
        const shorter = translateRequest(request(turns.slice(0, length)), to).chat;
        // A prompt cache belongs to one model, and an image may have called for another one.
        if (shorter.model !== longer.model) continue;
        const beginning = longer.messages.slice(0, shorter.messages.length);
        same(beginning, shorter.messages, `the beginning of the longer history, as of ${length} turns,`);
      }
    }),
  ),
  law(
    [6, 10],
    'every call is answered once, directly after it, and the contract holds, whatever the history',
    fc.property(wildRequest, provider, ({ body }, to) => none(refusals(translateRequest(body, to).chat))),
  ),
  law(
    [6, 10],
    'and so it is in a conversation of Codex',
    fc.property(history, provider, ({ request, turns }, to) => {
      none(refusals(translateRequest(request(turns), to).chat));
    }),
  ),
  law(
    [9],
    'every tool has a name of its own, and a call in the history bears it',
    fc.property(wildRequest, provider, fc.nat(), ({ body, tools }, to, pick) => {
      const tool = tools[pick % Math.max(1, tools.length)];
      const called = tool === undefined ? [] : [callOf(tool)];
      const input = [...called, ...(body.input as Json[])];
      const { chat } = translateRequest({ ...body, tool_choice: 'auto', input }, to);
      const names = (chat.tools ?? []).map((offered) => ('function' in offered ? offered.function.name : ''));
      same(new Set(names).size, names.length, 'the number of names');
      for (const one of tools) {
        holds(/^[a-zA-Z0-9_-]{1,64}$/.test(wireNameOf(one, chat) ?? ''), `no name for the tool ${one.name}`);
      }
      if (tool === undefined) return;
      const caller = chat.messages.find((message) => message.role === 'assistant');
      same(caller?.tool_calls?.[0]?.function.name, wireNameOf(tool, chat), 'the name of the call');
    }),
  ),
  law(
    [10],
    'an effort of any name reaches a provider that has no table of them',
    fc.property(fc.oneof(fc.constantFrom('high', 'constructor', '__proto__'), someText), (effort) => {
      const { chat } = translateRequest({ model: 'a-model', input: 'Think.', reasoning: { effort } }, 'generic');
      same(chat.reasoning_effort, effort, 'the effort');
    }),
  ),
  law(
    [11],
    'a request of any shape is translated or refused with a fault',
    fc.property(spoiledRequest, provider, (body, to) => {
      const chat = translatedOrRefused(body, to);
      if (chat !== null) none(refusals(chat));
    }),
  ),
  law(
    [11],
    'and any JSON at all is refused',
    fc.property(fc.jsonValue(), provider, (body, to) => {
      same(translatedOrRefused(body, to), null, 'what became of it');
    }),
  ),
];

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

/** Null when the request was refused as it must be: by a fault with a lawful envelope. */
function translatedOrRefused(body: unknown, to: string): ChatRequest | null {
  try {
    return translateRequest(body, to).chat;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'Fault') throw error;
    const { envelope, status } = error as Error & { status: number; envelope: () => unknown };
    holds(errorBody(envelope.call(error)), `the envelope breaks the contract: ${error.message}`);
    holds(status >= 400, `the status is ${status}`);
    return null;
  }
}
