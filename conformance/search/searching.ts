/** A server with a provider that has no web search, an engine beside it, and a client that lets the model search. */
import type { OutputItem, ResponseResource, StreamEvent } from '../../generated/types/responses.ts';
import { readEvents } from '../ears/heard.ts';
import { openingVariables, startSubject } from '../subject.ts';
import { type FakeEngine, startFakeEngine } from '../upstream/fake-engine.ts';
import { type FakeUpstream, type Script, startFakeUpstream } from '../upstream/fake-upstream.ts';
import { WAYS } from '../upstream/provider-ways.ts';

export type Json = { readonly [key: string]: unknown };

export const SEARCH_TOOL: Json = { type: 'web_search', external_web_access: true };

export interface Searching {
  readonly provider: FakeUpstream;
  readonly engine: FakeEngine;
  /** The events of one streamed turn. */
  stream(body: Json, signal?: AbortSignal): Promise<StreamEvent[]>;
  /** The response of one plain turn. */
  plain(body: Json): Promise<ResponseResource>;
  close(): Promise<void>;
}

export interface Setting {
  readonly name?: string;
  readonly engine?: Parameters<typeof startFakeEngine>[0];
  readonly variables?: Record<string, string>;
}

/** Starts all three; the provider refuses whatever a strict one refuses. */
export async function startSearching(
  script: Script,
  { name = 'generic', ...setting }: Setting = {},
): Promise<Searching> {
  const provider = await startFakeUpstream(script, { strict: WAYS[name] ?? true });
  const engine = await startFakeEngine(setting.engine);
  const subject = await startSubject({
    ...openingVariables(name, provider.url, 'searching'),
    M2C_SEARCH_URL: engine.url,
    ...setting.variables,
  });
  const post = (body: Json, signal?: AbortSignal) =>
    fetch(`${subject.url}/v1/responses`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model: `${name}/searching`, tools: [SEARCH_TOOL], ...body }),
      ...(signal === undefined ? {} : { signal }),
    });
  return {
    provider,
    engine,
    stream: async (body, signal) => readEvents(await (await post({ ...body, stream: true }, signal)).text()),
    plain: async (body) => (await (await post(body)).json()) as ResponseResource,
    close: async () => {
      await subject.close();
      await engine.close();
      await provider.close();
    },
  };
}

/** The items as Codex sends them back: it keeps of a search what was asked, and not the sources (codex-cli 0.169.0). */
export function sentBack(items: readonly OutputItem[]): readonly Json[] {
  return items.map((item) => {
    if (item.type !== 'web_search_call') return structuredClone(item) as unknown as Json;
    const { sources: _, ...action } = item.action ?? { type: 'search' };
    return { ...item, action };
  });
}

/** The response that a stream ended with. */
export function endOf(events: readonly StreamEvent[]): ResponseResource {
  const last = events.at(-1);
  if (last === undefined || !('response' in last)) throw new Error('The stream has no end.');
  return last.response;
}
