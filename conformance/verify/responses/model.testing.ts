/** A small model behind a scripted provider: it reads the whole request and does what the probes ask of it. */
import {
  type Answer,
  callAnswer,
  chunk,
  DONE,
  errorAnswer,
  finish,
  type HeardBody,
  type HeardRequest,
  type HeardTool,
  reasoningAnswer,
  type ScriptedCall,
} from '../../upstream/fake-upstream.ts';

const THOUGHT = 'What is asked? The swift is lighter.';
const WORDS = Array.from({ length: 40 }, (_, index) => `number${index + 1}`).join(' ');

/** The same, but it takes its time in the middle, so that its client can leave before the end. */
export function slowModelAnswer(request: HeardRequest): Answer {
  const { pieces, ...rest } = modelAnswer(request);
  return { ...rest, pieces: pieces.flatMap((piece, index) => (index === 20 ? [{ waitMs: 100 }, piece] : [piece])) };
}

/** Answers any request of the probes. */
export function modelAnswer({ body }: HeardRequest): Answer {
  if (JSON.stringify(body.messages).includes('bm8gcGljdHVyZQ')) return errorAnswer(400, 'The image cannot be decoded.');
  const { role, text } = lastMessage(body);
  const calls = role === 'tool' ? [] : callsFor(body, text);
  if (calls.length > 0) return callAnswer(calls, THOUGHT);
  const limit = Number(body.max_tokens ?? body.max_completion_tokens ?? Number.POSITIVE_INFINITY);
  const answer = spoken(body, role, text);
  if (answer.split(' ').length <= limit) return reasoningAnswer(THOUGHT, answer);
  const words = answer.split(' ').slice(0, limit);
  return { pieces: [...words.map((word) => chunk({ content: `${word} ` })), finish('length'), DONE] };
}

function spoken(body: HeardBody, role: string, asked: string): string {
  if (role === 'tool') return `The tools gave ${toolOutputs(body)}.`;
  if (body.response_format !== undefined) return '{"title":"Swifts in flight"}';
  if (JSON.stringify(body.messages.at(-1)?.content).includes('image_url')) return 'Red.';
  if (asked.includes('What is the code word')) {
    return /code word is (\w+)/.exec(body.messages.map(textOf).join('\n'))?.[1] ?? 'unknown';
  }
  return asked.includes('numbers') ? WORDS : 'Hello, the swift, the martin and the swallow.';
}

/** A call for each word in quotes, or one with the patch. */
function callsFor({ tools = [] }: HeardBody, asked: string): ScriptedCall[] {
  const tool = tools.find(
    (candidate) => asked.includes('Call the tool') || asked.includes(`the tool ${shortName(candidate)}`),
  );
  if (tool === undefined) return [];
  const [field = 'input'] = Object.keys((tool.function.parameters as { properties: object }).properties);
  const patch = /\*\*\* Begin Patch[\s\S]*/.exec(asked)?.[0];
  const values = patch === undefined ? [...asked.matchAll(/"(\w+)"/g)].map(([, value]) => value ?? '') : [patch];
  return (values.length === 0 ? ['swift'] : values).map((value, index) => ({
    id: `call_${crypto.randomUUID().slice(0, 8)}_${index}`,
    name: tool.function.name,
    args: { [field]: value },
  }));
}

function shortName({ function: { name } }: HeardTool): string {
  return name.replace(/^.*__/, '');
}

function lastMessage({ messages }: HeardBody): { readonly role: string; readonly text: string } {
  const last = messages.at(-1);
  return { role: last?.role ?? '', text: last === undefined ? '' : textOf(last) };
}

function toolOutputs({ messages }: HeardBody): string {
  return messages.flatMap((message) => (message.role === 'tool' ? [textOf(message)] : [])).join(' and ');
}

function textOf({ content }: HeardBody['messages'][number]): string {
  if (typeof content === 'string') return content;
  return Array.isArray(content) ? content.map(({ text }) => String(text ?? '')).join('\n') : '';
}
