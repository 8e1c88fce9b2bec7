/** What Codex says of a turn beside the conversation. */
import type { CreateResponse } from '../../generated/types/responses.ts';

type Told = Pick<CreateResponse, 'client_metadata'>;

/** Whether the turn only makes a title for the thread, which Codex asks of the same model (codex-cli 0.169.0). */
export function asksForTitle(request: Told): boolean {
  return turnMetadata(request)?.thread_source === 'thread_title';
}

/** The thread the turn belongs to, null when the client names none. Other clients name it by the key of their cache only. */
export function threadOf(request: Told & Pick<CreateResponse, 'prompt_cache_key'>): string | null {
  const thread = turnMetadata(request)?.thread_id;
  return typeof thread === 'string' ? thread : (request.prompt_cache_key ?? null);
}

function turnMetadata({ client_metadata: metadata }: Told): Readonly<Record<string, unknown>> | null {
  const told = metadata?.['x-codex-turn-metadata'];
  if (typeof told !== 'string') return null;
  try {
    const said: unknown = JSON.parse(told);
    return typeof said === 'object' && said !== null ? { ...said } : null;
  } catch {
    return null;
  }
}
