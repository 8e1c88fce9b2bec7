/** What a history may look like: where tool outputs stand, what follows what, and which contents are taken. */
import type { Finding, Probe } from '../probe.ts';
import type { ChatTarget } from './client.ts';
import { accepted, FEW_TOKENS, READY, type Trait, user } from './kit.ts';
import { type Scripted, scripted } from './scripted.ts';

const QUESTION = user('What is the weather in Paris?');
const HELLO = { role: 'assistant', content: 'Hello, how can I help?' };
const output = (id: string, content: unknown = 'Sunny, 21 degrees.') => ({ role: 'tool', tool_call_id: id, content });

/** m2c mends each history, so a refusal is a fact here and no shortfall, except of what it always sends. */
const contiguity = ({ calling }: Scripted): readonly Trait[] => [
  {
    id: 'history.parallel',
    title: 'Outputs of two calls, in order',
    body: { messages: [QUESTION, calling(['call_a', 'call_b']), output('call_a'), output('call_b'), READY] },
    ifRefused: 'A turn cannot go on after parallel tool calls.',
  },
  {
    id: 'history.reversed',
    title: 'Outputs of two calls, in another order',
    body: { messages: [QUESTION, calling(['call_a', 'call_b']), output('call_b'), output('call_a'), READY] },
  },
  {
    id: 'history.missing',
    title: 'A call without its output',
    body: { messages: [QUESTION, calling(['call_a']), READY] },
  },
  {
    id: 'history.misplaced',
    title: 'An output after another message',
    body: { messages: [QUESTION, calling(['call_a']), user('Hurry.'), output('call_a'), READY] },
  },
  {
    id: 'history.orphan',
    title: 'An output without its call',
    body: { messages: [QUESTION, output('call_a'), READY] },
  },
];

const contents = ({ calling }: Scripted): readonly Trait[] => [
  {
    id: 'messages.adjacentUsers',
    title: 'Two user messages in a row',
    body: { messages: [user('Hello.'), READY] },
  },
  {
    id: 'messages.adjacentAssistants',
    title: 'Two answers in a row',
    body: { messages: [user('Hello.'), HELLO, HELLO, READY] },
  },
  {
    id: 'messages.emptyAnswer',
    title: 'An empty answer',
    body: { messages: [user('Hello.'), { role: 'assistant', content: '' }, READY] },
  },
  {
    id: 'messages.userParts',
    title: 'User content as a list of parts',
    body: { messages: [user([{ type: 'text', text: 'Reply with the single word: ready' }])] },
  },
  {
    id: 'messages.toolParts',
    title: 'Tool output as a list of parts',
    body: { messages: [QUESTION, calling(['call_a']), output('call_a', [{ type: 'text', text: 'Sunny.' }]), READY] },
  },
  {
    id: 'messages.nullContent',
    title: 'null beside tool calls',
    body: { messages: [QUESTION, calling(['call_a'], { content: null }), output('call_a'), READY] },
  },
  {
    id: 'messages.noContent',
    title: 'No content beside tool calls',
    // JSON leaves an undefined member out.
    body: { messages: [QUESTION, calling(['call_a'], { content: undefined }), output('call_a'), READY] },
  },
  {
    id: 'messages.emptyArguments',
    title: 'A call whose arguments are ""',
    body: { messages: [QUESTION, withArguments(calling(['call_a']), ''), output('call_a'), READY] },
  },
];

function withArguments(message: ReturnType<Scripted['calling']>, args: string) {
  return {
    ...message,
    tool_calls: [{ id: 'call_a', type: 'function', function: { name: 'get_weather', arguments: args } }],
  };
}

const CONTIGUITY_TRAITS = 5;
const CONTENT_TRAITS = 8;

export const history: Probe<ChatTarget> = {
  id: 'history',
  title: 'Order of tool outputs',
  requests: 1 + CONTIGUITY_TRAITS,
  maxTokens: FEW_TOKENS,
  run: (target) => traits(target, contiguity),
};

export const messages: Probe<ChatTarget> = {
  id: 'messages',
  title: 'Forms of messages',
  requests: 1 + CONTENT_TRAITS,
  maxTokens: FEW_TOKENS,
  run: (target) => traits(target, contents),
};

/** A whole history with a call, as m2c writes it, is what all the others differ from. */
async function traits(target: ChatTarget, of: (script: Scripted) => readonly Trait[]): Promise<Finding[]> {
  const script = await scripted(target);
  const whole = [QUESTION, script.calling(['call_a']), output('call_a'), READY];
  return accepted(target, { messages: whole, ...script.body }, of(script));
}
