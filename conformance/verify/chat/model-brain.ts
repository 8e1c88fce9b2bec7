/**
 * A model small enough to read: it does what a prompt of a probe asks for in so many words, and honours each option of the
 * request as a good model would. It knows nothing of which probe asks.
 */
import type { HeardBody } from '../../upstream/fake-upstream.ts';
import { isRecord, type Json, list, parseObject, record, word } from '../json.ts';

export interface Call {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

/** One answer, before it is cut into chunks. */
export interface Said {
  readonly thought: string;
  readonly text: string;
  readonly calls: readonly Call[];
  readonly finish: string;
  readonly usage: Json;
}

/** What the model answers to this request. */
export function answerTo(body: HeardBody): Said {
  const thought = thinksFor(body) ? 'The farmer keeps the nine that stayed. That is the answer.' : '';
  const calls = callsFor(body);
  const text = calls.length > 0 ? '' : textFor(body);
  return limited({ thought, text, calls }, limitOf(body), countWords(JSON.stringify(body.messages)));
}

function thinksFor(body: HeardBody): boolean {
  const effort = body.reasoning_effort;
  return record(body.thinking).type === 'enabled' || (typeof effort === 'string' && effort !== 'none');
}

function limitOf(body: HeardBody): number {
  const limit = body.max_tokens ?? body.max_completion_tokens;
  return typeof limit === 'number' ? limit : Number.POSITIVE_INFINITY;
}

/** A word is a token here. */
function limited(
  { thought, text, calls }: Pick<Said, 'thought' | 'text' | 'calls'>,
  limit: number,
  prompt: number,
): Said {
  const thoughtWords = pieces(thought).slice(0, limit);
  const textWords = pieces(text).slice(0, limit - thoughtWords.length);
  const cut = thoughtWords.length + textWords.length < countWords(thought) + countWords(text);
  const called = cut ? [] : calls;
  const spent = thoughtWords.length + textWords.length + 8 * called.length;
  return {
    thought: thoughtWords.join(''),
    text: textWords.join(''),
    calls: called,
    finish: cut ? 'length' : called.length > 0 ? 'tool_calls' : 'stop',
    usage: {
      prompt_tokens: prompt,
      completion_tokens: spent,
      total_tokens: prompt + spent,
      prompt_tokens_details: { cached_tokens: 0 },
      completion_tokens_details: { reasoning_tokens: thoughtWords.length },
    },
  };
}

/** Words with the space behind them: what one delta carries. */
export function pieces(text: string): string[] {
  return text.split(/(?<=\s)/).filter((piece) => piece !== '');
}

const countWords = (text: string): number => pieces(text).length;

function callsFor(body: HeardBody): Call[] {
  const choice = body.tool_choice ?? 'auto';
  const names = (body.tools ?? []).map((tool) => tool.function.name);
  const prompt = lastText(body);
  const forced = choice === 'required' ? names[0] : word(record(record(choice).function).name) || undefined;
  const asked = /\bCall the tool/.test(prompt) ? names.find((name) => prompt.includes(name)) : undefined;
  const name = forced ?? asked;
  if (name === undefined || choice === 'none') return [];
  const written = [...prompt.matchAll(/\{[^{}]*\}/g)]
    .map(([args]) => args)
    .filter((args) => parseObject(args) !== null);
  const all = written.length === 0 ? [argumentsFor(body, name)] : written;
  const some = body.parallel_tool_calls === false ? all.slice(0, 1) : all;
  return some.map((args, slot) => ({ id: `call_${slot}_model`, name, arguments: args }));
}

function argumentsFor(body: HeardBody, name: string): string {
  const parameters = record(body.tools?.find((tool) => tool.function.name === name)?.function.parameters);
  return JSON.stringify(exampleOf(parameters));
}

function exampleOf(schema: Json): Json {
  return Object.fromEntries(list(schema.required).map((member) => [String(member), 'Paris']));
}

function textFor(body: HeardBody): string {
  const prompt = lastText(body);
  const format = record(body.response_format);
  if (format.type === 'json_schema') return JSON.stringify(exampleOf(record(record(format.json_schema).schema)));
  if (format.type === 'json_object') return '{"capital": "Paris"}';
  const rule = RULES.find(([pattern]) => pattern.test(prompt));
  return rule === undefined ? 'ready' : rule[1](prompt, body);
}

type Rule = readonly [pattern: RegExp, text: (prompt: string, body: HeardBody) => string];

const RULES: readonly Rule[] = [
  [/Count from 1 to \d+/, (prompt) => numbers(Number(/to (\d+)/.exec(prompt)?.[1]))],
  [/Repeat exactly: /, (prompt) => prompt.replace(/^[\s\S]*Repeat exactly: /, '')],
  [/Which code words/, (_, body) => toldWords(body).join(', ') || 'None.'],
  [/Which colour/, (_, body) => (JSON.stringify(body.messages).includes('"image_url"') ? 'Red.' : 'I see none.')],
  [/code word of this note/, (prompt) => `The tool said: ${prompt}`],
  [/17 sheep/, () => 'Nine.'],
];

function numbers(last: number): string {
  return Array.from({ length: last }, (_, index) => index + 1).join(' ');
}

function toldWords(body: HeardBody): string[] {
  const told = body.messages.filter(({ role }) => role === 'system' || role === 'developer');
  return told.flatMap(({ content }) => /A code word is (\w+)/.exec(textOf(content))?.slice(1) ?? []);
}

function lastText(body: HeardBody): string {
  return textOf(body.messages.at(-1)?.content);
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return list(content)
    .filter(isRecord)
    .map((part) => word(part.text))
    .join(' ');
}
