/** The AI SDK with its OpenAI provider: streams, runs the recorded tools itself, and writes each next request. */
import { createOpenAI } from '@ai-sdk/openai';
import {
  APICallError,
  type FinishReason,
  isStepCount,
  jsonSchema,
  type ModelMessage,
  StreamProviderError,
  streamText,
  tool,
} from 'ai';
import { type DeclaredTool, declaredTools, exchangesOf, outputsOf } from '../../ears/conversation.ts';
import { type Ear, failure, SILENCE } from '../../ears/ear.ts';
import type { Ending, Heard, HeardCall } from '../../ears/heard.ts';
import { client } from './client.ts';

// It warns that it takes a model which is not OpenAI's for one that cannot think.
Object.assign(globalThis, { AI_SDK_LOG_WARNINGS: false });

/** Reasoning only comes back from a model that it takes for a thinking one, sealed, since nothing is stored. */
const OPTIONS = { openai: { store: false, forceReasoning: true, include: ['reasoning.encrypted_content'] } };

export const aiSdk: Ear = {
  name: 'AI SDK',
  client: client('ai', '@ai-sdk/openai'),
  form: 'stream',
  requests: 'its own',
  deaf: ['namespaces', 'custom tools'],
  hear: async (url, recording) => {
    const model = createOpenAI({ baseURL: `${url}/v1`, apiKey: 'unused' }).responses(String(recording.about.model));
    const tools = toolsOf(declaredTools(recording.turns[0]), outputsOf(recording));
    const messages: ModelMessage[] = [];
    const answers: Heard[] = [];
    for (const { prompt, turns } of exchangesOf(recording)) {
      messages.push({ role: 'user', content: prompt });
      const stopWhen = isStepCount(turns);
      const run = streamText({ model, tools, messages, stopWhen, providerOptions: OPTIONS, maxRetries: 0, onError });
      answers.push(...(await answersIn(run.fullStream)));
      if (answers.at(-1)?.ending === 'failed') break;
      messages.push(...(await run.response).messages);
    }
    return answers;
  },
};

/** The stream tells the error too, and there it is heard. */
function onError(): void {}

function toolsOf(declared: readonly DeclaredTool[], outputs: ReadonlyMap<string, string>) {
  return Object.fromEntries(
    declared.map(({ flatName, description, parameters }) => [
      flatName,
      tool({
        description,
        inputSchema: jsonSchema(parameters),
        execute: async (_input: unknown, { toolCallId }) => outputs.get(toolCallId) ?? 'done',
      }),
    ]),
  );
}

type Part = ReturnType<typeof streamText>['fullStream'] extends AsyncIterable<infer P> ? P : never;

async function answersIn(parts: AsyncIterable<Part>): Promise<Heard[]> {
  const answers: Heard[] = [];
  // The arguments as they were streamed: the finished call holds them parsed.
  const inputs = new Map<string, string>();
  let answer = SILENCE;
  for await (const part of parts) {
    if (part.type === 'tool-input-delta') inputs.set(part.id, (inputs.get(part.id) ?? '') + part.delta);
    if (part.type === 'error') return [...answers, failureIn(part.error)];
    answer = heardPart(answer, part, inputs);
    if (part.type === 'finish-step') {
      answers.push(answer);
      answer = SILENCE;
    }
  }
  return answers;
}

function heardPart(answer: Heard, part: Part, inputs: ReadonlyMap<string, string>): Heard {
  switch (part.type) {
    case 'text-delta':
      return { ...answer, text: answer.text + part.text };
    case 'reasoning-delta':
      return { ...answer, reasoning: answer.reasoning + part.text };
    case 'tool-call': {
      const { toolCallId: callId, toolName: name } = part;
      const call: HeardCall = { kind: 'function', namespace: null, name, input: inputs.get(callId) ?? '', callId };
      return { ...answer, calls: [...answer.calls, call] };
    }
    case 'finish-step': {
      const { inputTokens, inputTokenDetails, outputTokens, outputTokenDetails, totalTokens } = part.usage;
      const usage = {
        inputTokens: inputTokens ?? 0,
        cachedTokens: inputTokenDetails.cacheReadTokens ?? 0,
        outputTokens: outputTokens ?? 0,
        reasoningTokens: outputTokenDetails.reasoningTokens ?? 0,
        totalTokens: totalTokens ?? 0,
      };
      return { ...answer, usage: inputTokens === undefined ? null : usage, ending: ENDINGS[part.finishReason] };
    }
    default:
      return answer;
  }
}

const ENDINGS: { readonly [reason in FinishReason]: Ending } = {
  stop: 'completed',
  'tool-calls': 'completed',
  length: 'incomplete',
  'content-filter': 'incomplete',
  error: 'failed',
  other: 'cut',
  interrupted: 'cut',
};

/** The failed event stands in the error; its class tells whether it came within 50 ms of the first event. */
function failureIn(thrown: unknown): Heard {
  if (!APICallError.isInstance(thrown) && !StreamProviderError.isInstance(thrown)) throw thrown;
  const { response } = (thrown.data ?? {}) as { response?: { error?: { code?: string } } };
  return failure(response?.error?.code, thrown.message);
}
