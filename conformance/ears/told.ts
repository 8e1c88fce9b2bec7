/** What a client has to hear of a recorded turn, by the provider's own bytes and the tools the client declared. */
import type { RecordedTurn, Recording } from '../recordings/recording.ts';
import { isWhole, type ProviderCall, readProvider } from '../upstream/provider-reader.ts';
import { type DeclaredTool, declaredTools } from './conversation.ts';
import type { Ear } from './ear.ts';
import type { Heard, HeardCall } from './heard.ts';

export interface Told extends Pick<Heard, 'text' | 'reasoning' | 'calls' | 'usage' | 'ending'> {
  /** The word for a failure; null when there was none. */
  readonly errorCode: string | null;
  /** The provider's own sentences about a failure, which the client's must repeat. */
  readonly errorSentences: readonly string[];
}

/**
 * The word by which a client does the right thing about a status. In a stream that is Codex's word: it retries what it does
 * not know (codex-cli 0.169.0), so a wrong key is an invalid prompt there. In a plain answer the status says which it is.
 */
const CODES: { readonly [status: number]: { readonly stream: string; readonly plain: string } } = {
  400: { stream: 'invalid_prompt', plain: 'invalid_prompt' },
  401: { stream: 'invalid_prompt', plain: 'invalid_api_key' },
  402: { stream: 'insufficient_quota', plain: 'insufficient_quota' },
  403: { stream: 'invalid_prompt', plain: 'invalid_api_key' },
  404: { stream: 'model_not_found', plain: 'model_not_found' },
  429: { stream: 'rate_limit_exceeded', plain: 'rate_limit_exceeded' },
};

/** What this ear has to hear of a turn. */
export function toldOf(turn: RecordedTurn, provider: Recording['provider'], ear: Pick<Ear, 'form' | 'deaf'>): Told {
  const said = readProvider(turn.answer, turn.status, provider);
  const tools = declaredTools(turn);
  const { text, reasoning, usage, ending } = said;
  const calls = said.calls.filter(isWhole).map((call) => calledBy(call, tools, ear.deaf));
  if (turn.status < 400) return { text, reasoning, calls, usage, ending, errorCode: null, errorSentences: [] };
  const errorCode = CODES[turn.status]?.[ear.form] ?? `(told.ts knows no code for status ${turn.status})`;
  return { text, reasoning, calls, usage, ending, errorCode, errorSentences: sentencesOf(turn.answer) };
}

function calledBy(call: ProviderCall, tools: readonly DeclaredTool[], deaf: Ear['deaf']): HeardCall {
  const declared = tools.find((tool) => tool.flatName === call.name);
  const named =
    declared !== undefined && !deaf.includes('namespaces') ? declared : { namespace: null, name: call.name };
  const custom = declared?.kind === 'custom' && !deaf.includes('custom tools');
  return {
    kind: custom ? 'custom' : 'function',
    namespace: named.namespace,
    name: named.name,
    input: custom ? rawText(call.arguments) : call.arguments || '{}',
    callId: call.id,
  };
}

/** The one text inside the arguments of a function that stands for a custom tool. */
function rawText(args: string): string {
  const [text, ...others] = Object.values(JSON.parse(args) as { readonly [name: string]: unknown });
  return typeof text === 'string' && others.length === 0 ? text : args;
}

/** The texts of an error body that a person can read: whole sentences, whichever field they stand in. */
function sentencesOf(body: Uint8Array): readonly string[] {
  const sentences: string[] = [];
  const text = new TextDecoder().decode(body).replace(/^(event:.*\n)?data: */, '');
  JSON.parse(text, (key, value: unknown) => {
    if (['message', 'param'].includes(key) && typeof value === 'string' && value.includes(' ')) sentences.push(value);
    return value;
  });
  return sentences;
}
