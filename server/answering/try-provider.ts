/** Whether a provider answers, and what it offers: by asking it. */
import { randomBytes } from 'node:crypto';
import type { Config } from '../config.ts';
import type { Provider } from '../providers/profile.ts';
import { redact } from '../secrets.ts';
import { prepareTurn, runTurn } from '../turn.ts';
import { secretsOf, type Upstream, wayTo } from '../upstream/client.ts';
import { Health } from '../upstream/health.ts';
import { speaksResponses, watched } from './wire.ts';

const PATIENCE_MS = 60_000;

/** A list of names, or one sentence about why there is none. */
export async function modelsOf(
  provider: Provider,
  upstream: Upstream,
): Promise<readonly string[] | { readonly error: string }> {
  const call = {
    url: `${provider.baseUrl}/models`,
    apiKey: provider.keys[0] ?? '',
    way: wayTo(provider),
    signal: AbortSignal.timeout(PATIENCE_MS),
  };
  try {
    const { status, text } = await upstream.look(call);
    const { data } = JSON.parse(text) as { data?: readonly { id?: unknown }[] };
    if (status !== 200 || !Array.isArray(data)) return { error: `it answers ${status}, and no list` };
    return data.flatMap(({ id }: { id?: unknown }) => (typeof id === 'string' ? [id] : [])).sort();
  } catch (thrown) {
    return {
      error: redact(
        thrown instanceof SyntaxError ? 'it lists no models' : (thrown as Error).message,
        secretsOf(provider),
      ),
    };
  }
}

export interface Tested {
  readonly provider: string;
  readonly model: string;
  readonly answered: boolean;
  /** The API that it speaks; null where its failure does not tell. */
  readonly wire: 'chat' | 'responses' | null;
  /** What it answered, or why it did not. */
  readonly said: string;
  readonly milliseconds: number;
  /** Until its first item; null when none came. */
  readonly first_item_ms: number | null;
  readonly output_tokens: number | null;
}

const otherWire = (status: number | null) =>
  `It answers ${status} on /chat/completions but speaks Responses, which m2c does not ask for: give its base URL for Chat ` +
  'Completions, or let Codex ask it without m2c (wire_api = "responses").';

/** One short turn with it, at its price. Rejects with a Fault when it cannot be asked, as without a key. */
export async function tested(
  provider: Provider,
  shared: Upstream,
  config: Config,
  model = provider.defaultModel,
): Promise<Tested> {
  const startedAt = performance.now();
  const upstream = watched(shared);
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const deps = {
    routes: { providers: [provider], fallback: provider },
    upstream,
    health: new Health(),
    retry: { ...config.retry, retries: 0 },
    showReasoning: false,
    webSearch: false,
    deadlines: config.deadlines,
    newId: () => randomBytes(12).toString('hex'),
    now: () => Math.floor(Date.now() / 1000),
  };
  // Room for a short thought, since many models cannot be told not to think.
  const request = {
    model: `${provider.profile.id}/${model}`,
    input: 'Answer with the word "here".',
    max_output_tokens: 400,
  };
  let firstItemMs: number | null = null;
  const { response, fault } = await runTurn(
    prepareTurn(request, deps),
    deps,
    (events) => {
      const item = events.some(({ type }) => type === 'response.output_item.added');
      if (item) firstItemMs ??= Math.round(performance.now() - startedAt);
    },
    patience,
  );
  const unknown = fault !== null && (upstream.status === 404 || upstream.status === 405);
  const other = unknown && (await speaksResponses(provider, shared, patience));
  const words = response.output.flatMap((item) => (item.type === 'message' ? item.content : []));
  const text = words.map((part) => (part.type === 'output_text' ? part.text : '')).join('');
  const milliseconds = Math.round(performance.now() - startedAt);
  const tokens = response.usage?.output_tokens ?? null;
  const answer = `"${text.trim().slice(0, 40)}" in ${milliseconds} ms, ${tokens ?? 'no word of'} tokens`;
  return {
    provider: provider.profile.id,
    model,
    answered: fault === null,
    wire: fault === null ? 'chat' : other ? 'responses' : null,
    said: fault === null ? answer : other ? otherWire(upstream.status) : fault.message,
    milliseconds,
    first_item_ms: firstItemMs,
    output_tokens: tokens,
  };
}
