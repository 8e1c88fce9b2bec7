/** What Codex says of a turn beside the conversation. */
import type { CreateResponse } from '../../generated/types/responses.ts';

type Asked = Pick<CreateResponse, 'client_metadata'>;

/** Whether the turn only makes a title for the thread, which Codex asks of the same model (codex-cli 0.169.0). */
export function asksForTitle(request: Asked): boolean {
  return metadataOf(request).thread_source === 'thread_title';
}

/** Whether Codex makes the summary of a thread that outgrows its window, in a turn like any other (codex-cli 0.169.0). */
export function asksForCompaction(request: Asked): boolean {
  return metadataOf(request).request_kind === 'compaction';
}

/** The thread the turn belongs to, null when the client names none. Other clients name it by the key of their cache only. */
export function threadOf(request: Asked & Pick<CreateResponse, 'prompt_cache_key'>): string | null {
  const { thread_id: thread } = metadataOf(request);
  return typeof thread === 'string' ? thread : (request.prompt_cache_key ?? null);
}

function metadataOf({ client_metadata: metadata }: Asked): { readonly [field: string]: unknown } {
  const told = metadata?.['x-codex-turn-metadata'];
  if (typeof told !== 'string') return {};
  try {
    const said: unknown = JSON.parse(told);
    return typeof said === 'object' && said !== null ? (said as { [field: string]: unknown }) : {};
  } catch {
    return {};
  }
}
