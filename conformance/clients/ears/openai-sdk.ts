/** The official openai SDK as two ears: its stream helper and its plain answer, both with the recorded requests. */
import OpenAI from 'openai';
import type { Response, ResponseCreateParams } from 'openai/resources/responses/responses';
import type { OutputItem, Usage } from '../../../generated/types/responses.ts';
import { type Ear, failure } from '../../ears/ear.ts';
import { type Ending, type Heard, heardItems, usageOf } from '../../ears/heard.ts';
import { client } from './client.ts';

const common = { client: client('openai'), requests: 'recorded', deaf: [] } as const;

export const openaiStream: Ear = {
  ...common,
  name: 'openai SDK, stream',
  form: 'stream',
  hear: (url, { turns }) => inTurn(turns, ({ request }) => listen(openaiAt(url), request as ResponseCreateParams)),
};

export const openaiPlain: Ear = {
  ...common,
  name: 'openai SDK, plain',
  form: 'plain',
  hear: (url, { turns }) => inTurn(turns, ({ request }) => ask(openaiAt(url), request as ResponseCreateParams)),
};

/** The SDK as a program has it, but without its own retries. */
export function openaiAt(url: string): OpenAI {
  return new OpenAI({ baseURL: `${url}/v1`, apiKey: 'unused', maxRetries: 0 });
}

/** The class that a program catches for each word; another class is told in place of the word. */
const CLASSES: { readonly [code: string]: new (...args: never[]) => unknown } = {
  invalid_prompt: OpenAI.BadRequestError,
  invalid_api_key: OpenAI.AuthenticationError,
  model_not_found: OpenAI.NotFoundError,
  insufficient_quota: OpenAI.RateLimitError,
  rate_limit_exceeded: OpenAI.RateLimitError,
};

/** The failure behind an error that the SDK throws. @throws whatever is no answer of the server. */
export function failureOf(thrown: unknown): Heard {
  if (!(thrown instanceof OpenAI.APIError)) throw thrown;
  const code = thrown.code ?? 'none';
  const expected = CLASSES[code];
  const caught = expected !== undefined && thrown instanceof expected;
  return failure(caught ? code : `${code} as ${thrown.constructor.name}`, thrown.message);
}

async function inTurn<T>(turns: readonly T[], hear: (turn: T) => Promise<Heard>): Promise<readonly Heard[]> {
  const answers: Heard[] = [];
  for (const turn of turns) answers.push(await hear(turn));
  return answers;
}

async function listen(openai: OpenAI, request: ResponseCreateParams): Promise<Heard> {
  const stream = openai.responses.stream({ ...request, stream: true });
  const deltas = { text: '', reasoning: '' };
  for await (const event of stream) {
    if (event.type === 'response.output_text.delta') deltas.text += event.delta;
    if (event.type === 'response.reasoning_summary_text.delta') deltas.reasoning += event.delta;
  }
  return { ...heardIn(await stream.finalResponse()), ...deltas };
}

async function ask(openai: OpenAI, request: ResponseCreateParams): Promise<Heard> {
  try {
    const response = await openai.responses.create({ ...request, stream: false });
    return { ...heardIn(response), text: response.output_text };
  } catch (thrown) {
    return failureOf(thrown);
  }
}

/** The SDK's types of the wire and ours are two descriptions of one thing. */
function heardIn({ output, usage, status, error }: Response): Heard {
  return {
    ...heardItems(output as unknown as readonly OutputItem[]),
    refusal: '',
    usage: usageOf((usage ?? null) as Usage | null),
    ending: (status ?? 'cut') as Ending,
    error,
  };
}
