/** Whether a provider that knows no Chat Completions speaks Responses instead. */
import type { Provider } from '../providers/profile.ts';
import { type Upstream, type UpstreamAnswer, wayTo } from '../upstream/client.ts';

/** An upstream that tells the status of its last answer. */
export function watched(upstream: Upstream): Upstream & { readonly status: number | null } {
  let status: number | null = null;
  return {
    ...upstream,
    get status() {
      return status;
    },
    async send(call) {
      const answer = await upstream.send(call);
      status = answer.status;
      return answer;
    },
  };
}

const LONGEST_ANSWER = 64 * 1024;

/** Asks for one short answer over Responses. Never rejects. */
export async function speaksResponses(provider: Provider, upstream: Upstream, signal: AbortSignal): Promise<boolean> {
  const call = {
    url: `${provider.baseUrl}/responses`,
    apiKey: provider.keys[0] ?? '',
    way: wayTo(provider),
    body: JSON.stringify({ model: provider.defaultModel, input: 'Answer with the word "here".', store: false }),
    signal,
  };
  try {
    const answer = await upstream.send(call);
    const text = await beginningOf(answer);
    return answer.status === 200 && /"object":\s*"response"/.test(text);
  } catch {
    return false;
  }
}

async function beginningOf({ body }: UpstreamAnswer): Promise<string> {
  let text = '';
  for await (const bytes of body as AsyncIterable<Buffer>) {
    text += bytes.toString('latin1');
    if (text.length > LONGEST_ANSWER) break;
  }
  return text;
}
