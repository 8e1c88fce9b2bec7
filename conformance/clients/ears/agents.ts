/** The Agents SDK: one run for each thing the user says, with tools that answer what the recorded ones answered. */
import {
  Agent,
  type AgentInputItem,
  type Model,
  ModelBehaviorError,
  OpenAIProvider,
  Runner,
  tool,
  user,
} from '@openai/agents';
import { type DeclaredTool, declaredTools, exchangesOf, outputsOf } from '../../ears/conversation.ts';
import { type Ear, SILENCE } from '../../ears/ear.ts';
import type { Ending, Heard } from '../../ears/heard.ts';
import { client } from './client.ts';
import { failureOf, openaiAt } from './openai-sdk.ts';

type ModelResponse = Awaited<ReturnType<Model['getResponse']>>;

export const agents: Ear = {
  name: 'Agents SDK',
  client: client('@openai/agents'),
  form: 'plain',
  requests: 'its own',
  deaf: ['namespaces', 'custom tools', 'shortened answers'],
  hear: async (url, recording) => {
    const answers: Heard[] = [];
    const runner = new Runner({
      modelProvider: { getModel: (name) => overheard(url, name, (response) => answers.push(heardIn(response))) },
      tracingDisabled: true,
      modelSettings: { store: false, providerData: { include: ['reasoning.encrypted_content'] } },
    });
    const tools = toolsOf(declaredTools(recording.turns[0]), outputsOf(recording));
    let history: AgentInputItem[] = [];
    for (const { prompt, turns } of exchangesOf(recording)) {
      const agent = new Agent({
        name: 'ear',
        model: String(recording.about.model),
        tools,
        toolUseBehavior: until(turns),
      });
      try {
        ({ history } = await runner.run(agent, [...history, user(prompt)], { maxTurns: turns + 1 }));
      } catch (thrown) {
        return [...answers, shortened(thrown) ? { ...SILENCE, ending: 'incomplete' } : failureOf(thrown)];
      }
    }
    return answers;
  },
};

/** An answer that reached its limit is an error to this SDK, which says no more of it. */
function shortened(thrown: unknown): boolean {
  return thrown instanceof ModelBehaviorError && thrown.message.includes('"response.incomplete"');
}

/** The SDK's own model, each answer of which is told. */
async function overheard(
  url: string,
  name: string | undefined,
  tell: (response: ModelResponse) => void,
): Promise<Model> {
  const model = await new OpenAIProvider({ openAIClient: openaiAt(url), useResponses: true }).getModel(name);
  return {
    getResponse: async (request) => {
      const response = await model.getResponse(request);
      tell(response);
      return response;
    },
    getStreamedResponse: (request) => model.getStreamedResponse(request),
  };
}

/** A recording may end with calls: their outputs are nothing the model was asked about. */
function until(turns: number): Agent['toolUseBehavior'] {
  let answered = 0;
  return () => {
    answered += 1;
    return answered < turns
      ? { isFinalOutput: false, isInterrupted: undefined }
      : { isFinalOutput: true, isInterrupted: undefined, finalOutput: '' };
  };
}

function toolsOf(declared: readonly DeclaredTool[], outputs: ReadonlyMap<string, string>) {
  return declared.map(({ flatName, description, parameters }) =>
    tool({
      name: flatName,
      description,
      strict: false,
      parameters: { additionalProperties: true, required: [], properties: {}, ...parameters, type: 'object' },
      execute: async (_input, _context, details) => outputs.get(details?.toolCall?.callId ?? '') ?? 'done',
    }),
  );
}

function heardIn({ output, usage, providerData }: ModelResponse): Heard {
  const texts = (type: 'message' | 'reasoning') =>
    output
      .flatMap((item) => (item.type === type ? (item.content as readonly { text?: string }[]) : []))
      .map((part) => part.text ?? '')
      .join('');
  return {
    ...SILENCE,
    text: texts('message'),
    reasoning: texts('reasoning'),
    calls: output.flatMap((item) =>
      item.type !== 'function_call'
        ? []
        : [{ kind: 'function', namespace: null, name: item.name, input: item.arguments, callId: item.callId } as const],
    ),
    usage: usageIn(usage),
    ending: (providerData?.status ?? 'cut') as Ending,
  };
}

function usageIn({ requestUsageEntries: [entry] = [] }: ModelResponse['usage']): Heard['usage'] {
  // It fills in noughts where an answer does not tell its cost.
  if (entry === undefined || entry.totalTokens === 0) return null;
  return {
    inputTokens: entry.inputTokens,
    cachedTokens: entry.inputTokensDetails.cached_tokens ?? 0,
    outputTokens: entry.outputTokens,
    reasoningTokens: entry.outputTokensDetails.reasoning_tokens ?? 0,
    totalTokens: entry.totalTokens,
  };
}
